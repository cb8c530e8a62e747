import { RoundcubeCompose } from '../../../../src/content/webmails/roundcube/adapter.ts'
import { backgroundOf, type Driver, policyOf } from './driver.ts'
import { openRoundcube } from './roundcube-page.ts'
import { judgePage } from './webmail.ts'

/** The extension in a webmail's page: adapter, compose room, and a background that answers from the same directory. */
export const extension: Driver = {
  host: 'the extension',
  knowsInside: true,
  async judge(draft) {
    openRoundcube(draft)
    const policy = policyOf(draft)
    return (await judgePage(new RoundcubeCompose(document, ''), policy, draft.inside === true, backgroundOf(policy))).verdict
  },
}
