import type { Layout } from '../structural/layout.ts'

/**
 * Outlook on the web. Facts: exact strings in many repositories (2022-2026) and mailvelope/mailvelope providerSpecific.js (2026-01). Class
 * names change with each build and are not used, but for those of pills, which Fluent UI keeps.
 */
export const OUTLOOK: Layout = {
  webmail: 'outlook',
  view: '[id^="docking_InitVisiblePart_"]',
  fixed: {
    editor: { css: '[id^="editorParent_"] > [contenteditable="true"]', expected: 1 },
    send: { css: '[data-testid="ComposeSendButton"] button:not([aria-haspopup])', expected: 1 },
  },
  loose: {
    chip: '[data-selection-index], [contenteditable="false"]',
    chipRemove: '[class*="removeWellItemButton"], button',
    // OneDrive and "this computer" each have a field; any of the view's takes a file.
    fileInput: 'input[type="file"]',
    uploading: '[role="option"] [role="progressbar"]',
    attachment: '[role="listbox"] > [role="option"]',
    attachmentName: '[title]',
    quote: '#appendonsend, #divRplyFwdMsg, #divRplyFwdMsg ~ *, blockquote',
  },
}

/** Names the account: its address stands in no field of a view. */
export const ACCOUNT = '#O365_AppName[href*="login_hint"]'
