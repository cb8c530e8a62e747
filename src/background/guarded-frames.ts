import { session } from './session.ts'

const key = (tabId: number): string => `framed:${tabId}`

/** The frames of a tab into which our scripts were brought; `undefined` while its frames are not looked into. */
export const guardedFrames = (tabId: number): Promise<readonly number[] | undefined> => session.get<number[]>(key(tabId))

/** Notes frames before their scripts ask for anything. */
export async function noteGuarded(tabId: number, frameIds: readonly number[]): Promise<void> {
  await session.set(key(tabId), [...new Set([...(await guardedFrames(tabId)) ?? [], ...frameIds])])
}

/** Whether our scripts were brought into this frame: no other frame may ask for anything. */
export const isGuardedFrame = async ({ tabId, frameId }: { readonly tabId: number; readonly frameId: number }): Promise<boolean> =>
  (await guardedFrames(tabId))?.includes(frameId) === true

/** The tab shows another document. */
export const forgetFrames = (tabId: number): Promise<void> => session.remove(key(tabId))
