import { anonymousPlaces, generalPlaces, greetedBy, isAnimal, personalPlaces, workPlaces } from './context-cues.ts'
import { blended } from './model/blend.ts'
import { wordHashes } from './model/features.ts'
import type { Model } from './model/model.ts'
import { FROM, PRIVATE_READS, PRIVATE_WRITES, SAME_HOUSE, TO, TO_A_LIST, WITH_A_LAYMAN, WITH_A_STRANGER, WITH_AN_OFFICE, WITH_CARE } from './known-words.ts'
import { roleScore, talkSums, type TalkSums, type ToldSum, toldSum, windowScore } from './model/score.ts'
import { firstAtOrAfter } from './places.ts'
import type { Candidate, Form } from './recognizer.ts'
import type { ScanText } from './scan-text.ts'
import { NEAR } from './sentences.ts'
import type { Zone } from './zones.ts'

/** A candidate and the recognizer that saw it. */
export interface Seen extends Candidate {
  readonly recognizer: string
}

/** One part, what was seen in it, and what its words say. Candidates are in order of their start and do not overlap. */
export interface Analysis {
  readonly scan: ScanText
  readonly seen: readonly Seen[]
  readonly hashes: Uint32Array
  readonly sums: TalkSums
  /** Starts of the findings, and places of words of care and of teaching. */
  readonly starts: readonly number[]
  readonly personal: readonly number[]
  readonly general: readonly number[]
  readonly anonymous: readonly number[]
  readonly work: readonly number[]
  readonly told: ToldSum
}

const FORMS: readonly Form[] = ['titled', 'in-care', 'full', 'lone', 'plain', 'kin', 'described', 'addressed', 'self', 'greeted', 'writer', 'reader', 'implied', 'initials', 'room', 'address', 'number', 'birth-date', 'age']
/** What the blend weighs, in this order. */
export const EVIDENCE = [
  ...FORMS, 'certain', 'role', 'care near', 'care whole', 'medical near', 'medical whole', 'one strong', 'two strong', 'three strong', 'one weak', 'two weak', 'drug', 'result',
  'twin', 'several people', 'many people', 'subject', 'quoted', 'file name', 'file', 'animal', 'general', 'personal', 'role and medical', 'no health',
  'firm', 'firm and strong', 'firm and two strong', 'firm and weak', 'twin and strong', 'twin and weak', 'loose and strong', 'loose and care', 'firm and care', 'firm and role',
  'anonymous', 'loose and anonymous', 'general and loose', 'firm, strong and care', 'loose and long', 'loose without strong', 'loose among many',
  'strong in sentence', 'firm, strong in sentence', 'weak in sentence', 'personal in sentence', 'general in sentence', 'firm, personal in sentence',
  'work', 'work in sentence', 'firm, work in sentence', 'role and work', 'addressed layman', 'addressed colleague', 'self to colleague', 'list', 'office',
  'layman', 'carer', 'firm and carer', 'layman and care', 'loose and layman', 'silent', 'lone date', 'vague', 'paper', 'told plainly', 'short', 'firm and layman', 'general whole', 'anonymous whole', 'personal whole', 'work whole',
  'only one', 'only one, firm and care', 'only one, firm and medical', 'strong whole', 'much strong whole', 'firm, strong elsewhere', 'only one, firm, strong elsewhere', 'firm among several',
  'stranger', 'stranger and care', 'stranger implied',
  'private writes', 'private reads', 'writer, private writes', 'reader, private writes', 'reader, private reads', 'implied, private writes', 'implied, private reads', 'greeted, private reads', 'firm, private reads', 'firm, private writes',
  'told', 'firm and told', 'told near', 'told most', 'told in sentence', 'firm and told in sentence', 'firm and told near', 'from private', 'from care', 'from doctor', 'from office', 'to private', 'to care', 'to doctor', 'to office', 'same house',
] as const
export type EvidenceName = (typeof EVIDENCE)[number]

/** Forms that single somebody out by themselves; the others tell who only to those who know. */
const FIRM: ReadonlySet<Form> = new Set<Form>(['titled', 'in-care', 'full', 'number', 'birth-date'])

