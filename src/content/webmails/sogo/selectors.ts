/**
 * Where things stand in SOGo 5.8, with the number of matches expected in a compose view.
 * Facts: Templates/MailerUI/UIxMailEditor.wox of 5.8.0, and the dialog that Angular Material 1.2.4 makes of it. There is one compose
 * view at a time in a document: `MailboxController` and `MessageController` share `messageDialog`, and `$mdDialog` closes one
 * dialog for the next.
 */
const DIALOG = 'md-dialog#mailEditor'
const chips = (field: string): string => `${DIALOG} md-chips[ng-model="editor.message.editable.${field}"]`

export const SELECTORS = {
  dialog: { css: DIALOG, expected: 1 },
  form: { css: `${DIALOG} form[name="messageForm"]`, expected: 1 },
  subject: { css: `${DIALOG} input[name="subject"]`, expected: 1 },
  to: { css: chips('to'), expected: 1 },
  cc: { css: chips('cc'), expected: 1 },
  bcc: { css: chips('bcc'), expected: 1 },
  from: { css: `${DIALOG} input[name="from"]`, expected: 1 },
  send: { css: `${DIALOG} button[ng-click="editor.send()"]`, expected: 1 },
  /** Plain text, or the place of the HTML editor: never both. */
  body: { css: `${DIALOG} textarea[name="content"], ${DIALOG} sg-ckeditor#message-content`, expected: 1 },
  attachments: { css: `${DIALOG} md-chips[ng-model="editor.uploader.queue"]`, expected: 1 },
} as const

/** Things that come and go, or that are looked for inside another: no fixed count. */
export const LOOSE = {
  htmlEditor: `${DIALOG} sg-ckeditor#message-content`,
  editorFrame: `${DIALOG} iframe.cke_wysiwyg_frame`,
  plainText: `${DIALOG} textarea[name="content"]`,
  /** What CKEditor shows instead of its frame once "Source" is pressed. */
  source: `${DIALOG} textarea.cke_source`,
  chip: 'md-chip',
  chipText: '.sg-tile-content',
  typedRecipient: 'md-autocomplete input',
  row: '.pseudo-input-container',
  attachment: `${SELECTORS.attachments.css} md-chip`,
  /** It has an address once the server has the file. */
  attachmentLink: 'a',
  fileInput: `${DIALOG} input#fileInput`,
  cancel: `${DIALOG} button[ng-click="editor.cancel()"]`,
  /** `editor.sendState`: what the server's answer to a send was. */
  sent: `${DIALOG} sg-ripple-content [ng-switch-when="sent"]`,
  failed: `${DIALOG} sg-ripple-content [ng-switch-when="error"]`,
} as const

/** Names of selectors whose number of matches is not the expected one; empty when the view is the one we know. */
export function unexpectedSelectors(root: ParentNode): string[] {
  return Object.entries(SELECTORS)
    .filter(([, { css, expected }]) => root.querySelectorAll(css).length !== expected)
    .map(([name]) => name)
}
