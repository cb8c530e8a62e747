import { isNode } from '../elements.ts'
import type { Post } from './gatekeeper.ts'

/** Milliseconds after a gesture: a view that it asks for may come from the server. */
const LATER = [0, 250, 1000, 3000]

/**
 * Looks for compose views that come and go within a page. A view comes by a gesture, or with the keyboard's focus in it;
 * no observer works, and no clock runs, while nobody does anything. What is written in a view that was not seen yet is
 * held all the same: gestures and requests look for themselves.
 */
export function watchForViews({ views }: Pick<Post, 'views'>, look: () => void): void {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const lookSoon = (): void => {
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
    for (const delay of LATER) timers.add(setTimeout(look, delay))
  }
  for (const type of ['click', 'keydown', 'popstate', 'hashchange', 'pageshow', 'DOMContentLoaded']) window.addEventListener(type, lookSoon, true)
  for (const type of ['focusin', 'input']) {
    window.addEventListener(type, (event) => {
      // In a view that is known there is nothing to look for.
      const { target } = event
      if (isNode(target) && [...views.keys()].some((root) => root.contains(target))) return
      look()
    }, true)
  }
  look()
}
