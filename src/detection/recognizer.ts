import type { FindingKind, FindingRole, Strength } from './finding.ts'
import type { ScanText } from './scan-text.ts'

/** How somebody is told: the blend of evidence weighs each apart. */
export type Form = 'titled' | 'in-care' | 'full' | 'lone' | 'plain' | 'kin' | 'described' | 'addressed' | 'self' | 'greeted' | 'writer' | 'reader' | 'implied' | 'initials' | 'room' | 'address' | 'number' | 'birth-date' | 'age'

/** What a recognizer saw, by offsets in the text it was given. */
export interface Candidate {
  readonly kind: FindingKind
  readonly role: FindingRole
  readonly strength: Strength
  readonly start: number
  readonly end: number
  /** Of an identity only. */
  readonly form?: Form
}

/** Finds one kind of evidence. Pure; must run in time proportional to the text. */
export interface Recognizer {
  /** File name, without extension. */
  readonly name: string
  readonly recognize: (text: ScanText) => readonly Candidate[]
}
