import { vi } from 'vitest'
import { installHost } from '../../../../src/addin/roundcube/host.ts'
import { Holds } from '../../../../src/addin/core/page-holds.ts'
import { LetGo } from '../../../../src/addin/roundcube/how.ts'
import { Seals } from '../../../../src/addin/core/page-seals.ts'
import { RoundcubeCompose } from '../../../../src/content/webmails/roundcube/adapter.ts'
import { ask } from '../../../../src/messaging/ask.ts'
import { HAND_DIRECTORY } from '../../guard/scenarios/judge-by-hand.ts'
import type { Driver } from './driver.ts'
import { openRoundcube } from './roundcube-page.ts'
import { judgePage } from './webmail.ts'

vi.mock('../../../../src/addin/roundcube/directory.ts', () => ({ currentDirectory: () => Promise.resolve(HAND_DIRECTORY) }))
const { handlersOf } = await import('../../../../src/addin/roundcube/background.ts')

/** Roundcube's plugin: the same page and compose room, with the plugin's own answers, and the policy as the server's configuration writes it. */
export const roundcubePlugin: Driver = {
  host: 'Roundcube’s plugin',
  // What the page names as its sender is the page's word.
  knowsInside: false,
  async judge(draft) {
    openRoundcube(draft)
    const handlers = handlersOf({ holds: new Holds(), seals: new Seals(), letGo: new LetGo(), open: () => undefined, askCompose: () => Promise.reject(new Error('no stop')) })
    installHost({
      url: (path) => path, sentence: (key) => key, policy: () => ({ ...draft.policy }), listen: () => undefined, closeDialog: () => undefined,
      async answer(message) {
        const { sceau, request } = message as { sceau: keyof typeof handlers; request: never }
        return { answer: await handlers[sceau]?.(request) }
      },
    })
    const { policy, secureSite } = await ask('compose-context', { composeKey: '' })
    return (await judgePage(new RoundcubeCompose(document, ''), policy, secureSite, ask)).verdict
  },
}
