import type { GateClient } from '../compose/gate-client.ts'
import type { Badge } from '../ui/badge.ts'
import type { WebmailName } from '../webmails/recognition.ts'
import type { NamedRecipients, Question } from '../world-bridge.ts'

/** What the first script asks of the compose script once that is there. */
export interface Gatekeeper {
  /** Whether what the page's scripts want may leave now. Synchronous; must not throw. */
  allows(question: Question): boolean
  /** Whether this gesture on the Send control may go through untouched. Synchronous; must not throw. */
  allowsSend(): boolean
  /** A gesture on the Send control went through. */
  onLetGo(): void
  /** Whether what is found in this draft, or what cannot be read, is part of a request's text. Synchronous; must not throw. */
  isCarriedBy(text: string): boolean
  /** Whether a message in a request is this very draft, from the first letter to the last. Synchronous; must not throw. */
  owns(message: string): boolean
  /** A request of this draft's says whom its message goes to. Synchronous; must not throw. */
  learnRecipients(recipients: NamedRecipients): void
  /** A gesture or a script wanted to send and was held. */
  onHeldSend(): void
  /** Files were chosen, dropped or pasted; the page has not seen them. */
  takeFiles(files: readonly File[]): void
  /** The browser had put the page aside whole, and shows it again. */
  comeBack(): void
  /** Folders with more files than are taken were dropped: none of them was. */
  onTooManyDropped(): void
  /** The view is gone from the page. */
  end(): void
}

/** Tells whether a message in a request is one that was let go. */
export type Released = Set<(message: string) => boolean>

/** Stretches of text around what was found in drafts of this document that were held (`passagesOf`). They outlive their view. */
export type Withheld = Set<string>

/**
 * One compose view, as the scripts of the document's isolated world share it. Until the compose script takes over,
 * everything is held and remembered here.
 */
export interface View {
  readonly root: Element
  readonly webmail: WebmailName
  readonly key: string
  gatekeeper: Gatekeeper | null
  heldSends: number
  waitingFiles: File[]
  /** Whether what was last dropped were folders with too many files. */
  tooManyDropped?: boolean
  /** What was pressed when a send was last held; none for keys and forms. It may be for later, or send and do something more. */
  heldControl?: Element | null
  /** Whether the press that is under way began with a part that was held. */
  isPressHeld?: boolean
  /** When a press was let go last, in milliseconds of this document's clock. */
  letGoAt?: number
  /** The mark beside Send; there from the first moment. */
  badge: Badge | null
  /** Events of our own that carry scanned files and may reach the page. */
  readonly cleared: WeakSet<Event>
  /** The gate clients of every view of this document. */
  readonly gates: Set<GateClient>
  /** Messages of this document that were let go, by their whole text: a webmail may put a view away before its message has left. */
  readonly released: Released
  /** What was found in this document's drafts and has not been let go since. */
  readonly withheld: Withheld
  /** Whether it still stands in the page. */
  isThere(): boolean
  /** Whether the practitioner has just pressed the webmail's own Save. */
  isSaveAsked(): boolean
  /** Watches a further window of this view, e.g. the editor's frame. */
  watch(target: Window): void
}

/** What the scripts of one document's isolated world share. The page cannot see it. */
export interface Post {
  readonly views: Map<Element, View>
  readonly released: Released
  readonly withheld: Withheld
  /** The view that was last used. */
  active: View | null
  /** Whether a window that this document opened has a compose view: its messages may go through here. */
  hasWindows: boolean
  /** Takes a view over; there once the compose script is. */
  adopt: ((view: View) => void) | null
  /** Whether a text repeats what was withheld and stands in no view any more; there once the compose script is. */
  repeats: ((text: string) => boolean) | null
}

const KEY = Symbol.for('sceau.post')

declare global {
  interface Window { [KEY]?: Post }
}

export const sharedPost = (): Post | undefined => window[KEY]
export const sharePost = (post: Post): Post => (window[KEY] = post)
