/** Parts of a message that are looked at: what is larger is no message to an assistant. */
const MOST_PARTS = 500
const MOST_LETTERS = 200_000
/** A message that is not let go now may be in a moment, when the compose script is there. */
const AGAIN = 250
const TRIES = 20

/** All text in a message, as far as it can be read. */
export function textsIn(message: unknown): string {
  const texts: string[] = []
  const seen = new Set<unknown>()
  const waiting: unknown[] = [message]
  for (let letters = 0; waiting.length > 0 && seen.size < MOST_PARTS && letters < MOST_LETTERS;) {
    const part = waiting.pop()
    if (typeof part === 'string') {
      texts.push(part)
      letters += part.length
    } else if (typeof part === 'object' && part !== null && !seen.has(part) && !ArrayBuffer.isView(part)) {
      seen.add(part)
      waiting.push(...(part instanceof Map || part instanceof Set ? part.values() : Object.values(part)))
    }
  }
  return texts.join('\n')
}

/**
 * Holds what is told to workers and to the service worker: they ask the network where no hook reaches. The network gate stops
 * them, but it takes a moment to close behind a view that has just come up.
 */
export function hookWorkerMessages(mayGo: (text: string) => boolean): void {
  const kinds = [Worker, ...('ServiceWorker' in window ? [ServiceWorker] : [])]
  for (const { prototype } of kinds as { prototype: { postMessage: (this: unknown, ...args: unknown[]) => void } }[]) {
    const { postMessage } = prototype
    prototype.postMessage = function (...args: unknown[]) {
      const text = textsIn(args[0])
      const tell = (tries: number): void => {
        if (text === '' || mayGo(text)) Reflect.apply(postMessage, this, args)
        else if (tries > 0) setTimeout(() => tell(tries - 1), AGAIN)
      }
      tell(TRIES)
    }
  }
}
