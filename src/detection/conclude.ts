import { isAnimal, isGeneral, isPersonal } from './context-cues.ts'
import type { Detection, Finding, TextPart } from './finding.ts'

/** A finding and how far it counts. */
export interface Weighed {
  readonly finding: Finding
  readonly weight: number | undefined
}

/** Characters within which an identity and a health finding speak of the same person. */
const NEAR = 260
const AROUND = 300
const THRESHOLD = 0.5
const IDENTITY_WEIGHT = { certain: 1, strong: 0.9, weak: 0.5 } as const
const HEALTH_WEIGHT = { certain: 1, strong: 0.6, weak: 0.22 } as const
/** Words of care alone ("bilan", "traitement") never make a health state out of a name. */
const WEAK_ONLY = 0.45
/** Below this a name is a first name alone, which letters to colleagues are full of. */
const FULL = 0.5
const PERSONAL_GAIN = 1.25
const PERSONAL_MOST = 0.85
const GENERAL_LOSS = 0.5
const LONE_NUMBER = 0.8

/** Purposes for which a social security number travels without any care: pay, hiring, pension, insurance. */
const ADMINISTRATIVE = /(?<!\p{L})(?:paie|salaires?|bulletin|embauche|DPAE|CDD|CDI|URSSAF|RIB|contrat|mutuelle|affili\p{L}*|retraite|vacations?|employeur|candidature|CV|bourse|pension|vacataire|licence|doublon|RPPS|stage)(?!\p{L})/iu

const sameHolder = (a: Finding, b: Finding): boolean => a.place.part === b.place.part && a.place.attachment === b.place.attachment

/** Distance in characters; the subject and the names of files speak of the whole message. */
function distance(a: Finding, b: Finding): number {
  if (sameHolder(a, b)) return Math.max(0, a.place.start - b.place.end, b.place.start - a.place.end)
  const whole = [a, b].some(({ place }) => place.part === 'subject' || place.part === 'attachment-name')
  return whole ? 0 : NEAR / 2
}

/** How much the health findings near an identity say of a health state; the same word twice says it once. */
function healthNear(identity: Finding, health: readonly Weighed[]): number {
  let none = 1
  let strong = false
  const said = new Set<string>()
  for (const { finding, weight } of health) {
    if (distance(identity, finding) > NEAR) continue
    const word = finding.excerpt.toLowerCase()
    if (said.has(word)) continue
    said.add(word)
    strong ||= finding.strength !== 'weak'
    none *= 1 - (weight ?? HEALTH_WEIGHT[finding.strength])
  }
  return strong ? 1 - none : Math.min(WEAK_ONLY, 1 - none)
}

function textAround(parts: readonly TextPart[], { place }: Finding): string {
  const part = parts.find((one) => one.part === place.part && one.attachment === place.attachment)
  return part?.text.slice(Math.max(0, place.start - AROUND), place.end + AROUND) ?? ''
}

/** How far an identity singles out a person in care, given what is said around it. */
function identityWeight(parts: readonly TextPart[], { finding, weight }: Weighed): number {
  const own = weight ?? IDENTITY_WEIGHT[finding.strength]
  if (finding.kind !== 'person') return own
  const around = textAround(parts, finding)
  const lone = own < FULL
  if (isPersonal(around) && !lone) return Math.max(own, Math.min(PERSONAL_MOST, own * PERSONAL_GAIN))
  return isGeneral(around) ? own * GENERAL_LOSS : own
}

/** Weighs the findings of one draft. */
export function conclude(parts: readonly TextPart[], weighed: readonly Weighed[]): Detection {
  const findings = weighed.map(({ finding }) => finding)
  const identities = weighed.filter(({ finding }) => finding.role === 'identity')
  const health = weighed.filter(({ finding }) => finding.role === 'health')
  let score = findings.some(({ role }) => role === 'record') ? 1 : 0
  const animal = score === 0 && identities.length > 0 && parts.some(({ text }) => isAnimal(text))
  for (const identity of identities) {
    if (animal && identity.finding.strength !== 'certain') continue
    score = Math.max(score, identityWeight(parts, identity) * healthNear(identity.finding, health))
  }
  const number = identities.some(({ finding: { strength, kind } }) => strength === 'certain' && (kind === 'identity-number' || kind === 'citizen-mailbox'))
  if (number && score < THRESHOLD && !parts.some(({ text }) => ADMINISTRATIVE.test(text))) score = LONE_NUMBER
  if (score >= THRESHOLD) return { conclusion: 'identifiable', score, findings }
  const counted = findings.filter(({ strength }) => strength !== 'weak')
  const has = (role: Finding['role']): boolean => counted.some((finding) => finding.role === role)
  return { conclusion: has('health') ? 'health-unidentified' : has('identity') ? 'identity-only' : 'none', score, findings: counted }
}