/** Words on either side that speak of the same person, and characters likewise. */
const WINDOW = 28
const AROUND = 300
const TWIN = 60
const MOST = 4
const LOOKED_AT = 40
/** Words from which a mail is a letter or a lecture, where first names and kin are many. */
const LONG = 160
const SHORT = 20
/** Findings of one part that are counted for the whole, and words of illness from which it is much. */
const MOST_SEEN = 400
const MUCH = 4
/** Who is told by no more than that a private person writes or reads. */
export const isImplied = (form: Form | undefined): boolean => form === 'writer' || form === 'reader' || form === 'implied'
/** Forms that name somebody. */
const NAMED: ReadonlySet<Form> = new Set<Form>(['titled', 'in-care', 'full', 'lone', 'plain', 'initials'])

const clip = (value: number): number => Math.max(-MOST, Math.min(MOST, value))

/** Marks the words of people, which say nothing of what is talked about. */
function maskOf(scan: ScanText, seen: readonly Seen[]): Uint8Array {
  const mask = new Uint8Array(scan.tokens.length)
  for (const { kind, form, start, end } of seen) {
    if (kind !== 'person' || form === 'addressed' || form === 'self' || form === 'greeted' || form === 'writer' || form === 'reader' || form === 'implied' || form === 'kin' || form === 'described') continue
    for (let index = scan.tokenAt(start); index < scan.tokens.length && (scan.tokens[index]?.start ?? end) < end; index += 1) mask[index] = 1
  }
  return mask
}

export function analyse(model: Model, scan: ScanText, seen: readonly Seen[]): Analysis {
  const hashes = wordHashes(scan.tokens, maskOf(scan, seen))
  return {
    scan, seen, hashes, sums: talkSums(model, scan.tokens, hashes), starts: seen.map(({ start }) => start),
    personal: personalPlaces(scan), general: generalPlaces(scan), anonymous: anonymousPlaces(scan),
    work: workPlaces(scan), told: toldSum(model, scan, hashes, seen),
  }
}

/** What the whole draft says: the same for each of its identities. */
export interface Whole {
  readonly medical: number
  readonly care: number
  readonly animal: boolean
  /** Whom the message greets: somebody by name or title as one greets a patient, or a colleague. */
  readonly greets: 'layman' | 'colleague' | null
  readonly people: number
  readonly words: number
  /** Whether a list of people, or an office, is among the correspondents. */
  readonly list: boolean
  readonly office: boolean
  /** Whether a private person is, and somebody who is at work in health care. */
  readonly layman: boolean
  /** Whether somebody is whose mailbox may be a private one. */
  readonly stranger: boolean
  readonly carer: boolean
  /** Which way it goes, where a private person and somebody in health care write to each other. */
  readonly way: 'writes' | 'reads' | null
  /** How many are named, and words of illness in all of it, each once. */
  readonly named: number
  readonly strong: number
  /** Whether any part speaks of one person in care, of teaching, of somebody without a name, of work. */
  readonly personal: boolean
  readonly general: boolean
  readonly anonymous: boolean
  readonly work: boolean
  /** How much the beginnings of all parts say that somebody's health is told who can be told. */
  readonly told: number
  /** The same of the stretch that says it most: one sentence of a long message is enough. */
  readonly toldMost: number
  /** What the files say likewise; undefined where there are none. */
  readonly toldInFiles: number | undefined
  /** Whether a file names firmly whom it is about. */
  readonly namedInFiles: boolean
  /** Whether any word of it is known to tell of health, signatures apart. */
  readonly health: boolean
  readonly ends: readonly EvidenceName[]
}

