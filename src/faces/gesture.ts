import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** Says whether an event may act. */
export type Gate = (event: Event) => boolean

/** Gate of the face around; a face that no page can embed lets everything act. */
export const GestureGate = createContext<Gate>(() => true)

/** The gate of the face around. */
export function useGate(): Gate {
  return useContext(GestureGate)
}

/** Milliseconds during which a click cannot have been meant for what has just appeared under the pointer. */
export const DWELL = 400

export interface DwellGate {
  readonly accepts: Gate
  /** Starts the dwell again: what stands under the pointer has changed. */
  restart(): void
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
