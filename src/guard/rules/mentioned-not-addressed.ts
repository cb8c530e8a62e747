import { wordsOf } from '../../directory/index.ts'
import type { Case } from '../case.ts'
import { copiedServices } from '../letter/copied-services.ts'
import { suits } from '../letter/roles.ts'
import { mayBeSame, someMayBeSame } from '../patients/same-patient.ts'
import { fits } from '../persons/fits.ts'
import { nameWords } from '../persons/words.ts'
import type { Reason } from '../verdict.ts'

/** Named as the patient, not in the copy's line only: "Copie : Mme Delmas, IDEL" may read to detection as a patient too. */
function isPatient({ about: { patients }, draft }: Case, name: string): boolean {
  const words = nameWords(name)
  if (!someMayBeSame(patients, words)) return false
  if (patients.every((patient) => mayBeSame(patient.words, words))) return true
  return wordsOf(`${draft.subject} ${draft.body}`).filter((word) => word === words.at(-1)).length > 1
}

/** "cc service d'anesthésie", and no recipient of that specialty, nor a house's box that may see to everything. */
function serviceLeftOut({ draft: { body }, recipients, who }: Case): Reason[] {
  return copiedServices(body).filter(({ roles }) => recipients.every((recipient) => {
    const { roles: own, shared } = who(recipient)
    return !(shared && own.size === 0) && ![...roles].some((role) => suits(role, own))
  })).map(({ name }) => ({ rule: 'mentioned-not-addressed', severity: 'confirm', message: 'rule_mentioned_not_addressed', params: [name] }))
}

/** "Copie au Dr Leroy", and no recipient who may be Dr Leroy. Beside the first recipient, a team's box may be. The patient gets a copy by hand. */
export function mentionedNotAddressed(matter: Case): Reason[] {
  const { letter, recipients, who, draft, knowledge } = matter
  if (recipients.length === 0) return []
  return [...serviceLeftOut(matter), ...letter.mentions.flatMap((person): Reason[] => {
    if (person.title === 'civil' && isPatient(matter, person.name)) return []
    if (draft.from && fits(person, who({ ...draft.from, field: 'to', network: 'ordinary', reach: 'outside' })) === 'yes') return []
    const all = recipients.map((recipient) => fits(person, who(recipient)))
    if (all.some((fit, at) => fit === 'yes' || (fit === 'unclear' && at > 0))) return []
    const boxes = knowledge?.names.find(({ name }) => name === person.name)?.boxes ?? []
    const [box] = boxes
    const one = box && new Set(boxes.map(({ nationalId, address }) => nationalId || address)).size === 1
    return [{
      rule: 'mentioned-not-addressed', severity: 'confirm', message: 'rule_mentioned_not_addressed', params: [person.name],
      ...(one ? { correction: { kind: 'add-recipient', address: box.address, name: `${box.givenName} ${box.familyName}`.trim() } } : {}),
    }]
  })]
}
