/**
 * Where things stand in Roundcube 1.6 (skins Elastic, Larry and Classic), with the number of matches expected on a compose page.
 * Facts: program/js/app.js and skins/{elastic,larry,classic}/templates/compose.html of 1.6.5 and of Debian's packages of the other skins, 1.6.0.
 */
export const SELECTORS = {
  form: { css: 'form[name="form"]', expected: 1 },
  subject: { css: 'form[name="form"] [name="_subject"]', expected: 1 },
  to: { css: 'form[name="form"] textarea[name="_to"]', expected: 1 },
  cc: { css: 'form[name="form"] textarea[name="_cc"]', expected: 1 },
  bcc: { css: 'form[name="form"] textarea[name="_bcc"]', expected: 1 },
  from: { css: 'form[name="form"] [name="_from"]', expected: 1 },
  isHtml: { css: 'form[name="form"] [name="_is_html"]', expected: 1 },
  body: { css: 'textarea#composebody, textarea#compose-body', expected: 1 },
} as const

/** Things that come and go: no fixed count. */
export const LOOSE = {
  editorFrame: 'iframe#composebody_ifr, iframe#compose-body_ifr',
  send: '.formbuttons .send, #messagetoolbar a.send, a.button.send, button.send',
  attachments: ':is(#attachment-list, #attachmentslist) > li[id^="rcmfile"]',
  uploading: ':is(#attachment-list, #attachmentslist) > li:is(.uploading, :has(.uploading))',
  fileInput: '#uploadform input[type="file"], input[type="file"][name="_attachments[]"]',
  /** Classic uploads by a button of its own, the others as soon as a file is chosen. */
  upload: '.buttons input.mainaction',
  typedRecipient: 'ul.recipient-input input',
  /** The hidden frame that receives the server's answer to a send or a save. */
  saveTarget: 'iframe[name="savetarget"]',
} as const

/** What an item of the list of attachments is called, as the server told it. */
export const nameOfAttachment = (item: Element): string => item.querySelector('.attachment-name')?.textContent.trim() ?? item.textContent.trim()

/** Names of selectors whose number of matches is not the expected one; empty when the page is the one we know. */
export function unexpectedSelectors(root: ParentNode): string[] {
  return Object.entries(SELECTORS)
    .filter(([, { css, expected }]) => root.querySelectorAll(css).length !== expected)
    .map(([name]) => name)
}
