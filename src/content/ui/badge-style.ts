/** The badge's look: the seal on paper, small enough to stand beside Send. */
export const BADGE_CSS = `
:host {
  all: initial !important; display: inline-flex !important; align-items: center !important; gap: 8px !important; margin-inline-start: 12px !important;
  vertical-align: middle; width: fit-content !important; max-width: 100%;
  --ink: #17243b; --soft: #4b5567; --paper: #fbf8f3; --wax: #a8201a; --leaf: #1d7a5a; --amber: #8f5300; --line: #857b6b; --on-wax: #ffffff;
}
:host([data-floating]) { position: fixed !important; inset: auto 16px 16px auto !important; z-index: 2147483647; }
button {
  font: 500 13px/20px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: 8px; padding: 4px 12px; min-height: 32px; display: inline-flex; align-items: center; gap: 8px;
  cursor: pointer; text-align: start; max-width: 420px; transition: box-shadow 120ms;
}
:host([data-one-line]) { vertical-align: top !important; }
:host([data-one-line]) .badge > :last-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
button:hover { box-shadow: 0 0 0 1px currentColor; }
button[hidden] { display: none; }
/* Ink on a ring of paper, of which one shows on a light page and the other on a dark one: a webmail does not follow the system's colours. */
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 6px var(--paper); }
/* Drawn by its outline: the characters of the marks look different in every font, and serve where colours are forced. */
.mark { flex: none; width: 14px; height: 14px; font-size: 0; background: currentColor; }
[data-tone="fine"] .mark { clip-path: polygon(14% 46%, 38% 69%, 86% 17%, 98% 29%, 39% 94%, 2% 59%); }
[data-tone="doubt"] .mark { clip-path: polygon(50% 4%, 100% 96%, 0 96%); }
[data-tone="held"] .mark { clip-path: polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%); }
[data-tone="lost"] .mark { clip-path: polygon(16% 2%, 50% 36%, 84% 2%, 98% 16%, 64% 50%, 98% 84%, 84% 98%, 50% 64%, 16% 98%, 2% 84%, 36% 50%, 2% 16%); }
[data-tone="waiting"] .mark { box-sizing: border-box; background: none; border: 2px dotted currentColor; border-radius: 50%; }
[data-tone="waiting"] { color: var(--soft); }
[data-tone="fine"] { color: var(--leaf); border-color: currentColor; }
[data-tone="doubt"] { color: var(--amber); border-color: currentColor; font-weight: 600; }
[data-tone="held"], [data-tone="lost"] { color: var(--on-wax); background: var(--wax); border-color: var(--wax); font-weight: 600; }
[data-tone="held"]:hover, [data-tone="lost"]:hover { box-shadow: 0 0 0 2px var(--paper), 0 0 0 3px var(--wax); }
.action { font-weight: 600; text-decoration: underline; text-underline-offset: 3px; border-color: transparent; padding-inline: 8px; }
.voice { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (prefers-color-scheme: dark) {
  :host { --ink: #ece7dd; --soft: #b6b3ab; --paper: #1b2230; --wax: #f08a80; --leaf: #6fd1aa; --amber: #f0b35c; --line: #8590a5; --on-wax: #241110; }
}
@media (prefers-reduced-motion: reduce) { button { transition: none; } }
@media (forced-colors: active) {
  button { border-color: ButtonText; }
  .mark, [data-tone] .mark { background: none; border: 0; clip-path: none; width: auto; height: auto; font-size: 14px; }
}
`
