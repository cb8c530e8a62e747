import { session } from './session.ts'
import { turns } from './turns.ts'

const key = (tabId: number): string => `framed:${tabId}`

/** The frames of a tab into which our scripts were brought; `undefined` while its frames are not looked into. */
export const guardedFrames = (tabId: number): Promise<readonly number[] | undefined> => session.get<number[]>(key(tabId))

const inTurn = turns()

/** Notes frames before their scripts ask for anything. Several may have new documents at once: none is to undo another's note. */
export const noteGuarded = (tabId: number, frameIds: readonly number[]): Promise<void> => inTurn(async () => {
  await session.set(key(tabId), [...new Set([...(await guardedFrames(tabId)) ?? [], ...frameIds])])
})

/** Whether our scripts were brought into this frame: no other frame may ask for anything. */
export const isGuardedFrame = async ({ tabId, frameId }: { readonly tabId: number; readonly frameId: number }): Promise<boolean> =>
  (await guardedFrames(tabId))?.includes(frameId) === true

/** The tab shows another document. */
export const forgetFrames = (tabId: number): Promise<void> => session.remove(key(tabId))
