import type { ContentHandlers, PageHandlers } from '../door.ts'
import { holdOf } from '../holds.ts'
import { addToLedger } from '../ledger-line.ts'
import { passageAnswers } from '../stores/passage-answers.ts'
import { unlessLocked } from '../unless-locked.ts'

/** What compose views ask about passages that are said to be no patient's data. A locked vault has answered nothing. */
export const answerHandlers: Pick<ContentHandlers, 'passages-answered' | 'passage-answer'> = {
  async 'passages-answered'({ passages }, { isPrivate }) {
    if (isPrivate) return { answered: passages.map(() => false) }
    return { answered: await unlessLocked(() => passageAnswers.have(passages, Date.now()), passages.map(() => false)) }
  },
  // Only within a stop whose panel is open: its frame alone takes the practitioner's press.
  async 'passage-answer'({ holdId, passage, isPatient, remember }, { tabId, documentId, isPrivate }) {
    const hold = await holdOf(holdId)
    if (hold?.tabId !== tabId || hold.documentId !== documentId) return { taken: false, remembered: false }
    if (isPrivate) return { taken: true, remembered: false }
    const remembered = await unlessLocked(async () => {
      if (isPatient) await passageAnswers.forget(passage)
      else if (remember) await passageAnswers.remember(passage, Date.now())
      return !isPatient && remember
    }, false)
    if (!isPatient) await addToLedger({ action: 'not-patient-data', rules: hold.rules, recipientDomains: hold.recipientDomains })
    return { taken: true, remembered }
  },
}

/** What the options ask about them. */
export const answerListHandlers: Pick<PageHandlers, 'passage-answers' | 'passage-answers-clear'> = {
  'passage-answers': () => passageAnswers.kept(),
  async 'passage-answers-clear'() {
    await passageAnswers.clear()
    return passageAnswers.kept()
  },
}