export function wholeOf(model: Model, parts: readonly Analysis[]): Whole {
  let medical = 0
  let care = 0
  let words = 0
  let people = 0
  for (const { sums, scan, seen } of parts) {
    const count = scan.tokens.length
    medical += sums.medical[count] ?? 0
    care += sums.care[count] ?? 0
    words += count
    for (const { kind, form } of seen) people += kind === 'person' && !isImplied(form) ? 1 : 0
  }
  const named = new Set<string>()
  const strong = new Set<string>()
  for (const { scan, seen } of parts) {
    for (const { role, strength, form, start, end } of seen.slice(0, MOST_SEEN)) {
      if (form !== undefined && NAMED.has(form)) named.add(scan.folded.slice(start, end).split(/[^a-z]+/).filter((word) => word.length > 3).sort().at(-1) ?? '')
      if (role === 'health' && strength !== 'weak') strong.add(scan.folded.slice(start, end))
    }
  }
  const root = Math.sqrt(Math.max(1, words))
  const files = parts.filter(({ scan }) => scan.part.part === 'attachment')
  return {
    medical: model.scales.medicalBias + medical / root, care: model.scales.careBias + care / root, people, words, named: named.size, strong: strong.size,
    animal: parts.some(({ scan }) => isAnimal(scan)),
    list: parts[0]?.scan.known.has(TO_A_LIST) ?? false, office: parts[0]?.scan.known.has(WITH_AN_OFFICE) ?? false,
    layman: parts[0]?.scan.known.has(WITH_A_LAYMAN) ?? false, stranger: parts[0]?.scan.known.has(WITH_A_STRANGER) ?? false, carer: parts[0]?.scan.known.has(WITH_CARE) ?? false,
    way: parts[0]?.scan.known.has(PRIVATE_WRITES) ? 'writes' : parts[0]?.scan.known.has(PRIVATE_READS) ? 'reads' : null,
    personal: parts.some((one) => one.personal.length > 0), general: parts.some((one) => one.general.length > 0),
    told: toldOf(model, parts), toldMost: toldMostOf(model, parts), toldInFiles: files.length > 0 ? toldOf(model, parts, true) : undefined,
    namedInFiles: files.some(({ seen }) => seen.some(({ form }) => form !== undefined && FIRM.has(form))),
    health: parts.some(({ scan, seen }) => seen.some(({ role, start }) => role === 'health' && !scan.isMuted(start))),
    ends: parts[0] ? ENDS.filter(([, mark]) => parts[0]?.scan.known.has(mark)).map(([name]) => name) : [],
    anonymous: parts.some((one) => one.anonymous.length > 0), work: parts.some((one) => one.work.length > 0),
    greets: parts.map(({ scan }) => greetedBy(scan)).find((one) => one !== null) ?? null,
  }
}

const ENDS: readonly (readonly [EvidenceName, string])[] = [
  ['from private', FROM.private], ['from care', FROM.care], ['from doctor', FROM.doctor], ['from office', FROM.office],
  ['to private', TO.private], ['to care', TO.care], ['to doctor', TO.doctor], ['to office', TO.office], ['same house', SAME_HOUSE],
]

const isOfFile = ({ part }: { readonly part: string }): boolean => part === 'attachment' || part === 'attachment-name'

/** What the beginnings of parts say together; of a message, without its files. */
function toldOf({ scales }: Model, parts: readonly Analysis[], files = false): number {
  let steps = 0
  let words = 0
  for (const { told, scan } of parts) {
    if (isOfFile(scan.part) !== files) continue
    steps += told.steps
    words += told.words
  }
  return words === 0 ? 0 : scales.toldBias + (steps * scales.told) / Math.sqrt(words)
}

/** The same of a stretch of one part's words. */
const toldWithin = ({ scales }: Model, { told: { sums } }: Analysis, from: number, to: number): number => scales.toldBias + scales.told * windowScore(sums, 0, from, to)

/** Words of a stretch, and from one to the next. */
const STRETCH = 24
const STRETCH_STEP = 8

/** What the stretch of a message says that says most. */
function toldMostOf(model: Model, parts: readonly Analysis[]): number {
  let most = -MOST
  for (const own of parts) {
    if (isOfFile(own.scan.part)) continue
    const words = own.told.sums.length - 1
    for (let from = 0; from === 0 || from + STRETCH < words + STRETCH_STEP; from += STRETCH_STEP) most = Math.max(most, toldWithin(model, own, from, from + STRETCH))
  }
  return most
}

