import { LOOSE, nameOfAttachment } from '../../content/webmails/roundcube/selectors.ts'
import { canonical, contentHash, fileMark, type Kind, tagOf } from './clearance.ts'
import type { LetGo } from './how.ts'
import { bytesToHex as hex } from '@noble/hashes/utils.js'
import { serverTime, told } from './told.ts'

const FIELD = '_sceau'

/** SHA-256 of the files that the server has, by their id: told with the page, and after each file that arrives. */
const files = new Map<string, string>()

interface Client {
  addEventListener(event: string, listener: (told: { readonly id: string; readonly sha256: string }) => void): void
}

/** Hears of files from now on. Called once the page's body is there. */
export function hearOfFiles(): void {
  for (const [id, sha256] of Object.entries(told().files)) files.set(id, sha256)
  const client = window.rcmail as unknown as Client | undefined
  client?.addEventListener('plugin.sceau_file', ({ id, sha256 }) => files.set(id, sha256))
}

function tag(kind: Kind, { how, reason }: Pick<LetGo, 'how' | 'reason'>, content: string): string {
  const { key, compose } = told()
  return tagOf({ kind, how, reason, time: serverTime(), nonce: hex(crypto.getRandomValues(new Uint8Array(16))) }, key, compose, content)
}

const isMessage = (form: HTMLFormElement): boolean => form.elements.namedItem('_draft') !== null && form.elements.namedItem('_message') !== null

/** The mark of each attachment of the view, by the name that was judged. @throws when one of them is unknown: such a message is not cleared. */
function attached(): string[] {
  return [...document.querySelectorAll(LOOSE.attachments)].map((item) => {
    const sha256 = files.get(item.id.slice('rcmfile'.length)) ?? ''
    if (sha256 === '') throw new Error('the server has not told of this file')
    return fileMark(sha256, nameOfAttachment(item))
  })
}

function signForm(form: HTMLFormElement, letGo: LetGo): void {
  const fields = new Map([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])))
  const kind = fields.get('_draft') === '' || form.action.includes('_saveonly=') ? 'send' : 'draft'
  const found = form.elements.namedItem(FIELD)
  const input = found instanceof HTMLInputElement ? found : form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name: FIELD }))
  // A tag of an earlier content must not stay there.
  input.value = ''
  try {
    input.value = tag(kind, letGo, contentHash(canonical(fields, attached())))
  } catch {
    // The server refuses, and says so.
  }
}

async function signFiles(body: FormData, letGo: LetGo): Promise<void> {
  for (const part of body.values()) {
    if (!(part instanceof File)) continue
    const digest = await crypto.subtle.digest('SHA-256', await part.arrayBuffer())
    body.append(`${FIELD}[]`, tag('upload', letGo, hex(new Uint8Array(digest))))
  }
}

/**
 * Gives its clearance to what is about to leave. These are the innermost hooks: what holds (the plugin's own, or the extension's)
 * stands around or behind them, so that nothing held is ever posted.
 */
export function signWhatLeaves(letGo: LetGo): void {
  const { submit } = HTMLFormElement.prototype
  HTMLFormElement.prototype.submit = function () {
    if (isMessage(this)) signForm(this, letGo)
    Reflect.apply(submit, this, [])
  }
  const uploads = new WeakSet<XMLHttpRequest>()
  const { open, send } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
    if (/[?&]_action=upload(?:&|$)/.test(String(args[1]))) uploads.add(this)
    Reflect.apply(open, this, args)
  }
  XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, ...args: unknown[]) {
    const [body] = args
    if (!uploads.has(this) || !(body instanceof FormData)) { Reflect.apply(send, this, args); return }
    void signFiles(body, letGo).catch(() => undefined).then(() => { Reflect.apply(send, this, args) })
  }
}
