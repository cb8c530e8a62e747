import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyStorage, polyfill } from '../stores/browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { isGuardedFrame, noteGuarded } = await import('../../../src/background/guarded-frames.ts')

describe('the frames of a tab into which scripts were brought', () => {
  beforeEach(emptyStorage)

  it('are all admitted, though several have new documents in the same moment', async () => {
    await Promise.all([noteGuarded(1, [3]), noteGuarded(1, [5]), noteGuarded(1, [8])])
    expect(await Promise.all([3, 5, 8, 9].map((frameId) => isGuardedFrame({ tabId: 1, frameId })))).toEqual([true, true, true, false])
  })
})