/** Words by which somebody may be told who is no more than writer or reader: of each part so many are weighed. */
export const MOST_IMPLIED = 4

/** The identities of a part that are weighed: of who is only implied the first. */
export function weighed({ seen }: Analysis): readonly Seen[] {
  let implied = 0
  return seen.filter(({ role, form }) => role === 'identity' && (!isImplied(form) || (implied += 1) <= MOST_IMPLIED))
}

/** Whether one of ascending `places` lies between. */
export const hasBetween = (places: readonly number[], from: number, to: number): boolean => (places[firstAtOrAfter(places, from)] ?? Infinity) < to

interface Near { strong: number; weak: number; sentence: boolean; weakSentence: boolean; drug: boolean; result: boolean; twin: boolean }

/** Counts what stands around an identity in its own part; the same word twice counts once. */
function countNear({ seen, starts, scan }: Analysis, from: number, to: number, identity: Seen | null, near: Near, sentence: Zone | null = null): void {
  const said = new Set<string>()
  let looked = 0
  for (let index = firstAtOrAfter(starts, from); index < seen.length && looked < LOOKED_AT; index += 1, looked += 1) {
    const one = seen[index]
    if (!one || one.start > to) break
    if (one.role === 'identity') {
      if (identity && one !== identity && one.form !== identity.form && (one.kind !== 'person' || identity.kind !== 'person')
        && one.start - identity.end < TWIN && identity.start - one.end < TWIN) near.twin = true
      continue
    }
    // "Le secrétariat de la consultation mémoire" signs: that is a place of work.
    if (scan.isMuted(one.start)) continue
    const word = scan.folded.slice(one.start, one.end)
    if (said.has(word)) continue
    said.add(word)
    if (one.strength === 'weak') near.weak += 1
    else near.strong += 1
    if (sentence && one.start >= sentence.start && one.end <= sentence.end) {
      if (one.strength === 'weak') near.weakSentence = true
      else near.sentence = true
    }
    near.drug ||= one.kind === 'drug' && one.strength !== 'weak'
    near.result ||= one.kind === 'lab-result' && one.strength !== 'weak'
  }
}

/** Where each piece of evidence stands. */
const PLACES = new Map<EvidenceName, number>(EVIDENCE.map((name, place) => [name, place]))
const valueOf = (evidence: Float64Array, name: EvidenceName): number => evidence[PLACES.get(name) ?? 0] ?? 0

/** Probability at the least of what needs no table to be seen. */
const PLAIN = 0.6
const NOT_AT_WORK = -1
const THEIRS = /(?<![a-z])(?:sa|son|ses|his|her) /
/** Names of files that tell of money, staff and buildings. */
const PAPERS = /(?<![a-z])(?:facture|devis|cv|planning|bail|contrat|rib|convention|programme|formation|candidature|bulletin|paie|statuts|invoice|loyer|honoraires|affiche|invitation|commande|livraison|scolaire|scolarite|travail|comptable|stage|presence|these|memoire)s?(?![a-z])/
/** Probability at the most of an identity where the talk around is not medical enough. */
const IDENTITY_ALONE = 0.29
/** How medical the talk around an identity must be at the least: beside a firm finding, beside a weak one, beside none. */
const STRONG_TALK = -2
const WEAK_TALK = 0.2
const SILENT_TALK = 1
const FEW_WORDS = 6
/** Probability and talk from which a firm identity needs no finding of health, and how medical the talk around kin must be without a strong one. */
const SURE = 0.85
const SURE_TALK = -1
const TOLD_TALK = 1.5
/** How much all of a message must say that somebody's health is told, for that to count without a word that is known. */
const TOLD_SURELY = 1
/** The same where nobody is named and no word is known at all. */
const TOLD_WITHOUT_A_WORD = 2
/** The same from which a private person who writes to somebody in health care tells of their own. */
const TOLD_BY_A_PATIENT = 1.8

