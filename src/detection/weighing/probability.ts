import { blended } from '../model/blend.ts'
import type { Model } from '../model/model.ts'
import type { Analysis, Seen } from './analysis.ts'
import { evidenceOf } from './evidence.ts'
import { AT } from './evidence-names.ts'
import { isImplied } from './forms.ts'
import { PLAIN } from './rules.ts'
import { isOfFile } from './told.ts'
import type { Whole } from './whole.ts'

/** Probability at the most of an identity where the talk around is not medical enough. */
const IDENTITY_ALONE = 0.29
/** Probability and talk from which a firm identity needs no finding of health. */
const SURE = 0.85
const SURE_TALK = -1
/** How much all of a message must say that somebody's health is told, for that to count without a word that is known. */
const TOLD_SURELY = 1
/** The same where nobody is named and no word is known at all. */
const TOLD_WITHOUT_A_WORD = 2
/** The same from which a private person who writes to somebody in health care tells of their own. */
const TOLD_BY_A_PATIENT = 1.8

/** How probably the identity is that of a person whose health the draft tells. */
export function probabilityOf(model: Model, parts: readonly Analysis[], whole: Whole, own: Analysis, identity: Seen): number {
  const evidence = evidenceOf(model, parts, whole, own, identity)
  const probability = blended(model.blend, evidence)
  const value = (place: number): number => evidence[place] ?? 0
  const is = (place: number): boolean => value(place) === 1
  // Who is named firmly and surely in care needs no word of illness: "elle est attendue à 10h, qu'elle apporte ses radios".
  const surely = is(AT.firm) && probability > SURE && value(AT['medical near']) > SURE_TALK
  // No file is among what the blend was learned from: there the rules decide.
  const isFile = isOfFile(own.scan.part)
  const told = !isFile && value(AT.told) > TOLD_SURELY
  const silent = (isFile || (!is(AT.firm) && whole.way === null)) && is(AT.silent) && !surely && !told
  // "Merci pour votre message, je vous rappelle demain" to somebody with an ordinary mailbox tells nothing.
  const unsaid = isImplied(identity.form) && !whole.health && value(AT.told) < TOLD_WITHOUT_A_WORD
  const most = silent || unsaid || is(AT['lone date']) || (is(AT.vague) && !told) || is(AT.paper) ? IDENTITY_ALONE : 1
  // Nor does it take back what is said of somebody outright: two identities side by side, "Mme X, pour son insuffisance cardiaque", "votre mammographie est classée ACR 4".
  const outright = isFile || is(AT.firm) || identity.form === 'addressed'
  // "J’ai la joue qui a doublé depuis l’extraction", to a dentist.
  const ownCare = isImplied(identity.form) && whole.way === 'writes' && whole.health && value(AT.told) > TOLD_BY_A_PATIENT
  // "Bonjour Denis, l’acide urique est à 82": a measure sent to a private mailbox, and nobody else is spoken of, is its reader's.
  const ownResult = (identity.form === 'greeted' || isImplied(identity.form)) && is(AT['private reads']) && is(AT.result) && !isFile
    && !is(AT['personal whole']) && !is(AT['anonymous whole']) && !is(AT['general whole']) && !is(AT.list)
  return Math.max(Math.min(most, probability), (outright && is(AT['told plainly'])) || ownCare || ownResult ? PLAIN : 0)
}
