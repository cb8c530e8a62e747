/**
 * The synchronous question between the page's world and the isolated world.
 *
 * `dispatchEvent` runs listeners of both worlds before it returns, so the page's world can ask and be answered within
 * the call that it wants to hold. The answer "yes" is `preventDefault()`: when nobody answers, nothing is let through.
 * A page can forge either side; it gains nothing, since the isolated world decides the trusted gestures by itself
 * and the network gate holds what scripts send.
 */

/** What wants to leave the compose view. */
/** `harmless`: a request that should carry nothing of the draft; its text is looked at all the same. */
export type Exit = 'send' | 'save' | 'upload' | 'storage' | 'text-service' | 'request' | 'harmless'

export interface Question {
  readonly exit: Exit
  /** Address of the request, key of the storage item or, for `harmless`, the request's text; empty for a command. */
  readonly target: string
  /** What the request carries, as far as it is text; empty when it carries none, or when that is not known. */
  readonly text: string
  /** Whom the message in the request goes to, where the webmail's requests say it. */
  readonly recipients?: NamedRecipients
}

/** Recipients as a request names them, by field; a field that it does not name is left out. A name without an address has an empty one. */
export type NamedRecipients = Readonly<Partial<Record<'to' | 'cc' | 'bcc', readonly { readonly name: string; readonly address: string }[]>>>

/**
 * What the isolated world asks of the page's world, some with a value. Harmless when the page forges it.
 * `take-content`: the client's own copy of the text is to become what stands in its editor; `write-content`: both are to become this HTML.
 * `view-here`: a compose view has come, maybe where only an extension sees it. `hooks-stand`: whether what the page's scripts send still comes to our hooks.
 */
export type Command =
  | 'leave-without-question' | 'forget-local-copy' | 'forget-saved' | 'is-busy' | 'name-recipients' | 'take-content' | 'write-content' | 'take-recipients' | 'drop-attachment' | 'view-here' | 'hooks-stand'

/** What the isolated world wants to know of the page's world: `draft-place`: where the server keeps the draft. */
export type Wanted = 'draft-place'

/**
 * What the page's world tells the isolated world. `sent`, `failed`: whether the webmail's server took the message, as its client or the answer to
 * its request says; `opened`: that a compose view is there.
 */
export type News = 'sent' | 'failed' | 'opened'

const PRESENCE = 'sceau:presence'
const QUESTION = 'sceau:question'
const COMMAND = 'sceau:command'
const NEWS = 'sceau:news'
const ANSWER = 'sceau:answer'
const WINDOW = 'sceau:window'
const WITHHELD = 'sceau:withheld'
const WRITTEN = 'sceau:written'
const WRITTEN_QUESTION = 'sceau:written-question'

// Firefox shows a content script's listener only strings of another world's `detail`.
const post = (name: string, detail: string): boolean =>
  !window.dispatchEvent(new CustomEvent(name, { cancelable: true, detail }))

const listen = (name: string, listener: (detail: string, event: Event) => void, signal?: AbortSignal, target: Window = window): void => {
  target.addEventListener(name, (event) => {
    // Not by `instanceof`: an event of another window has classes of its own.
    if ('detail' in event && typeof event.detail === 'string') listener(event.detail, event)
  }, { capture: true, ...(signal ? { signal } : {}) })
}

/** Asks the isolated world; `false` when it says no or nothing. */
export const mayLeave = (exit: Exit, target = '', text = '', recipients?: NamedRecipients | null): boolean =>
  post(QUESTION, JSON.stringify({ exit, target, text, ...(recipients ? { recipients } : {}) }))

const EXITS: readonly string[] = ['send', 'save', 'upload', 'storage', 'text-service', 'request', 'harmless']

/** "no" for good: not even a window of its own may say yes. */
export type Decision = boolean | 'never'

/**
 * Answers the page's world of this window, or of the one that opened it. A malformed question is not answered, which holds.
 */
export function answerQuestions(decide: (question: Question) => Decision, target: Window = window): void {
  listen(QUESTION, (detail, event) => {
    const question = parseQuestion(detail)
    const decision = question ? decide(question) : 'never'
    if (decision === true) event.preventDefault()
    else if (decision === 'never') event.stopImmediatePropagation()
  }, undefined, target)
}