/** "Mme X a une insuffisance cardiaque", "M. X est suivi pour …": not what is spoken, written or asked about. */
const HAS = /^(?:, ?(?:nee? (?:le|en) [^,.;]{4,24}|\d{1,3} ans)(?:, ?\d{1,3} ans)?)?[ ,]*(?:(?:a|avait|aurait|fait|faisait) (?:de nouveau |encore |aussi |fait |eu |deja )?(?:une?|des|du|de la|son|sa) (?!presentation|expose|cours|question|article|projet|etude|intervention|stand|communication|formation|exposition)|presente une?|souffre d|est (?:atteinte?|suivie?|hospitalisee?|operee?|traitee?) )/

/** Characters in which a finding and what ties a name to it stand: "la mammographie de Mme X". */
const OWNED_REACH = 60
const OF_WHOM = /^ (?:de |d.|chez )$/

/** Whether a state of health is said to be somebody's, whose name begins at a place. */
function isOwner({ seen, starts, scan }: Analysis, at: number): boolean {
  for (let index = firstAtOrAfter(starts, at - OWNED_REACH); (starts[index] ?? at) < at; index += 1) {
    const one = seen[index]
    if (one?.role === 'health' && one.strength !== 'weak' && OF_WHOM.test(scan.folded.slice(one.end, at))) return true
  }
  return false
}

/**
 * The least that some combinations are worth, whatever the tables say: what is said to the reader of their own body,
 * two identities of different kinds side by side, a title and a state of health in one sentence, in a file, which is seldom a talk, a name in
 * its full form beside a state of health, and a file's name that is somebody's.
 */
function leastOf(own: Analysis, { form, strength, start: from, end: to }: Seen, evidence: Float64Array): number {
  const value = (name: EvidenceName): number => valueOf(evidence, name)
  if (value('anonymous') > 0) return 0
  const namedFile = value('file name') === 1 && value('firm') === 1 && !PAPERS.test(own.scan.folded)
  // "Ordonnance_Dupont_Jean.pdf" tells of care whatever stands in it.
  if (namedFile && value('weak in sentence') === 1) return PLAIN
  if (value('one strong') === 0) return 0
  // A list of people is sent lessons, where a title and an illness are somebody made up.
  const titled = (form === 'titled' || form === 'in-care') && value('list') === 0
  const told = own.scan.sentences.around({ start: from, end: to })
  // Said in so many words: nothing that stands around takes it back.
  if (titled && value('strong in sentence') === 1 && value('general in sentence') === 0 && value('work in sentence') === 0
    && (HAS.test(own.scan.folded.slice(to, told.end)) || isOwner(own, from))) return PLAIN
  if (titled && value('strong in sentence') === 1 && value('general in sentence') === 0 && value('work in sentence') === 0 && value('medical near') > 0 && value('role') > NOT_AT_WORK) {
    // Staff too are named beside illnesses: what is theirs is said so.
    if (value('role') > 0 || value('personal in sentence') === 1 || THEIRS.test(own.scan.folded.slice(told.start, told.end))) return PLAIN
  }
  if (value('general') > 0) return 0
  if (namedFile) return PLAIN
  if ((form === 'addressed' || form === 'self') && strength === 'strong') return PLAIN
  if (value('certain') === 1 || (value('firm') === 1 && value('twin') === 1)) return PLAIN
  if (own.scan.part.part !== 'attachment' || value('firm') === 0) return 0
  // A nurse's note heads its findings with name and address, as an invoice does.
  return value('role') > NOT_AT_WORK || (titled && value('three strong') === 1 && value('medical near') > 1) ? PLAIN : 0
}

