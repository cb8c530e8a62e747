/**
 * Runs in the page's own world, before the page's scripts. It holds no secret and takes no decision: it stops what the
 * webmail's scripts would send, save, upload or store, and asks the isolated world. Untrusted by design; the
 * isolated listeners and the network gate hold without it.
 */
import { whenEmptied } from './emptied.ts'
import { hearsProbe, hooksStand } from './page-world/probe.ts'
import { hookWorkerMessages, textsIn } from './page-world/worker-messages.ts'
import { PAGE_HOOKS } from './webmails/page-hooks.ts'
import type { PageRequest, Recognition } from './webmails/recognition.ts'
import { composingIn, GENERAL, strayExit } from './webmails/registry.ts'
import { type Exit, mayLeave, onCommand, onWithheld, onWritten, tell } from './world-bridge.ts'

/** The webmail whose compose view was last seen here: a page may put one out of sight, and only the isolated world knows whether it is gone. */
let seen: Recognition | null = null
const composing = (): Recognition | null => (seen = composingIn(document) ?? seen)

/** Whether a document that this page writes, or a window that it opened, has had a compose view: what leaves here may be of that one. */
let isWriting = false
const asked = (): Recognition | null => composing() ?? (isWriting ? GENERAL : null)

/** A document that another page writes has no address of its own. */
const base = (): string => (location.protocol === 'about:' ? document.baseURI : location.href)

function hear(): void {
  onCommand('view-here', () => {
    seen = composing() ?? GENERAL
    return true
  })
  onCommand('hooks-stand', hooksStand)
  onWritten(() => (isWriting = true))
  onWithheld(() => (isWriting = true))
}

/** Text of a request's body; `null` when it could hide anything. */
function textOf(body: unknown): string | null {
  if (body === undefined || body === null) return ''
  if (body instanceof FormData) return [...body].every(([, value]) => typeof value === 'string') ? new URLSearchParams(body as never).toString() : null
  return typeof body === 'string' || body instanceof URLSearchParams ? String(body) : null
}

/** What a request would carry out: in a page without a compose view only what is about a message all the same. */
function exitOf(request: PageRequest): { readonly webmail: Recognition; readonly exit: Exit | null } | null {
  const webmail = composing()
  if (webmail) return { webmail, exit: webmail.exitOfRequest(request, base()) }
  return strayExit(request, base()) ?? (isWriting ? { webmail: GENERAL, exit: GENERAL.exitOfRequest(request, base()) } : null)
}

type Answer = 'held' | 'free' | 'sending'

/** Whether a request may go. Other pages of the webmail are none of our business. */
function answerFor(method: string, target: string, body: unknown, headers: readonly string[] = []): Answer {
  if (hearsProbe(target)) return 'held'
  const request: PageRequest = { method, target, body: textOf(body), headers: headers.join('\n') }
  const found = exitOf(request)
  if (!found) return 'free'
  const { webmail, exit } = found
  const text = [request.body ?? '', ...headers].filter((part) => part !== '').join('\n')
  if (exit !== null && exit !== 'harmless') {
    if (!mayLeave(exit, target, webmail.messageIn?.(request) ?? text, webmail.recipientsIn?.(request))) return 'held'
    return exit === 'send' ? 'sending' : 'free'
  }
  // Said to be harmless: its text is looked at all the same.
  if (request.body === null) return 'held'
  const carried = [new URL(target, base()).search, text].filter((part) => part !== '').join('&')
  return carried === '' || mayLeave('harmless', carried) ? 'free' : 'held'
}

const isDone = (status: number): boolean => status >= 200 && status < 300