/** Reads a question of the page's world; `null` when it is none of ours. */
export function parseQuestion(detail: string): Question | null {
  try {
    const value: unknown = JSON.parse(detail)
    if (typeof value !== 'object' || value === null || !('exit' in value) || !('target' in value) || !('text' in value)) return null
    const { exit, target, text } = value
    if (typeof exit !== 'string' || typeof target !== 'string' || typeof text !== 'string' || !EXITS.includes(exit)) return null
    if (!('recipients' in value)) return { exit: exit as Exit, target, text }
    return areRecipients(value.recipients) ? { exit: exit as Exit, target, text, recipients: value.recipients } : null
  } catch {
    return null
  }
}

const areRecipients = (value: unknown): value is NamedRecipients =>
  typeof value === 'object' && value !== null && Object.entries(value).every(([field, list]) => ['to', 'cc', 'bcc'].includes(field) && Array.isArray(list) && list.every(isNamed))

const isNamed = (one: unknown): boolean =>
  typeof one === 'object' && one !== null && 'name' in one && 'address' in one && typeof one.name === 'string' && typeof one.address === 'string'

/** Whether the page's world has carried a command out or, for a question, says yes. */
export const command = (name: Command, value = ''): boolean => post(COMMAND, `${name} ${value}`)
export const onCommand = (name: Command, run: (value: string) => boolean): void => onNamed(name, run)

const onNamed = (name: string, run: (value: string) => boolean): void =>
  listen(COMMAND, (detail, event) => {
    if (detail.split(' ', 1)[0] === name && run(detail.slice(name.length + 1))) event.preventDefault()
  })

/** What the page's world knows; `null` when it does not answer. A page can say anything here. */
export function askPage(wanted: Wanted): string | null {
  let answer: string | null = null
  const hearing = new AbortController()
  listen(ANSWER, (detail) => { answer = detail }, hearing.signal)
  post(COMMAND, `${wanted} `)
  hearing.abort()
  return answer
}

/** Answers the isolated world, within its question. */
export const onAsked = (wanted: Wanted, answer: () => string | null): void =>
  onNamed(wanted, () => {
    const said = answer()
    if (said !== null) post(ANSWER, said)
    return said !== null
  })

/** Tells the window that opened this one that a compose view may stand here. A page that forges it is asked more, not less. */
export const announceTo = (opener: Window): boolean => opener.dispatchEvent(new CustomEvent(WINDOW))
export const onWindow = (run: () => void): void => window.addEventListener(WINDOW, run, true)

/** Tells the window that opened this one what was held here: its scripts may send what was written here. A page that forges it has more held. */
export const announceWithheld = (opener: Window, passages: readonly string[]): boolean => opener.dispatchEvent(new CustomEvent(WITHHELD, { detail: JSON.stringify(passages) }))
export const onWithheld = (run: (passages: readonly string[]) => void): void => listen(WITHHELD, (detail) => {
  try {
    const passages: unknown = JSON.parse(detail)
    if (Array.isArray(passages)) run(passages.filter((one) => typeof one === 'string' && one !== ''))
  } catch {
    // None of ours.
  }
})

/** Tells the document whose scripts write this one that a compose view stands here: what they send and store is asked about from now on. */
export const announceWrittenTo = (writer: Window): boolean => writer.dispatchEvent(new CustomEvent(WRITTEN))
export const onWritten = (run: () => void): void => window.addEventListener(WRITTEN, run, true)
/** Whether each document that this one writes, and that has a compose view, lets this go. With none there: yes. */
export const writtenLet = (question: Question): boolean =>
  window.dispatchEvent(new CustomEvent(WRITTEN_QUESTION, { cancelable: true, detail: JSON.stringify(question) }))
/** Answers the document whose scripts write this one. A malformed question is a "no". */
export const answerWriter = (writer: Window, lets: (question: Question) => boolean): void =>
  listen(WRITTEN_QUESTION, (detail, event) => {
    const question = parseQuestion(detail)
    if (!question || !lets(question)) event.preventDefault()
  }, undefined, writer)

export const tell = (news: News): boolean => post(NEWS, news)
export const onNews = (news: News, run: () => void, signal?: AbortSignal): void =>
  listen(NEWS, (detail) => {
    if (detail === news) run()
  }, signal)

/** Says to a plugin of the webmail that the extension guards this page already. The page can see that anyway, by the badge. */
export const sayPresent = (): void => listen(PRESENCE, (_, event) => event.preventDefault())
/** Whether the extension guards this page, asked by a plugin of the webmail. */
export const isExtensionPresent = (): boolean => post(PRESENCE, '')
