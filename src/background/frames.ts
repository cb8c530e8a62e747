/**
 * Frames of a webmail's tab in which somebody may write a message: a webmail in a frameset, or one inside another. Nothing is brought into
 * frames before the keyboard has gone into one: most pages have many, and mail is written in few. From then on each document that a
 * frame of the tab shows gets the first scripts, where it belongs to a site that Sceau is for; then it is guarded like a tab's own.
 */
import browser, { type WebNavigation } from 'webextension-polyfill'
import { guardedFrames, noteGuarded } from './guarded-frames.ts'
import { isProtected } from './upkeep.ts'
import { bringFirstScripts } from './webmail-script.ts'

type Frame = Pick<WebNavigation.GetAllFramesCallbackDetailsItemType, 'frameId' | 'parentFrameId' | 'url'>

/** Address that says whose a frame is: one without an address of its own is its parent's, or nobody's, which the browser knows when it runs a script there. */
function addressOf({ url, parentFrameId }: Frame, all: readonly Frame[]): string {
  const parent = all.find(({ frameId }) => frameId === parentFrameId)
  if (url.startsWith('about:')) return parent ? addressOf(parent, all) : ''
  return url.replace(/^blob:/, '')
}

/** The frames of the tab that belong to a site that Sceau is for. */
async function ourFrames(tabId: number): Promise<number[]> {
  const all = (await browser.webNavigation.getAllFrames({ tabId })) ?? []
  const ours: number[] = []
  for (const frame of all) if (frame.frameId !== 0 && (await isProtected(addressOf(frame, all)))) ours.push(frame.frameId)
  return ours
}

/** Brings the first scripts into every frame of the tab that belongs to a site that Sceau is for. */
export async function guardFrames(tabId: number): Promise<void> {
  const ours = await ourFrames(tabId)
  await noteGuarded(tabId, ours)
  // A frame that is gone by now needs none.
  await Promise.allSettled(ours.map((frameId) => bringFirstScripts(tabId, frameId)))
}

/** A frame has a new document: in a tab whose frames are looked into it is looked into as well. */
export async function guardFrame(tabId: number, frameId: number): Promise<void> {
  if (!(await guardedFrames(tabId)) || !(await ourFrames(tabId)).includes(frameId)) return
  await noteGuarded(tabId, [frameId])
  await bringFirstScripts(tabId, frameId)
}

/** Tells the top document that somebody writes in a frame where a compose view is guarded. */
export const tellTop = (tabId: number): Promise<boolean> =>
  browser.tabs.sendMessage(tabId, { sceau: 'frame-has-keyboard' }, { frameId: 0 }).then(() => true, () => false)