/** What speaks for and against an identity being that of a person whose health the draft tells, in the order of `EVIDENCE`. */
export function evidenceOf(model: Model, parts: readonly Analysis[], whole: Whole, own: Analysis, identity: Seen): Float64Array {
  const { scan, sums, hashes } = own
  const { part } = scan.part
  const first = scan.tokenAt(identity.start)
  const last = Math.max(first, scan.tokenAt(identity.end - 1))
  const apart = part === 'subject' || part === 'attachment-name'
  const near: Near = { strong: 0, weak: 0, sentence: false, weakSentence: false, drug: false, result: false, twin: false }
  const sentence = scan.sentences.around(identity)
  countNear(own, identity.start - NEAR, identity.end + NEAR, identity, near, sentence)
  // A file that names whom it is about is not about whoever the message greets.
  const mayBeOfFiles = !whole.namedInFiles || (identity.form !== 'greeted' && !isImplied(identity.form))
  for (const other of parts) {
    // A subject speaks of the whole message, an answer of what it answers, a message of its files: their beginnings stand near.
    if (other !== own && (other.scan.part.part !== 'attachment' || mayBeOfFiles)) countNear(other, 0, apart ? NEAR * 2 : NEAR, null, near)
  }
  const [from, to] = [identity.start - AROUND, identity.end + AROUND]
  const { scales } = model
  const role = clip(roleScore(model, scan, hashes, first, last, identity.form ?? 'number'))
  const medicalNear = apart ? whole.medical : windowScore(sums.medical, scales.medicalBias, first - WINDOW, last + WINDOW)
  const careNear = apart ? whole.care : windowScore(sums.care, scales.careBias, first - WINDOW, last + WINDOW)
  const firm = identity.form !== undefined && FIRM.has(identity.form)
  const evidence = new Float64Array(EVIDENCE.length)
  // Small objects, each of one shape: they are walked quickly.
  const put = (some: Partial<Record<EvidenceName, number>>): void => {
    for (const name in some) evidence[PLACES.get(name as EvidenceName) ?? 0] = some[name as EvidenceName] ?? 0
  }
  const putOne = (name: EvidenceName, value: number): void => { evidence[PLACES.get(name) ?? 0] = value }
  put({
    certain: identity.strength === 'certain' ? 1 : 0, role,
    'care near': clip(careNear), 'care whole': clip(whole.care), 'medical near': clip(medicalNear), 'medical whole': clip(whole.medical),
    'one strong': near.strong > 0 ? 1 : 0, 'two strong': near.strong > 1 ? 1 : 0, 'three strong': near.strong > 2 ? 1 : 0,
    'one weak': near.weak > 0 ? 1 : 0, 'two weak': near.weak > 1 ? 1 : 0, drug: near.drug ? 1 : 0, result: near.result ? 1 : 0,
    twin: near.twin ? 1 : 0, 'several people': whole.people > 2 ? 1 : 0, 'many people': whole.people > 4 ? 1 : 0,
    subject: part === 'subject' ? 1 : 0, quoted: part === 'quoted' ? 1 : 0, 'file name': part === 'attachment-name' ? 1 : 0, file: part === 'attachment' ? 1 : 0,
    animal: whole.animal ? 1 : 0, personal: hasBetween(own.personal, from, to) ? 1 : 0,
    list: whole.list ? 1 : 0, office: whole.office ? 1 : 0, layman: whole.layman ? 1 : 0, carer: whole.carer ? 1 : 0, 'firm and carer': firm && whole.carer ? 1 : 0, 'layman and care': whole.layman && whole.carer ? 1 : 0, short: whole.words < SHORT ? 1 : 0,
    'general whole': whole.general ? 1 : 0, 'anonymous whole': whole.anonymous ? 1 : 0, 'personal whole': whole.personal ? 1 : 0, 'work whole': whole.work ? 1 : 0,
    'role and medical': Math.min(role, clip(medicalNear)), 'no health': near.strong + near.weak === 0 ? 1 : 0,
  })
  if (identity.form) putOne(identity.form, 1)
  if (whole.stranger && !whole.layman) put({ stranger: 1, 'stranger and care': whole.carer ? 1 : 0, 'stranger implied': isImplied(identity.form) ? 1 : 0 })
  if (whole.way !== null) {
    const by = firm ? 'firm' : identity.form === 'self' ? 'writer' : identity.form === 'addressed' ? 'reader' : identity.form
    putOne(`private ${whole.way}`, 1)
    const crossed = `${by}, private ${whole.way}`
    if (PLACES.has(crossed as EvidenceName)) putOne(crossed as EvidenceName, 1)
  }
  for (const name of whole.ends) putOne(name, 1)
  const isFile = isOfFile(scan.part)
  // "Voici le courrier de Mme X" tells what stands in the file; "voici le courrier" to somebody tells nothing of them.
  const inFiles = firm && whole.toldInFiles !== undefined ? Math.max(0, whole.toldInFiles) : -MOST
  const told = clip(isFile ? Math.max(0, part === 'attachment' ? toldOf(model, [own], true) : 0) : Math.max(whole.told, inFiles))
  putOne('told', told)
  if (firm) putOne('firm and told', told)
  if (!isFile) {
    const toldNear = clip(apart || first + 1 >= own.told.sums.length ? told : Math.max(inFiles, toldWithin(model, own, first - WINDOW, last + WINDOW)))
    // "M. X, il ne voit plus que sur les côtés" among the news of a club: its own sentence says more than what stands around.
    const toldInSentence = apart || first + 1 >= own.told.sums.length ? told : clip(Math.max(inFiles, toldWithin(model, own, scan.tokenAt(sentence.start), scan.tokenAt(sentence.end))))
    put({ 'told near': toldNear, 'told most': clip(Math.max(whole.toldMost, inFiles)), 'told in sentence': toldInSentence })
    if (firm) put({ 'firm and told near': toldNear, 'firm and told in sentence': toldInSentence })
  }
  putOne(firm ? 'firm and layman' : 'loose and layman', whole.layman ? 1 : 0)
  // Who alone is named is whom all of it is about, also where they are named far from what is told.
  const only = whole.named === 1 && identity.form !== undefined && NAMED.has(identity.form)
  const elsewhere = near.strong === 0 && whole.strong > 0
  put({ 'only one': only ? 1 : 0, 'strong whole': whole.strong > 0 ? 1 : 0, 'much strong whole': whole.strong >= MUCH ? 1 : 0 })
  if (firm) put({ 'firm, strong elsewhere': elsewhere ? 1 : 0, 'firm among several': whole.named > 2 ? 1 : 0 })
  if (firm && only) put({ 'only one, firm and care': clip(whole.care), 'only one, firm and medical': clip(whole.medical), 'only one, firm, strong elsewhere': elsewhere ? 1 : 0 })
  const strong = near.strong > 0
  const care = clip(careNear)
  const anonymous = hasBetween(own.anonymous, from, to) ? 1 : 0
  const general = hasBetween(own.general, from, to) ? 1 : 0
  put({ anonymous, general, 'loose and anonymous': firm ? 0 : anonymous, 'general and loose': firm ? 0 : general })
  const personal = hasBetween(own.personal, sentence.start, sentence.end) ? 1 : 0
  put({ 'strong in sentence': near.sentence ? 1 : 0, 'weak in sentence': near.weakSentence ? 1 : 0, 'personal in sentence': personal, 'general in sentence': hasBetween(own.general, sentence.start, sentence.end) ? 1 : 0 })
  if (firm) put({ 'firm, strong in sentence': near.sentence ? 1 : 0, 'firm, personal in sentence': personal })
  if (firm) put({ firm: 1, 'firm and strong': strong ? 1 : 0, 'firm and two strong': near.strong > 1 ? 1 : 0, 'firm and weak': !strong && near.weak > 0 ? 1 : 0, 'firm and care': care, 'firm and role': role, 'firm, strong and care': strong ? Math.max(0, care) : 0 })
  else put({ 'loose and strong': strong ? 1 : 0, 'loose and care': care, 'loose without strong': strong ? 0 : 1, 'loose and long': whole.words > LONG ? 1 : 0, 'loose among many': whole.people > 2 ? 1 : 0 })
  if (near.twin) put({ 'twin and strong': strong ? 1 : 0, 'twin and weak': near.weak > 0 ? 1 : 0 })
  const work = hasBetween(own.work, sentence.start, sentence.end) ? 1 : 0
  put({ work: hasBetween(own.work, from, to) ? 1 : 0, 'work in sentence': work, 'firm, work in sentence': firm ? work : 0, 'role and work': work * role })
  if (identity.form === 'addressed' && whole.greets !== null) putOne(whole.greets === 'layman' ? 'addressed layman' : 'addressed colleague', 1)
  if ((identity.form === 'self' || identity.form === 'writer') && whole.greets === 'colleague') putOne('self to colleague', 1)
  addRules(own, identity, whole, evidence)
  return evidence
}