function hookRequests(): void {
  const requests = new WeakMap<XMLHttpRequest, { method: string; target: string; headers: string[] }>()
  const { open, send, setRequestHeader } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
    requests.set(this, { method: String(args[0]), target: String(args[1]), headers: [] })
    Reflect.apply(open, this, args)
  }
  XMLHttpRequest.prototype.setRequestHeader = function (this: XMLHttpRequest, ...args: Parameters<typeof setRequestHeader>) {
    requests.get(this)?.headers.push(args[1])
    Reflect.apply(setRequestHeader, this, args)
  }
  XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, ...args: unknown[]) {
    const request = requests.get(this)
    const answer = request ? answerFor(request.method, request.target, args[0], request.headers) : 'free'
    if (answer === 'held') {
      setTimeout(() => this.dispatchEvent(new ProgressEvent('error')), 0)
      return
    }
    if (answer === 'sending') this.addEventListener('loadend', () => tell(isDone(this.status) ? 'sent' : 'failed'))
    Reflect.apply(send, this, args)
  }

  const nativeFetch = window.fetch
  window.fetch = function (...args: Parameters<typeof fetch>) {
    const [input, init] = args
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET')
    const target = input instanceof Request ? input.url : String(input)
    const headers = [...new Headers(init?.headers ?? (input instanceof Request ? input.headers : {})).values()]
    const answer = answerFor(method, target, init?.body ?? (input instanceof Request ? input.body : null), headers)
    if (answer === 'held') return Promise.reject(new TypeError('Failed to fetch'))
    const response = Reflect.apply<unknown, typeof args, Promise<Response>>(nativeFetch, this, args)
    if (answer === 'sending') response.then(({ status }) => tell(isDone(status) ? 'sent' : 'failed'), () => tell('failed'))
    return response
  }

  const { sendBeacon } = Navigator.prototype
  Navigator.prototype.sendBeacon = function (...args: Parameters<typeof sendBeacon>) {
    return answerFor('POST', String(args[0]), args[1]) !== 'held' && Reflect.apply(sendBeacon, this, args)
  }

  const { send: sendFrame } = WebSocket.prototype
  WebSocket.prototype.send = function (...args: Parameters<typeof sendFrame>) {
    if (!asked() || mayLeave('request', this.url, textsIn(args[0]))) Reflect.apply(sendFrame, this, args)
  }
}

function hookForms(): void {
  const held = (form: HTMLFormElement): boolean => {
    if (hearsProbe(form.action)) return true
    const webmail = asked()
    const exit = webmail?.exitOfForm(form) ?? null
    if (!webmail || exit === null || mayLeave(exit, form.action, textOf(new FormData(form)) ?? '')) return false
    PAGE_HOOKS[webmail.name]?.onHeldForm?.()
    return true
  }
  const { submit, requestSubmit } = HTMLFormElement.prototype
  HTMLFormElement.prototype.submit = function () {
    if (!held(this)) Reflect.apply(submit, this, [])
  }
  HTMLFormElement.prototype.requestSubmit = function (...args: [HTMLElement?]) {
    if (!held(this)) Reflect.apply(requestSubmit, this, args)
  }
}

function hookStorage(): void {
  const { setItem } = Storage.prototype
  Storage.prototype.setItem = function (key: string, value: string) {
    if (!asked() || mayLeave('storage', key, value)) Reflect.apply(setItem, this, [key, value])
  }
  for (const method of ['put', 'add'] as const) {
    const store = IDBObjectStore.prototype[method]
    IDBObjectStore.prototype[method] = function (...args: Parameters<typeof store>) {
      if (asked() && !mayLeave('storage', this.name, textsIn(args[0]))) throw new DOMException('held', 'QuotaExceededError')
      return Reflect.apply<unknown, typeof args, IDBRequest<IDBValidKey>>(store, this, args)
    }
  }
}

hear()
whenEmptied(document, hear)
hookRequests()
hookWorkerMessages((text) => !asked() || mayLeave('harmless', text))
hookForms()
hookStorage()
// Brought in late into a page that was open before the extension was.
const hook = (): void => { for (const each of Object.values(PAGE_HOOKS)) each.hook() }
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', hook)
else hook()
