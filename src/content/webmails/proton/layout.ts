import type { Layout } from '../structural/layout.ts'

/**
 * Proton Mail. Facts: ProtonMail/WebClients applications/mail/src/app/components/composer (ComposerMeta, AddressesRecipientItem,
 * AddressesSummary, ComposerActions) and components/editor (2021-2026). Open source; no running page was looked at.
 */
export const PROTON: Layout = {
  webmail: 'proton',
  view: '',
  fixed: {
    subject: { css: '[data-testid="composer:subject"]', expected: 1 },
    editor: { css: 'iframe[data-testid="rooster-iframe"]', expected: 1 },
    send: { css: '[data-testid="composer:send-button"]', expected: 1 },
  },
  loose: {
    cc: '[data-testid="composer:cc"], [id^="cc-composer"]',
    bcc: '[data-testid="composer:bcc"], [id^="bcc-composer"]',
    row: '.composer-addresses-container',
    chip: '[data-testid="composer-addresses-item"]',
    chipRemove: '.composer-addresses-item-remove',
    from: '[data-testid="composer:from"]',
    fileInput: '[data-testid="composer-attachments-button"]',
    quote: '.protonmail_quote, blockquote',
    close: '[data-testid="composer:close-button"]',
  },
}
