// Thunderbird's windows as a hand uses them: write, press Send, read the panel, press its buttons.
import { setTimeout as delay } from 'node:timers/promises'

/** What a hand takes between two presses; the panel takes no click on what has only just appeared. */
const DWELL = 600

const COMPOSE = `
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs')
  const [{ to, cc = '', subject, html, from, files = [] }] = args
  const fields = Cc['@mozilla.org/messengercompose/composefields;1'].createInstance(Ci.nsIMsgCompFields)
  Object.assign(fields, { to, cc, subject, body: html })
  for (const { name, path } of files) {
    const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile)
    file.initWithPath(path)
    const attachment = Cc['@mozilla.org/messengercompose/attachment;1'].createInstance(Ci.nsIMsgAttachment)
    Object.assign(attachment, { name, url: Services.io.newFileURI(file).spec, size: file.fileSize })
    fields.addAttachment(attachment)
  }
  const params = Cc['@mozilla.org/messengercompose/composeparams;1'].createInstance(Ci.nsIMsgComposeParams)
  Object.assign(params, { composeFields: fields, type: Ci.nsIMsgCompType.New, format: Ci.nsIMsgCompFormat.HTML, identity: MailServices.accounts.allIdentities.find(({ email }) => email === from) })
  const opened = new Promise((resolve) => {
    const hear = (window, topic) => {
      if (topic !== 'domwindowopened') return
      window.addEventListener('compose-editor-ready', () => { Services.ww.unregisterNotification(hear); resolve(window) }, { once: true })
    }
    Services.ww.registerNotification(hear)
  })
  MailServices.compose.OpenComposeWindowWithParams(null, params)
  const window = await opened
  window.sceauSubject = subject
`

/** The compose window of a subject, however its fields stand by now. */
const OF_SUBJECT = `const window = [...Services.wm.getEnumerator('msgcompose')].find(({ sceauSubject }) => sceauSubject === args[0])`

/** Runs a script in the page of the newest window of ours whose address holds `page`, and gives what it says. */
const IN_PAGE = `
  const [page, script] = args
  const windows = [...Services.wm.getEnumerator('mail:extensionPopup')].map((window) => ({ window, browser: window.document.getElementById('requestFrame') }))
  const { window, browser } = windows.reverse().find(({ browser }) => browser?.currentURI?.spec.includes(page)) ?? {}
  if (!browser || !browser.messageManager) return null
  const name = 'sceau-' + Math.random()
  const said = await new Promise((resolve) => {
    browser.messageManager.addMessageListener(name, ({ data }) => resolve(data))
    browser.messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent('sendAsyncMessage(' + JSON.stringify(name) + ', ((document) => {' + script + '})(content.document))'), false)
    window.setTimeout(() => resolve(null), 3000)
  })
  return { said, handle: window.docShell.browsingContext.id }
`

export class ThunderbirdDesk {
  #remote

  constructor(remote) {
    this.#remote = remote
  }

  async write(mail) {
    await this.#remote.run(COMPOSE, mail)
  }

  /** Presses Send, and waits until the program has let the message go or stopped it. */
  async pressSend(subject) {
    await this.#remote.run(`${OF_SUBJECT}; window.goDoCommand('cmd_sendButton')`, subject)
  }

  /** How the compose window of a subject stands: `gone` once it was sent, `locked` while nobody can write in it. */
  async standing(subject) {
    return this.#remote.run(`${OF_SUBJECT}; return !window || window.closed ? 'gone' : window.gWindowLocked || window.gSendLocked && window.gSendOperationInProgress ? 'locked' : 'open'`, subject)
  }

  async setSubject(subject, text) {
    await this.#remote.run(`${OF_SUBJECT}; const field = window.document.getElementById('msgSubject'); field.value = args[1]; field.dispatchEvent(new window.Event('input', { bubbles: true }))`, subject, text)
  }

  async typed(subject) {
    return this.#remote.run(`${OF_SUBJECT}; return window.GetCurrentEditor().rootElement.textContent`, subject)
  }

  async discard(subject) {
    await this.#remote.run(`${OF_SUBJECT}; if (!window) return; window.gContentChanged = false; window.gMsgCompose.bodyModified = false; window.close()`, subject)
  }

