/** The look of the line under a recipient field: paper and ink, small, without weight until something is wrong. */
export const MARKS_CSS = `
:host { all: initial !important; display: block !important; inline-size: 100% !important;
  --ink: #17243b; --soft: #4b5567; --paper: #fbf8f3; --wax: #a8201a; --leaf: #1d7a5a; --amber: #8f5300; --line: #857b6b; }
.line { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; padding-block: 4px; }
ul { display: flex; flex-wrap: wrap; gap: 4px 8px; list-style: none; margin: 0; padding: 0; min-inline-size: 0; }
ul[hidden] { display: none; }
li { min-inline-size: 0; max-inline-size: 100%; position: relative; }
button { font: 500 13px/18px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: 8px; padding: 3px 8px; min-height: 26px; cursor: pointer; text-align: start; max-inline-size: 100%; }
/* Ink on a ring of paper, of which one shows on a light page and the other on a dark one. */
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 1px; box-shadow: 0 0 0 5px var(--paper); }
.mark { display: inline-flex; align-items: center; gap: 6px; }
.mark:hover { box-shadow: 0 0 0 1px var(--ink); }
.who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-inline-size: 22em; }
.words { font-weight: 400; white-space: nowrap; }
svg { flex: none; }
.cut { stroke: var(--paper); }
[data-mark="secure"] > svg, [data-mark="secure"] > .words { color: var(--leaf); }
[data-mark="ordinary"] > svg, [data-mark="ordinary"] > .words, [data-mark="unknown"] > svg, [data-mark="unknown"] > .words { color: var(--amber); }
[data-mark="gone"] { border-color: var(--wax); }
[data-mark="gone"] > svg, [data-mark="gone"] > .words { color: var(--wax); font-weight: 600; }
[data-mark="internal"] > svg, [data-mark="internal"] > .words, [data-mark="asking"] > svg, [data-mark="asking"] > .words { color: var(--soft); }
.search { color: var(--soft); border-style: dashed; font-weight: 400; }
.search:hover { color: var(--ink); box-shadow: 0 0 0 1px var(--ink); }
.voice { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (prefers-color-scheme: dark) {
  :host { --ink: #ece7dd; --soft: #b6b3ab; --paper: #1b2230; --wax: #f08a80; --leaf: #6fd1aa; --amber: #f0b35c; --line: #8590a5; }
}
@media (forced-colors: active) {
  button { border-color: ButtonText; }
  [data-mark] > svg { color: ButtonText; }
  .cut { stroke: ButtonFace; }
}
`
