import { verdictOf } from '../../../../cli/check.ts'
import { draftOf } from '../../../../cli/draft-file.ts'
import { HAND_DIRECTORY } from '../../guard/scenarios/judge-by-hand.ts'
import { type Driver, plainText, policyOf, readingOf, senderOf } from './driver.ts'

/** `sceau check`: a draft described in JSON. */
export const terminal: Driver = {
  host: 'the terminal',
  knowsInside: true,
  async judge(wanted) {
    const { to, cc = [], bcc = [], subject = '', files = [] } = wanted
    const draft = await draftOf({ from: senderOf(wanted), to, cc, bcc, subject, text: plainText(wanted) }, 'draft', '.')
    const attachments = files.map(({ name, text }, at) => ({ id: String(at), name, ...readingOf(text) }))
    return verdictOf({ ...draft, attachments }, [], HAND_DIRECTORY, policyOf(wanted))
  },
}
