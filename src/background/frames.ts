/**
 * Frames of a webmail's tab in which somebody may write a message: a webmail in a frameset, or one inside another. Nothing is brought into
 * frames before the keyboard has gone into one: most pages have many, and mail is written in few. From then on each document that a
 * frame of the tab shows gets the first scripts, where it belongs to a site that Sceau is for; then it is guarded like a tab's own.
 */
import browser from 'webextension-polyfill'
import { guardedFrames, noteGuarded } from './guarded-frames.ts'
import { isProtected } from './upkeep.ts'
import { bringFirstScripts } from './webmail-script.ts'

/** Brings the first scripts into every frame of the tab that belongs to a site that Sceau is for. */
export async function guardFrames(tabId: number): Promise<void> {
  const ours: number[] = []
  for (const { frameId, url } of (await browser.webNavigation.getAllFrames({ tabId })) ?? []) {
    if (frameId !== 0 && (await isProtected(url))) ours.push(frameId)
  }
  await noteGuarded(tabId, ours)
  // A frame that is gone by now needs none.
  await Promise.allSettled(ours.map((frameId) => bringFirstScripts(tabId, frameId)))
}

/** A frame has a new document: in a tab whose frames are looked into it is looked into as well. */
export async function guardFrame(tabId: number, frameId: number, url: string): Promise<void> {
  if (!(await guardedFrames(tabId)) || !(await isProtected(url))) return
  await noteGuarded(tabId, [frameId])
  await bringFirstScripts(tabId, frameId)
}

/** Tells the top document that somebody writes in a frame where a compose view is guarded. */
export const tellTop = (tabId: number): Promise<boolean> =>
  browser.tabs.sendMessage(tabId, { sceau: 'frame-has-keyboard' }, { frameId: 0 }).then(() => true, () => false)
