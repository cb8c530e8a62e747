import { writeMailboxes } from '../../../../src/content/webmails/addresses.ts'
import type { Mailbox } from '../../../../src/guard/index.ts'
import type { TableDraft } from './drafts.ts'
import { html, plainText, senderOf } from './driver.ts'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Roundcube's compose page with a draft in it (selectors.ts), and its server's files. */
export function openRoundcube(draft: TableDraft): void {
  const { to, cc = [], bcc = [], subject = '', files = [], html: isHtml = false } = draft
  const field = (name: string, list: readonly Mailbox[]): string => `<textarea name="_${name}">${escaped(writeMailboxes(list))}</textarea>`
  const content = isHtml ? html(draft, (text) => `<p id="reply-intro">${text}</p>`) : plainText(draft)
  document.body.innerHTML = `<form name="form"><select name="_from"><option>${escaped(writeMailboxes([senderOf(draft)]))}</option></select>
    ${field('to', to)}${field('cc', cc)}${field('bcc', bcc)}<input name="_subject" value="${escaped(subject)}"><input name="_is_html" value="${isHtml ? 1 : 0}">
    <textarea id="composebody">${escaped(content)}</textarea></form><div class="formbuttons"><button class="send">Envoyer</button></div>
    <ul id="attachment-list">${files.map(({ name }, at) => `<li id="rcmfile${at}"><span class="attachment-name">${escaped(name)}</span></li>`).join('')}</ul>`
  globalThis.fetch = (input) => {
    const url = typeof input === 'string' ? input : ''
    const id = /_file=rcmfile(\d+)/.exec(url)?.[1]
    const file = id === undefined ? undefined : files[Number(id)]
    return file ? Promise.resolve(new Response(file.text)) : Promise.reject(new Error(`no such file: ${url}`))
  }
}
