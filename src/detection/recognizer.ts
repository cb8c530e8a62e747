import type { FindingKind, FindingRole, Strength } from './finding.ts'
import type { ScanText } from './scan-text.ts'

/** What a recognizer saw, by offsets in the text it was given. */
export interface Candidate {
  readonly kind: FindingKind
  readonly role: FindingRole
  readonly strength: Strength
  readonly start: number
  readonly end: number
  /** 0 to 1: how far it singles a person out or tells a health state; by default what its strength says. */
  readonly weight?: number
}

/** Finds one kind of evidence. Pure; must run in time proportional to the text. */
export interface Recognizer {
  /** File name, without extension. */
  readonly name: string
  readonly recognize: (text: ScanText) => readonly Candidate[]
}
