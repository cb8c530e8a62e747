import type { SogoView } from './sogo-view.ts'

/** One way out of SOGo's compose view. `asks`: the guard opens its panel; without the guard it `carries` the draft away at once, and `sends` it. */
export interface SogoExit {
  readonly name: string
  readonly asks: boolean
  readonly carries: boolean
  readonly sends: boolean
  take(view: SogoView): Promise<void>
}

const DIALOG = 'md-dialog#mailEditor'

/** What the practitioner's own hands can do. */
export const SOGO_GESTURES: readonly SogoExit[] = [
  { name: 'the mouse on Send', asks: true, carries: true, sends: true, take: (view) => view.press() },
  { name: 'Enter on Send', asks: true, carries: true, sends: true, take: async (view) => { await view.focusSend(); await view.page.keyboard.press('Enter') } },
  { name: 'Space on Send', asks: true, carries: true, sends: true, take: async (view) => { await view.focusSend(); await view.page.keyboard.press(' ') } },
  {
    name: 'Ctrl+Enter in the editor', asks: true, carries: false, sends: false,
    take: async (view) => {
      await (await view.editor()).focus()
      await view.page.keyboard.down('Control')
      await view.page.keyboard.press('Enter')
      await view.page.keyboard.up('Control')
    },
  },
  { name: 'Save', asks: false, carries: true, sends: false, take: ({ page }) => page.click(`${DIALOG} button[ng-click="editor.save()"]`) },
]

const byScript = (name: string, script: (text: string, draft: string) => unknown, sends = false): SogoExit => ({
  name, asks: false, carries: true, sends,
  take: async ({ page }) => {
    await page.evaluate((source) => {
      const text = `${document.querySelector<HTMLInputElement>('#mailEditor input[name="subject"]')?.value ?? ''}\n${
        document.querySelector<HTMLIFrameElement>('#mailEditor iframe.cke_wysiwyg_frame')?.contentDocument?.body.innerText ?? ''}`
      const draft = `${location.pathname.replace(/\/Mail\/.*$/, '/Mail/')}0/folderDrafts/newDraft1-1`
      try {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- plays a hostile script of the page
        new Function('text', 'draft', `return (${source})(text, draft)`)(text, draft)
      } catch {
        // A hooked function may throw into the page; the page's trouble.
      }
    }, script.toString())
  },
})

interface Editor { send(): void; save(): void; message: { $save(): unknown } }
interface Angular { angular: { element(element: Element): { controller(name: string): Editor } } }

/** What scripts of the page can do, those of the webmail and hostile ones. */
export const SOGO_SCRIPTS: readonly SogoExit[] = [
  byScript('editor.send()', () => (window as unknown as Angular).angular.element(document.querySelector('#mailEditor')!).controller('ngController').send(), true),
  byScript('message.$save()', () => (window as unknown as Angular).angular.element(document.querySelector('#mailEditor')!).controller('ngController').message.$save()),
  byScript('click() on Send', () => { document.querySelector<HTMLElement>('#mailEditor button[ng-click="editor.send()"]')?.click() }, true),
  byScript('XHR to the draft’s address', (text, draft) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${draft}/save`)
    request.send(text)
  }),
  byScript('a file by XHR', (text, draft) => {
    const form = new FormData()
    form.append('attachments', new File([text], 'a.txt'))
    const request = new XMLHttpRequest()
    request.open('POST', `${draft}/save`)
    request.send(form)
  }),
  byScript('fetch to a harmless address', (text, draft) => { void fetch(draft.replace(/newDraft.*/, 'headers'), { method: 'POST', body: text }).catch(() => 0) }),
  byScript('fetch of a fresh frame', (text, draft) => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    void frame.contentWindow?.fetch(new URL(`${draft}/save`, location.href), { method: 'POST', body: text }).catch(() => 0)
  }),
  byScript('a form of its own', (text, draft) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: `${draft}/send`, target: '_spy' })
    form.append(Object.assign(document.createElement('textarea'), { name: 'x', value: text }))
    document.body.append(form)
    form.submit()
  }),
]
