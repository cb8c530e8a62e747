import type { Layout } from '../structural/layout.ts'

/**
 * Zimbra's classic client (8.x to 10). Facts: Zimbra/zm-web-client WebRoot/js/zimbraMail/mail/view/ZmComposeView.js, share/model/ZmId.js
 * and share/view/ZmAddressInputField.js; ids counted in the page objects of Zimbra/zm-selenium (2013-2020). One toolbar a view, outside it.
 */
export const CLASSIC: Layout = {
  webmail: 'zimbra',
  view: '.ZmComposeView[id^="zv__COMPOSE"]',
  fixed: {
    to: { css: 'input[id$="_to_control"], textarea[id$="_to_control"]', expected: 1 },
    subject: { css: 'input.subjectField[id$="_subject_control"]', expected: 1 },
    send: { css: '[id="zb__COMPOSE-{view}__SEND"]', expected: 1, outside: true },
  },
  loose: {
    cc: '[id$="_cc_control"]:not([id$="_bcc_control"])',
    bcc: '[id$="_bcc_control"]',
    row: '.addrBubbleContainer',
    chip: '.addrBubble',
    chipRemove: '.ImgBubbleDelete, [id$="_remove"]',
    from: '[id$="_from_select"], [id$="_identity_select"]',
    attachment: '[id$="_attachments_div"] .attBubbleContainer span[id^="zv__COMPOSE"]',
    attachmentRemove: '.AttachmentClose, .ImgBubbleDelete',
    uploading: '.AttProgressSpan2',
    fileInput: '[id*="_file_input"]',
    quote: 'blockquote, [id^="zwchr"] ~ *',
    close: '[id="zb__COMPOSE-{view}__CANCEL"]',
  },
}

/**
 * Zimbra's modern client (9, 10). Closed source: these class names stand in the end-to-end tests of its desktop client and in
 * Zimbra's zimlets (2018-2021), and in no page that was looked at.
 */
export const MODERN: Layout = {
  webmail: 'zimbra',
  view: '.zimbra-client_composer_inner',
  fixed: {
    subject: { css: 'input.zimbra-client_composer_subject', expected: 1 },
    editor: { css: 'rich-text-area', expected: 1 },
    send: { css: 'button[class$="_send"]', expected: 1 },
  },
  loose: {
    chip: '.zimbra-client_token-input_tokenInput > [class*="_token"]:not(input)',
    attachment: '.zimbra-client_attachment-grid_attachments > *',
    uploading: '.zimbra-client_attachment-grid_attachments [class*="blocks_spinner"]',
    close: '.zimbra-client_composer_closeButton',
  },
}
