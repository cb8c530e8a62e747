import type { Badge } from '../ui/badge.ts'
import type { Question } from '../world-bridge.ts'

/** What the first script asks of the compose script once that is there. */
export interface Gatekeeper {
  /** Whether what the page's scripts want may leave now. Synchronous; must not throw. */
  allows(question: Question): boolean
  /** Whether this gesture on the Send control may go through untouched. Synchronous; must not throw. */
  allowsSend(): boolean
  /** A gesture or a script wanted to send and was held. */
  onHeldSend(): void
  /** Files were chosen, dropped or pasted; the page has not seen them. */
  takeFiles(files: readonly File[]): void
}

/**
 * What the scripts of one document's isolated world share. The page cannot see it.
 * Until the compose script takes over, everything is held and remembered here.
 */
export interface Post {
  gatekeeper: Gatekeeper | null
  heldSends: number
  waitingFiles: File[]
  /** Watches a further window of the same view, e.g. the editor's frame. */
  watch(target: Window): void
  /** Events of our own that carry scanned files and may reach the page. */
  readonly cleared: WeakSet<Event>
  /** The mark beside Send; there from the first moment. */
  badge: Badge | null
}

const KEY = Symbol.for('sceau.post')

declare global {
  interface Window { [KEY]?: Post }
}

export const sharedPost = (): Post | undefined => window[KEY]
export const sharePost = (post: Post): Post => (window[KEY] = post)
