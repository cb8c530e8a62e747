import type { Case } from '../case.ts'
import type { Named } from '../letter/named.ts'
import { fits } from '../persons/fits.ts'
import { shown } from '../rule.ts'
import type { Correction, Reason } from '../verdict.ts'

/** Names as many people bear in the directory: the one box, or none. */
function boxOf({ knowledge }: Case, { name }: Named): Correction | null {
  const boxes = knowledge?.names.find((one) => one.name === name)?.boxes ?? []
  const persons = new Set(boxes.map(({ nationalId, address }) => nationalId || address))
  const [box] = boxes
  return box && persons.size === 1 ? { kind: 'change-recipient', address: box.address, name: `${box.givenName} ${box.familyName}`.trim() } : null
}

/** The greeting names somebody who is not a recipient. A team's box, or an address that tells nobody, may be anyone's. */
export function salutationMismatch(matter: Case): Reason[] {
  const { recipients, letter, who, draft } = matter
  if (recipients.length === 0) return []
  const identities = recipients.map((recipient) => ({ recipient, identity: who(recipient) }))
  return letter.greeting.persons.flatMap((person): Reason[] => {
    const all = identities.map(({ identity, recipient }) => ({ fit: fits(person, identity), field: recipient.field }))
    if (all.some(({ fit }) => fit === 'yes') || all.some(({ fit, field }) => fit === 'unclear' && (field === 'to' || draft.to.length === 0))) return []
    const [first] = recipients
    const only = recipients.filter(({ field }) => field === 'to')
    const correction = boxOf(matter, person)
    const recipient = only.length === 1 ? only[0] : recipients.length === 1 ? first : undefined
    return [{
      rule: 'salutation-mismatch', severity: 'confirm', message: recipient ? 'rule_salutation_mismatch' : 'rule_salutation_mismatch_several',
      params: [person.name, ...(recipient ? [shown(recipient)] : [])], ...(recipient ? { recipient: recipient.address } : {}), ...(correction ? { correction } : {}),
    }]
  })
}
