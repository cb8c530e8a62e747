import { createContext } from 'preact'
import { useContext, useEffect, useMemo } from 'preact/hooks'

/** Says whether an event may act. */
export type Gate = (event: Event) => boolean

/** Gate of the face around. A face that no page can embed still refuses what a script made up. */
export const GestureGate = createContext<Gate>((event) => event.isTrusted)

/** The gate of the face around. */
export function useGate(): Gate {
  return useContext(GestureGate)
}

/** Milliseconds during which a click cannot have been meant for what has just appeared under the pointer. */
export const DWELL = 500

export interface DwellGate {
  readonly accepts: Gate
  /** Starts the dwell again: what stands under the pointer has changed. */
  readonly restart: () => void
}

/**
 * Lets only the practitioner's own gestures act, and clicks only once the face has stood still for DWELL milliseconds,
 * so that a page cannot slide it under a click meant for something else.
 */
export function dwellGate(now: () => number = () => performance.now()): DwellGate {
  let since = now()
  return {
    accepts: (event) => event.isTrusted && (event.type !== 'click' || now() - since >= DWELL),
    restart() {
      since = now()
    },
  }
}

// A page that slides, shrinks or uncovers the frame crosses one of these shares of what can be seen of it.
const SHARES = [0, 0.25, 0.5, 0.75, 0.95, 1]

/** A dwell gate that starts again whenever the face comes into sight, by its tab or by its place in the page. */
export function useDwell(): DwellGate {
  const gate = useMemo(() => dwellGate(), [])
  useEffect(() => {
    const restart = () => gate.restart()
    const watch = new IntersectionObserver(restart, { threshold: SHARES })
    watch.observe(document.body)
    document.addEventListener('visibilitychange', restart)
    return () => {
      watch.disconnect()
      document.removeEventListener('visibilitychange', restart)
    }
  }, [gate])
  return gate
}
