import type { Page } from 'puppeteer-core'
import type { Typed } from './compose-view.ts'
import { DoubleView, type Hand } from './double-views.ts'
import type { Session } from './session.ts'

const opens = (button: string): Hand['modes'] => ({ only: async (_session, page) => { await page.click(button); return page } })
const hand = (one: Partial<Hand> & Pick<Hand, 'name' | 'url' | 'modes' | 'root' | 'recipient' | 'subject' | 'body' | 'send' | 'fileField' | 'scripts'>): Hand =>
  ({ dropPlace: `${one.root} ${one.body}`, schedule: [], ...one })

export const ZIMBRA_CLASSIC = hand({
  name: 'Zimbra classic', url: 'https://zimbra.free.fr/', modes: opens('#zb__NEW_MENU'), root: 'body',
  recipient: (field) => `[id$="-1_${field}_control"]`, subject: '.subjectField', body: '#ZmHtmlEditor1_body_ifr', send: '[id="zb__COMPOSE-1__SEND_title"]',
  fileField: '#zv__COMPOSE-1 input[type="file"]', scripts: { send: 'Zimbra.views[0].send()', save: 'Zimbra.views[0].save()' },
})
export const ZIMBRA_MODERN = hand({
  name: 'Zimbra modern', url: 'https://webmail.free.fr/modern/', modes: opens('#new'), root: '.zimbra-client_composer_inner',
  recipient: (field) => `.zimbra-client_address-field_addressField:nth-child(${['to', 'cc', 'bcc'].indexOf(field) + 1}) input`, subject: '.zimbra-client_composer_subject',
  body: 'rich-text-area', send: '[class$="_send"]', fileField: 'input[type="file"]', scripts: { send: 'Zimbra.send()', save: 'Zimbra.save()' },
})
export const YAHOO = hand({
  name: 'Yahoo', url: 'https://mail.yahoo.com/d/folders/1', modes: opens('[data-test-id="compose-button"]'), root: '.compose',
  recipient: (field) => `#message-${field}-field`, subject: '[data-test-id="compose-subject"]', body: '[data-test-id="rte"] [contenteditable]',
  send: '[data-test-id="compose-send-button"]', fileField: 'input[type="file"]', scripts: { send: 'Yahoo.send()', save: 'Yahoo.save()' },
})
export const AOL = { ...YAHOO, name: 'AOL', url: 'https://mail.aol.com/d/folders/1' }
export const PROTON = hand({
  name: 'Proton', url: 'https://mail.proton.me/u/0/inbox', modes: opens('[data-testid="sidebar:compose"]'), root: '.composer',
  recipient: (field) => `[data-testid="composer:${field}"]`, subject: '[data-testid="composer:subject"]', body: '[data-testid="rooster-iframe"]',
  send: '[data-testid="composer:send-button"]', fileField: 'input[type="file"]', scripts: { send: 'Proton.send()', save: 'Proton.save()' },
})
const APPLICATION = {
  modes: opens('#ecrire'), root: '.redaction', recipient: (field: string) => `#champ-${field === 'to' ? 'a' : field === 'bcc' ? 'cci' : 'cc'}`, subject: '[name="objet"]',
  body: '.texte', send: 'button:not([aria-label]):not(:last-child)', fileField: 'input[type="file"]', scripts: { send: 'Messagerie.send()', save: 'Messagerie.save()' },
}
export const ORANGE = hand({ ...APPLICATION, name: 'Orange', url: 'https://messagerie.orange.fr/' })
export const HOSPITAL = hand({ ...APPLICATION, name: 'a hospital’s own webmail', url: 'https://webmail.chu-exemple.fr/' })
export const SFR = hand({
  name: 'SFR', url: 'https://webmail.sfr.fr/', modes: opens('#ecrire'), root: '#redaction', recipient: (field) => `[name="${field}"]`, subject: '#objet',
  body: 'iframe.editeur', send: '[type="submit"]', fileField: 'input[type="file"]', scripts: { send: 'Formulaire.send()', save: 'Formulaire.save()' },
})
export const LAPOSTE = hand({
  name: 'La Poste', url: 'https://www.laposte.net/accueil', modes: opens('#ecrire'), root: '#redaction', recipient: (field) => `[name="${field === 'bcc' ? 'cci' : field}"]`,
  subject: '[name="objet"]', body: 'textarea', send: '[type="submit"]', fileField: '', scripts: { send: 'Formulaire.send()', save: 'Formulaire.save()' },
})

/** A compose view whose editor may stand in a frame of its own. */
export class OtherView extends DoubleView {
  static override async open(session: Session, hand: Hand, mode = 'only'): Promise<OtherView> {
    const { page } = await DoubleView.open(session, hand, mode)
    return new OtherView(page, hand)
  }

  async #enter(): Promise<void> {
    const place = (await this.page.$(`${this.hand.root} ${this.hand.body}`))!
    const frame = await place.contentFrame()
    if (!frame) return place.focus()
    await place.click()
    await (await frame.waitForSelector('[contenteditable="true"]'))!.focus()
  }

  override async type({ to, subject, body }: Typed): Promise<void> {
    await this.page.bringToFront()
    for (const [selector, text] of [[this.hand.recipient('to'), to], [this.hand.subject, subject]] as const) {
      if (text === undefined) continue
      await this.page.focus(`${this.hand.root} ${selector}`)
      await this.page.keyboard.type(text)
      // Not Enter: in a plain form that sends.
      await this.page.keyboard.press('Tab')
    }
    if (body === undefined) return
    await this.#enter()
    await this.page.keyboard.type(body)
  }

  override async paste(text: string): Promise<void> {
    await this.#enter()
    const place = (await this.page.$(`${this.hand.root} ${this.hand.body}`))!
    const target: Pick<Page, 'evaluate'> = (await place.contentFrame()) ?? this.page
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what a paste does to the page, undo included, has no other name
    await target.evaluate((words) => document.execCommand('insertText', false, words), text)
  }

  /** Pastes what is on the clipboard, by the keys. */
  async pasteByKeys(): Promise<void> {
    await this.page.bringToFront()
    await this.#enter()
    await this.page.keyboard.down('Control')
    await this.page.keyboard.press('v')
    await this.page.keyboard.up('Control')
  }

  override async ctrlEnter(): Promise<void> {
    await this.#enter()
    await this.page.keyboard.down('Control')
    await this.page.keyboard.press('Enter')
    await this.page.keyboard.up('Control')
  }
}