  /** What a window of the add-on says; empty while there is none. */
  async words(page = 'panel.html') {
    return (await this.#remote.run(IN_PAGE, page, 'return document.querySelector("#app")?.innerText ?? ""'))?.said ?? ''
  }

  async waitForWords(wanted, page = 'panel.html', timeout = 15_000) {
    for (const end = Date.now() + timeout; ;) {
      const words = await this.words(page)
      if (words.includes(wanted)) return words
      if (Date.now() > end) throw new Error(`Waiting for “${wanted}” timed out; the window says: ${words || 'nothing'}`)
      await delay(100)
    }
  }

  async hasWindow(page = 'panel.html') {
    return (await this.#remote.run(IN_PAGE, page, 'return true')) !== null
  }

  /** Closes a window of the add-on by its title bar. */
  async closeWindow(page = 'panel.html') {
    await this.#remote.run(`for (const window of Services.wm.getEnumerator('mail:extensionPopup')) if (window.document.getElementById('requestFrame')?.currentURI?.spec.includes(args[0])) window.close()`, page)
    await this.#until(async () => !(await this.hasWindow(page)), `${page} to close`)
  }

  /** Presses what says this with the mouse, and again while it stands there as before: the panel takes no click on what has only just appeared. */
  async press(label, page = 'panel.html', timeout = 20_000) {
    let before = null
    await this.#until(async () => {
      const found = await this.#find(label, page)
      if (before !== null && found?.sheet !== before) return true
      if (found) {
        before = found.sheet
        await delay(DWELL)
        await this.#click(found.handle, found)
        await delay(DWELL)
      }
      return false
    }, `a press of “${label}”`, timeout)
  }

  /** Presses it until another window of the add-on says what is wanted. */
  async pressFor(label, wanted, wantedPage, page = 'panel.html', timeout = 20_000) {
    await this.#until(async () => {
      if ((await this.words(wantedPage)).includes(wanted)) return true
      const found = await this.#find(label, page)
      await delay(DWELL)
      if (found) await this.#click(found.handle, found)
      await delay(DWELL)
      return false
    }, `“${label}” to bring “${wanted}”`, timeout)
  }

  /** The file that a window of the add-on offers to save, as it would lie on the disk. */
  async offeredFile(page = 'panel.html') {
    const read = `const link = document.querySelector('a[download]')
      if (!link) return null
      const request = new document.defaultView.XMLHttpRequest()
      request.open('GET', link.href, false)
      request.overrideMimeType('text/plain; charset=x-user-defined')
      request.send()
      return { name: link.download, bytes: btoa([...request.responseText].map((one) => String.fromCharCode(one.charCodeAt(0) & 255)).join('')) }`
    const said = (await this.#remote.run(IN_PAGE, page, read))?.said
    return said ? { name: said.name, bytes: Buffer.from(said.bytes, 'base64') } : null
  }

  async #find(label, page) {
    const find = `const wanted = ${JSON.stringify(label)}
      const element = [...document.querySelectorAll('button, label')].find((one) => one.textContent.trim().startsWith(wanted) && !one.disabled)
      if (!element) return null
      element.scrollIntoView({ block: 'center' })
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x: Math.round(x + Math.min(width / 2, 40)), y: Math.round(y + height / 2), sheet: document.querySelector('#app').innerText.length + ' ' + document.querySelectorAll('input:checked').length }`
    const found = await this.#remote.run(IN_PAGE, page, find)
    return found?.said ? { ...found.said, handle: found.handle } : null
  }

  async picture(page = 'panel.html') {
    const found = await this.#remote.run(IN_PAGE, page, 'return true')
    if (!(await this.#switchTo(found?.handle))) return null
    const { value } = await this.#remote.send('WebDriver:TakeScreenshot', { full: false })
    await this.#back()
    return Buffer.from(value, 'base64')
  }

  async #click(id, { x, y }) {
    if (!(await this.#switchTo(id))) return
    await this.#remote.send('WebDriver:PerformActions', { actions: [{
      type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
      actions: [{ type: 'pointerMove', x, y, origin: 'viewport', duration: 0 }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
    }] }).catch(() => undefined)
    await this.#back()
  }

  async #switchTo(id) {
    await this.#remote.send('Marionette:SetContext', { value: 'chrome' })
    for (const handle of await this.#remote.send('WebDriver:GetWindowHandles')) {
      await this.#remote.send('WebDriver:SwitchToWindow', { handle, focus: false }).catch(() => undefined)
      const { value } = await this.#remote.send('WebDriver:ExecuteScript', { script: 'return window.docShell.browsingContext.id', args: [] }).catch(() => ({}))
      if (value === id) return true
    }
    return false
  }

  /** To a window that stays: a script has no place in one that closes. */
  async #back() {
    const [first] = await this.#remote.send('WebDriver:GetWindowHandles')
    await this.#remote.send('WebDriver:SwitchToWindow', { handle: first, focus: false })
  }

  async #until(holds, what, timeout = 15_000) {
    for (const end = Date.now() + timeout; !(await holds());) {
      if (Date.now() > end) throw new Error(`Waiting for ${what} timed out`)
      await delay(50)
    }
  }

  /** Waits until a message was sent and its window is gone. */
  waitUntilSent(subject) {
    return this.#until(async () => (await this.standing(subject)) === 'gone', `“${subject}” to be sent`)
  }

  waitUntilFree(subject) {
    return this.#until(async () => (await this.standing(subject)) === 'open', `“${subject}” to be free`)
  }
}
