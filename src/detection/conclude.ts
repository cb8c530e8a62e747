import type { Detection, Finding, TextPart } from './finding.ts'

/** Characters within which an identity and a health finding speak of the same person. */
const NEAR = 260
const THRESHOLD = 0.5

const IDENTITY_WEIGHT = { certain: 1, strong: 0.9, weak: 0.45 } as const
const HEALTH_WEIGHT = { certain: 1, strong: 0.6, weak: 0.22 } as const

/** Purposes for which a social security number travels without any care: pay, hiring, pension, insurance. */
const ADMINISTRATIVE = /\b(?:paie|salaire|bulletin|embauche|DPAE|CDD|CDI|URSSAF|RIB|contrat|mutuelle|affili|retraite|vacation|employeur|candidature|CV|bourse|pension|vacataire|licence|doublon|RPPS|stage)/iu

const key = ({ place }: Finding): string => `${place.part}\n${place.attachment ?? ''}`

/** Distance in characters; the subject and names of files speak of the whole message. */
function distance(a: Finding, b: Finding): number {
  if (key(a) === key(b)) return Math.max(0, a.place.start - b.place.end, b.place.start - a.place.end)
  return a.place.part === 'subject' || b.place.part === 'subject' || a.place.part === 'attachment-name' || b.place.part === 'attachment-name' ? 0 : NEAR / 2
}

function scoreOf(identity: Finding, health: readonly Finding[]): number {
  let none = 1
  for (const one of health) if (distance(identity, one) <= NEAR) none *= 1 - HEALTH_WEIGHT[one.strength]
  return IDENTITY_WEIGHT[identity.strength] * (1 - none)
}

/** Weighs the findings of one draft. */
export function conclude(parts: readonly TextPart[], findings: readonly Finding[]): Detection {
  const identities = findings.filter(({ role }) => role === 'identity')
  const health = findings.filter(({ role }) => role === 'health')
  const record = findings.some(({ role }) => role === 'record')
  let score = record ? 1 : 0
  for (const identity of identities) score = Math.max(score, scoreOf(identity, health))
  const numbers = identities.some(({ strength, kind }) => strength === 'certain' && (kind === 'identity-number' || kind === 'citizen-mailbox'))
  if (numbers && score < THRESHOLD && !parts.some(({ text }) => ADMINISTRATIVE.test(text))) score = 0.8
  const strong = (list: readonly Finding[]): boolean => list.some(({ strength }) => strength !== 'weak')
  if (score >= THRESHOLD) return { conclusion: 'identifiable', score, findings }
  const counted = findings.filter(({ strength }) => strength !== 'weak')
  const conclusion = strong(health) ? 'health-unidentified' : strong(identities) ? 'identity-only' : 'none'
  return { conclusion, score, findings: counted }
}
