import type { Layout } from '../structural/layout.ts'

/**
 * Yahoo Mail, and AOL Mail on the same front end. Facts: mailvelope/mailvelope src/content-scripts/providerSpecific.js (2026-01), and about
 * ten repositories with end-to-end tests that name the same attributes (2021-2026). No page was looked at.
 */
export const YAHOO: Layout = {
  webmail: 'yahoo',
  view: '',
  fixed: {
    to: { css: '#message-to-field', expected: 1 },
    subject: { css: '[data-test-id="compose-subject"]', expected: 1 },
    editor: { css: '[data-test-id="rte"] [contenteditable="true"], [data-test-id="rte"][contenteditable="true"]', expected: 1 },
    send: { css: '[data-test-id="compose-send-button"]', expected: 1 },
  },
  loose: {
    cc: '#message-cc-field',
    bcc: '#message-bcc-field',
    row: '[data-test-id="container-to"], [data-test-id="container-cc"], [data-test-id="container-bcc"]',
    chip: '[data-test-id="pill"]',
    chipRemove: '.pill-close button',
    quote: 'blockquote, .yahoo_quoted, .gmail_quote',
  },
}
