import type { Layout } from '../structural/layout.ts'

/**
 * Gmail. Facts: InboxSDK page-parser.ts, gmail-compose-view.ts and set-recipients.ts (2026-07); gmail.js (2026-03); a saved page of 2020 for
 * the file field. Labels and tooltips are in the reader's language, with marks of writing direction: never matched.
 */
export const GMAIL: Layout = {
  webmail: 'gmail',
  view: '',
  fixed: {
    to: { css: '.anm[name="to"] input[role="combobox"]', expected: 1 },
    subject: { css: 'input[name="subjectbox"]', expected: 1 },
    editor: { css: '[g_editable="true"]', expected: 1 },
    send: { css: '.Up [role="button"]:not(.Uo):not([aria-haspopup="true"])', expected: 1 },
  },
  loose: {
    cc: '.anm[name="cc"] input[role="combobox"]',
    bcc: '.anm[name="bcc"] input[role="combobox"]',
    row: '.anm[name]',
    chip: '[role="option"][data-hovercard-id]',
    chipRemove: '.afX',
    from: 'input[name="from"]',
    attachment: '.dL',
    attachmentName: '.vI',
    attachmentRemove: '.vq',
    uploading: '.dL [role="progressbar"]',
    fileInput: 'input[name="Filedata"]',
    quote: '.gmail_quote',
    close: '.Ha',
  },
}

/** The answered message, as long as it does not stand in the editor: it goes along all the same. */
export const UNSHOWN_QUOTE = 'input[name="uet"]'
/** Puts it into the editor. */
export const SHOW_QUOTE = '.ajR'
/** Bring up a field for copies, and for blind ones. */
export const TOGGLES = { cc: 'span.pE[role="link"]', bcc: 'span.pB[role="link"]' } as const
