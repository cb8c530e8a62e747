/** The badge's look: the seal on paper, small enough to stand beside Send. */
export const BADGE_CSS = `
:host {
  all: initial !important; display: inline-flex !important; align-items: center; gap: 8px; margin-inline-start: 12px !important;
  vertical-align: middle; max-width: 100%;
  --ink: #17243b; --paper: #fbf8f3; --wax: #a8201a; --leaf: #1d7a5a; --amber: #9a5b00; --line: #d9d2c5;
}
:host([data-floating]) { position: fixed !important; inset: auto 16px 16px auto !important; z-index: 2147483647; }
button {
  font: 500 13px/20px system-ui, sans-serif; color: var(--ink); background: var(--paper); border: 1px solid var(--line);
  border-radius: 8px; padding: 4px 12px; min-height: 28px; display: inline-flex; align-items: center; gap: 8px; cursor: pointer;
  text-align: start; max-width: 420px;
}
button[hidden] { display: none; }
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.mark { font-size: 14px; }
[data-tone="fine"] { color: var(--leaf); border-color: currentColor; }
[data-tone="doubt"] { color: var(--amber); border-color: currentColor; }
[data-tone="held"], [data-tone="lost"] { color: var(--paper); background: var(--wax); border-color: var(--wax); }
.action { font-weight: 600; text-decoration: underline; background: none; border-color: transparent; padding-inline: 4px; }
.voice { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (prefers-color-scheme: dark) {
  :host { --ink: #ece7dd; --paper: #1b2230; --wax: #f08a80; --leaf: #6fd1aa; --amber: #f0b35c; --line: #3b4558; }
  [data-tone="held"], [data-tone="lost"] { color: #1b1210; }
}
@media (forced-colors: active) { button { border-color: ButtonText; } }
`