/** Adds what rules say of an identity by the evidence so far. */
function addRules(own: Analysis, identity: Seen, whole: Whole, evidence: Float64Array): void {
  const value = (name: EvidenceName): number => valueOf(evidence, name)
  const set = (name: EvidenceName, holds: boolean): void => { evidence[PLACES.get(name) ?? 0] = holds ? 1 : 0 }
  const asked = value('one strong') === 1 ? STRONG_TALK : value('one weak') === 1 ? WEAK_TALK : SILENT_TALK
  const only = value('only one') === 1 && value('firm') === 1
  const talk = only ? Math.max(value('medical near'), whole.medical) : value('medical near')
  set('silent', whole.words < FEW_WORDS ? value('no health') === 1 : talk < (only && whole.strong > 0 ? STRONG_TALK : asked))
  // A date on a line of its own may be anything's; an age is shared by many.
  set('lone date', (identity.form === 'birth-date' || identity.form === 'age') && identity.strength === 'weak' && value('twin') === 0)
  // A story of kin, or a long text, tells of a person in care only where it names what they have.
  const told = identity.form === 'kin' || identity.form === 'self' ? value('medical near') < TOLD_TALK : value('firm') === 0 && whole.words > LONG
  set('vague', told && value('one strong') === 0)
  // "CV_Jean_DUPONT_radiologie.pdf" tells of a trade.
  set('paper', value('file name') === 1 && value('one strong') === 0 && PAPERS.test(own.scan.folded))
  set('told plainly', leastOf(own, identity, evidence) > 0)
}

