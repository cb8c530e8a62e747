import type { Case } from '../case.ts'
import { plain } from '../letter/plain.ts'
import { actsAsked } from '../letter/asked-acts.ts'
import { type Role, rolesIn, suits } from '../letter/roles.ts'
import { isCalledDoctor } from '../persons/words.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Correction, Reason } from '../verdict.ts'

/** Who is not called "docteur" or "confrère" by a doctor. */
const CARERS = /infirmi|kine|orthophoniste|podolog|ergotherap|psychomot|dietetic|orthoptiste|manipulateur|aide-soignant|audioprothes|opticien/

/** The person of the same name who has that specialty, when there is one. */
function sameNameWith(matter: Case, recipient: Recipient, isMeant: (roles: ReadonlySet<Role>, profession: string) => boolean): Correction | null {
  const box = matter.around(recipient).homonyms.find(({ specialty, profession, service }) => isMeant(rolesIn(`${profession} . ${specialty} . ${service}`), profession))
  return box ? { kind: 'change-recipient', address: box.address, name: `${box.givenName} ${box.familyName}`.trim() } : null
}

/** "Docteur" or "Cher confrère" to a nurse's own box. */
function wronglyDoctor(matter: Case, addressed: readonly Recipient[]): Reason[] {
  const { letter: { greeting }, who, draft, standings } = matter
  const [recipient] = addressed
  const box = recipient && who(recipient).box
  if (!recipient || addressed.length !== 1 || box?.kind !== 'PER' || !CARERS.test(plain(box.profession))) return []
  const sender = draft.from && standings.get(draft.from.address.trim().toLowerCase())?.box
  const bySameTrade = sender !== null && sender !== undefined && plain(sender.profession) === plain(box.profession)
  const titled = greeting.persons.some(({ title }) => title === 'doctor') || /(?<!\p{L})(?:docteur|dr|professeur)(?!\p{L})/u.test(greeting.text)
  const colleague = /confrere|consoeur/.test(greeting.text) && !bySameTrade && (isCalledDoctor(draft.from?.name ?? '') || sender?.profession.toLowerCase() === 'médecin')
  if (!titled && !colleague) return []
  const correction = sameNameWith(matter, recipient, (_, profession) => !CARERS.test(plain(profession)))
  return [{
    rule: 'role-mismatch', severity: 'confirm', message: 'rule_role_mismatch_doctor', params: [shown(recipient), box.profession], recipient: recipient.address, ...(correction ? { correction } : {}),
  }]
}

/** "Pouvez-vous lui faire une coloscopie ?" to a rheumatologist: an act that only another trade does, where the letter names no trade. */
function askedOfAnother(matter: Case, addressed: readonly Recipient[]): Reason[] {
  const { letter, recipients, who } = matter
  const [recipient] = addressed
  if (!recipient || letter.roles.size > 0) return []
  const mayDo = (one: Recipient, doers: readonly Role[]): boolean => {
    const { roles, box } = who(one)
    return !box || roles.size === 0 || doers.some((doer) => roles.has(doer))
  }
  const [act] = actsAsked(letter.prose).filter(({ doers }) => !recipients.some((one) => mayDo(one, doers)))
  const box = who(recipient).box
  const practised = [box?.specialty, box?.profession, box?.service].find((said) => said !== undefined && said !== '') ?? ''
  if (!act || practised === '') return []
  const correction = sameNameWith(matter, recipient, (roles) => act.doers.some((doer) => roles.has(doer)))
  return [{ rule: 'role-mismatch', severity: 'confirm', message: 'rule_role_mismatch', params: [shown(recipient), act.words, practised], recipient: recipient.address, ...(correction ? { correction } : {}) }]
}

/** The letter asks a specialty or a profession of somebody who does not have it. */
export function roleMismatch(matter: Case): Reason[] {
  const { recipients, letter, who } = matter
  const addressed = recipients.filter(({ field }) => field === 'to')
  if (addressed.length === 0) return []
  const lacking = [...letter.roles.keys()].filter((role) => addressed.every((recipient) => {
    const { roles, box } = who(recipient)
    return (roles.size > 0 || box?.kind === 'PER') && roles.size > 0 && !suits(role, roles)
  }))
  // Several specialties named at once are a list of things to do, of which one that fits is enough.
  if (lacking.length === 0 || lacking.length < letter.roles.size) {
    const wrong = wronglyDoctor(matter, addressed)
    return wrong.length > 0 ? wrong : askedOfAnother(matter, addressed)
  }
  const copied = recipients.filter(({ field }) => field !== 'to')
  if (copied.some((recipient) => lacking.some((role) => suits(role, who(recipient).roles)))) return []
  const [recipient] = addressed
  if (!recipient) return []
  const { box } = who(recipient)
  const practised = [box?.specialty, box?.profession, box?.service].find((said) => said !== undefined && said !== '') ?? ''
  const correction = sameNameWith(matter, recipient, (roles) => lacking.some((role) => roles.has(role)))
  return [{
    rule: 'role-mismatch', severity: 'confirm', message: practised === '' ? 'rule_role_mismatch_unsaid' : 'rule_role_mismatch',
    params: [shown(recipient), lacking.map((role) => letter.roles.get(role) ?? '')[0] ?? '', ...(practised === '' ? [] : [practised])], recipient: recipient.address, ...(correction ? { correction } : {}),
  }]
}
