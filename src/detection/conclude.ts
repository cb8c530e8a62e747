import { cue } from './cue.ts'
import type { Detection, Finding, FindingRole } from './finding.ts'
import type { Model } from './model/model.ts'
import { windowScore } from './model/score.ts'
import { type Analysis, hasBetween, MOST_IMPLIED, type Seen } from './weighing/analysis.ts'
import { isImplied } from './weighing/forms.ts'
import { probabilityOf } from './weighing/probability.ts'
import { wholeOf } from './weighing/whole.ts'

/** Probability from which an identity is that of a person whose health the draft tells. */
const THRESHOLD = 0.33
const LONE_NUMBER = 0.8
/** Scores from which talk without anybody's name is about one person's care: more is asked where no word points to one person. */
const CASE_CARE = 1
const UNPOINTED_CARE = 3
const CASE_MEDICAL = 0

/** Purposes for which a social security number travels without any care: pay, hiring, pension, insurance. */
const ADMINISTRATIVE = cue(/(?<![a-z])(?:paie|salaires?|bulletin|embauche|dpae|cdd|cdi|urssaf|rib|contrat|mutuelle|affili[a-z]*|retraite|vacations?|employeur|candidature|cv|bourse|pension|vacataire|licence|doublon|rpps|stage)(?![a-z])/)

/** What was seen, with its place in the text as it is written. */
export function findingOf({ scan }: Analysis, { kind, role, strength, start, end, recognizer }: Seen): Finding {
  const { part, attachment, text } = scan.part
  const from = scan.original(start)
  const to = scan.original(end)
  return { kind, role, strength, place: attachment === undefined ? { part, start: from, end: to } : { part, attachment, start: from, end: to }, excerpt: text.slice(from, to), recognizer }
}

/** How plainly somebody is told: as who writes or reads, by a greeting, by any other words. */
const [IMPLIED, GREETED, NAMED] = [0, 1, 2]

/** Weighs what was seen in the parts of one draft. */
export function conclude(model: Model, parts: readonly Analysis[]): Detection {
  const whole = wholeOf(model, parts)
  let score = 0
  let lone = false
  const findings: Finding[] = []
  const counted: Finding[] = []
  /** Who is only implied or greeted, and how plainly somebody is told: who is told less plainly is not shown then. */
  const plainness = new Map<Finding, number>()
  let told = IMPLIED
  for (const own of parts) {
    let looked = 0
    for (const one of own.seen) {
      // A long letter says "je" a thousand times.
      if (isImplied(one.form) && (looked += 1) > MOST_IMPLIED) continue
      const finding = findingOf(own, one)
      if (one.strength !== 'weak') counted.push(finding)
      if (one.role === 'record') score = 1
      if (one.role !== 'identity') {
        findings.push(finding)
        continue
      }
      // A veterinary's patient has an owner: only a checked number is a person's there.
      if (whole.animal && one.strength !== 'certain') continue
      const probability = probabilityOf(model, parts, whole, own, one)
      score = Math.max(score, probability)
      const plain = isImplied(one.form) ? IMPLIED : one.form === 'greeted' ? GREETED : NAMED
      plainness.set(finding, plain)
      const tells = probability >= THRESHOLD
      // All of them: once the rest is removed, whoever is left must not tell. But somebody greeted is a patient only where the talk says so.
      if (plain === NAMED || tells) findings.push(finding)
      if (tells) told = Math.max(told, plain)
      lone ||= one.strength === 'certain'
    }
  }
  if (lone && score < THRESHOLD && !parts.some(({ scan }) => scan.matchesOf(ADMINISTRATIVE).length > 0)) score = LONE_NUMBER
  if (score >= THRESHOLD) return { conclusion: 'identifiable', score, findings: findings.filter((one) => (plainness.get(one) ?? told) >= told) }
  const has = (role: FindingRole): boolean => counted.some((finding) => finding.role === role)
  // Lines of a laboratory's export are somebody's; other words of health only where the talk is of one person.
  const caseTold = has('health') && (counted.some(({ role, strength }) => role === 'health' && strength === 'certain') || parts.some((own) => tellsCase(model, own)))
  return { conclusion: caseTold ? 'health-unidentified' : has('identity') ? 'identity-only' : 'none', score, findings: counted }
}

const CASE_WINDOW = 40

/** Whether some stretch of a text tells of one person's care, with words that point to one person. */
function tellsCase({ scales }: Model, { scan, sums, personal, anonymous }: Analysis): boolean {
  const { tokens } = scan
  for (let from = 0; from === 0 || from < tokens.length - CASE_WINDOW / 2; from += CASE_WINDOW / 2) {
    const to = Math.min(tokens.length, from + CASE_WINDOW) - 1
    const [start, end] = [tokens[from]?.start ?? 0, tokens[to]?.end ?? scan.text.length]
    const pointed = hasBetween(personal, start, end) || hasBetween(anonymous, start, end)
    if (windowScore(sums.care, scales.careBias, from, from + CASE_WINDOW) > (pointed ? CASE_CARE : UNPOINTED_CARE)
      && windowScore(sums.medical, scales.medicalBias, from, from + CASE_WINDOW) > CASE_MEDICAL) return true
  }
  return false
}