/** How probably the identity is that of a person whose health the draft tells. */
export function probabilityOf(model: Model, parts: readonly Analysis[], whole: Whole, own: Analysis, identity: Seen): number {
  const evidence = evidenceOf(model, parts, whole, own, identity)
  const probability = blended(model.blend, evidence)
  const value = (name: EvidenceName): boolean => valueOf(evidence, name) === 1
  // Who is named firmly and surely in care needs no word of illness: "elle est attendue à 10h, qu'elle apporte ses radios".
  const surely = value('firm') && probability > SURE && valueOf(evidence, 'medical near') > SURE_TALK
  // No file is among what the blend was learned from: there the rules decide.
  const isFile = isOfFile(own.scan.part)
  const told = !isFile && valueOf(evidence, 'told') > TOLD_SURELY
  const silent = (isFile || (!value('firm') && whole.way === null)) && value('silent') && !surely && !told
  // "Merci pour votre message, je vous rappelle demain" to somebody with an ordinary mailbox tells nothing.
  const unsaid = isImplied(identity.form) && !whole.health && valueOf(evidence, 'told') < TOLD_WITHOUT_A_WORD
  const most = silent || unsaid || value('lone date') || (value('vague') && !told) || value('paper') ? IDENTITY_ALONE : 1
  // Nor does it take back what is said of somebody outright: two identities side by side, "Mme X, pour son insuffisance cardiaque", "votre mammographie est classée ACR 4".
  const outright = isFile || value('firm') || identity.form === 'addressed'
  // "J’ai la joue qui a doublé depuis l’extraction", to a dentist.
  const ownCare = isImplied(identity.form) && whole.way === 'writes' && whole.health && valueOf(evidence, 'told') > TOLD_BY_A_PATIENT
  // "Bonjour Denis, l’acide urique est à 82": a measure sent to a private mailbox, and nobody else is spoken of, is its reader's.
  const ownResult = (identity.form === 'greeted' || isImplied(identity.form)) && value('private reads') && value('result') && !isFile
    && !value('personal whole') && !value('anonymous whole') && !value('general whole') && !value('list')
  return Math.max(Math.min(most, probability), (outright && value('told plainly')) || ownCare || ownResult ? PLAIN : 0)
}
