import type { Model } from '../model/model.ts'
import { roleScore, windowScore } from '../model/score.ts'
import { type Analysis, hasBetween, type Seen } from './analysis.ts'
import { AT, EVIDENCE, isEvidence } from './evidence-names.ts'
import { FIRM, isImplied, NAMED } from './forms.ts'
import { addBeginning, around } from './nearby.ts'
import { addRules, LONG } from './rules.ts'
import { isOfFile, MOST, toldOf, toldWithin } from './told.ts'
import type { Whole } from './whole.ts'

/** Words on either side that speak of the same person, and characters likewise. */
const WINDOW = 28
const AROUND = 300
/** Words up to which a mail is a note. */
const SHORT = 20
/** Words of illness in a draft from which it is much. */
const MUCH = 4

const clip = (value: number): number => Math.max(-MOST, Math.min(MOST, value))

/** What speaks for and against an identity being that of a person whose health the draft tells, in the order of `EVIDENCE`. */
export function evidenceOf(model: Model, parts: readonly Analysis[], whole: Whole, own: Analysis, identity: Seen): Float64Array {
  const { scan, sums, hashes } = own
  const { part } = scan.part
  const first = scan.tokenAt(identity.start)
  const last = Math.max(first, scan.tokenAt(identity.end - 1))
  const apart = part === 'subject' || part === 'attachment-name'
  const sentence = scan.sentences.around(identity)
  const near = around(own, identity, sentence)
  // A file that names whom it is about is not about whoever the message greets.
  const mayBeOfFiles = !whole.namedInFiles || (identity.form !== 'greeted' && !isImplied(identity.form))
  for (const other of parts) {
    // A subject speaks of the whole message, an answer of what it answers, a message of its files: their beginnings stand near.
    if (other !== own && (other.scan.part.part !== 'attachment' || mayBeOfFiles)) addBeginning(near, apart ? other.longBeginning : other.beginning)
  }
  const [from, to] = [identity.start - AROUND, identity.end + AROUND]
  const { scales } = model
  const role = clip(roleScore(model, scan, hashes, first, last, identity.form ?? 'number'))
  const medicalNear = apart ? whole.medical : windowScore(sums.medical, scales.medicalBias, first - WINDOW, last + WINDOW)
  const careNear = apart ? whole.care : windowScore(sums.care, scales.careBias, first - WINDOW, last + WINDOW)
  const firm = identity.form !== undefined && FIRM.has(identity.form)
  const evidence = new Float64Array(EVIDENCE.length)
  const put = (place: number, value: number): void => { evidence[place] = value }
  const mark = (place: number, holds: boolean): void => { if (holds) evidence[place] = 1 }
  mark(AT.certain, identity.strength === 'certain')
  put(AT.role, role)
  put(AT['care near'], clip(careNear))
  put(AT['care whole'], clip(whole.care))
  put(AT['medical near'], clip(medicalNear))
  put(AT['medical whole'], clip(whole.medical))
  mark(AT['one strong'], near.strong > 0)
  mark(AT['two strong'], near.strong > 1)
  mark(AT['three strong'], near.strong > 2)
  mark(AT['one weak'], near.weak > 0)
  mark(AT['two weak'], near.weak > 1)
  mark(AT.drug, near.drug)
  mark(AT.result, near.result)
  mark(AT.twin, near.twin)
  mark(AT['several people'], whole.people > 2)
  mark(AT['many people'], whole.people > 4)
  mark(AT.subject, part === 'subject')
  mark(AT.quoted, part === 'quoted')
  mark(AT['file name'], part === 'attachment-name')
  mark(AT.file, part === 'attachment')
  mark(AT.animal, whole.animal)
  mark(AT.personal, hasBetween(own.personal, from, to))
  mark(AT.list, whole.list)
  mark(AT.office, whole.office)
  mark(AT.layman, whole.layman)
  mark(AT.carer, whole.carer)
  mark(AT['firm and carer'], firm && whole.carer)
  mark(AT['layman and care'], whole.layman && whole.carer)
  mark(AT.short, whole.words < SHORT)
  mark(AT['general whole'], whole.general)
  mark(AT['anonymous whole'], whole.anonymous)
  mark(AT['personal whole'], whole.personal)
  mark(AT['work whole'], whole.work)
  put(AT['role and medical'], Math.min(role, clip(medicalNear)))
  mark(AT['no health'], near.strong + near.weak === 0)
  if (identity.form) mark(AT[identity.form], true)
  if (whole.stranger && !whole.layman) {
    mark(AT.stranger, true)
    mark(AT['stranger and care'], whole.carer)
    mark(AT['stranger implied'], isImplied(identity.form))
  }
  if (whole.way !== null) {
    const by = firm ? 'firm' : identity.form === 'self' ? 'writer' : identity.form === 'addressed' ? 'reader' : identity.form
    mark(AT[`private ${whole.way}`], true)
    const crossed = `${by}, private ${whole.way}`
    if (isEvidence(crossed)) mark(AT[crossed], true)
  }
  for (const name of whole.ends) mark(AT[name], true)
  const isFile = isOfFile(scan.part)
  // "Voici le courrier de Mme X" tells what stands in the file; "voici le courrier" to somebody tells nothing of them.
  const inFiles = firm && whole.toldInFiles !== undefined ? Math.max(0, whole.toldInFiles) : -MOST
  const told = clip(isFile ? Math.max(0, part === 'attachment' ? toldOf(model, [own], true) : 0) : Math.max(whole.told, inFiles))
  put(AT.told, told)
  if (firm) put(AT['firm and told'], told)
  if (!isFile) {
    const toldNear = clip(apart || first + 1 >= own.told.sums.length ? told : Math.max(inFiles, toldWithin(model, own, first - WINDOW, last + WINDOW)))
    // "M. X, il ne voit plus que sur les côtés" among the news of a club: its own sentence says more than what stands around.
    const toldInSentence = apart || first + 1 >= own.told.sums.length ? told : clip(Math.max(inFiles, toldWithin(model, own, scan.tokenAt(sentence.start), scan.tokenAt(sentence.end))))
    put(AT['told near'], toldNear)
    put(AT['told most'], clip(Math.max(whole.toldMost, inFiles)))
    put(AT['told in sentence'], toldInSentence)
    if (firm) {
      put(AT['firm and told near'], toldNear)
      put(AT['firm and told in sentence'], toldInSentence)
    }
  }
  mark(firm ? AT['firm and layman'] : AT['loose and layman'], whole.layman)
  // Who alone is named is whom all of it is about, also where they are named far from what is told.
  const only = whole.named === 1 && identity.form !== undefined && NAMED.has(identity.form)
  const elsewhere = near.strong === 0 && whole.strong > 0
  mark(AT['only one'], only)
  mark(AT['strong whole'], whole.strong > 0)
  mark(AT['much strong whole'], whole.strong >= MUCH)
  if (firm) {
    mark(AT['firm, strong elsewhere'], elsewhere)
    mark(AT['firm among several'], whole.named > 2)
  }
  if (firm && only) {
    put(AT['only one, firm and care'], clip(whole.care))
    put(AT['only one, firm and medical'], clip(whole.medical))
    mark(AT['only one, firm, strong elsewhere'], elsewhere)
  }
  const strong = near.strong > 0
  const care = clip(careNear)
  const anonymous = hasBetween(own.anonymous, from, to)
  const general = hasBetween(own.general, from, to)
  mark(AT.anonymous, anonymous)
  mark(AT.general, general)
  mark(AT['loose and anonymous'], !firm && anonymous)
  mark(AT['general and loose'], !firm && general)
  const personal = hasBetween(own.personal, sentence.start, sentence.end)
  mark(AT['strong in sentence'], near.sentence)
  mark(AT['weak in sentence'], near.weakSentence)
  mark(AT['personal in sentence'], personal)
  mark(AT['general in sentence'], hasBetween(own.general, sentence.start, sentence.end))
  if (firm) {
    mark(AT['firm, strong in sentence'], near.sentence)
    mark(AT['firm, personal in sentence'], personal)
    mark(AT.firm, true)
    mark(AT['firm and strong'], strong)
    mark(AT['firm and two strong'], near.strong > 1)
    mark(AT['firm and weak'], !strong && near.weak > 0)
    put(AT['firm and care'], care)
    put(AT['firm and role'], role)
    put(AT['firm, strong and care'], strong ? Math.max(0, care) : 0)
  } else {
    mark(AT['loose and strong'], strong)
    put(AT['loose and care'], care)
    mark(AT['loose without strong'], !strong)
    mark(AT['loose and long'], whole.words > LONG)
    mark(AT['loose among many'], whole.people > 2)
  }
  if (near.twin) {
    mark(AT['twin and strong'], strong)
    mark(AT['twin and weak'], near.weak > 0)
  }
  mark(AT.work, hasBetween(own.work, from, to))
  if (hasBetween(own.work, sentence.start, sentence.end)) {
    mark(AT['work in sentence'], true)
    mark(AT['firm, work in sentence'], firm)
    put(AT['role and work'], role)
  }
  if (identity.form === 'addressed' && whole.greets !== null) mark(whole.greets === 'layman' ? AT['addressed layman'] : AT['addressed colleague'], true)
  if ((identity.form === 'self' || identity.form === 'writer') && whole.greets === 'colleague') mark(AT['self to colleague'], true)
  addRules(own, identity, whole, evidence)
  return evidence
}

