/** The parts of a draft that are scanned, with their roles. */
export type PartName = 'subject' | 'body' | 'quoted' | 'attachment-name' | 'attachment'

/** One text to scan. */
export interface TextPart {
  readonly part: PartName
  /** Attachment id, for `attachment-name` and `attachment`. */
  readonly attachment?: string
  readonly text: string
}

/** Where a finding lies: offsets are UTF-16 code units in the text of that part, end exclusive. */
export interface Place {
  readonly part: PartName
  readonly attachment?: string
  readonly start: number
  readonly end: number
}

/** `identity` singles a person out; `health` says something of a health state; `record` is a format that always holds both. */
export type FindingRole = 'identity' | 'health' | 'record'

export type FindingKind =
  | 'identity-number'
  | 'citizen-mailbox'
  | 'record-number'
  | 'birth-date'
  | 'person'
  | 'room'
  | 'postal-address'
  | 'phone'
  | 'record-format'
  | 'lab-result'
  | 'drug'
  | 'medical-term'

/** `certain`: checked (key, format); `strong`: stands alone; `weak`: counts only beside another. */
export type Strength = 'certain' | 'strong' | 'weak'

/** Located evidence in a draft. */
export interface Finding {
  readonly kind: FindingKind
  readonly role: FindingRole
  readonly strength: Strength
  readonly place: Place
  /** The passage itself. Shown to the practitioner, never stored or logged. */
  readonly excerpt: string
  /** File name of the recognizer, without extension. */
  readonly recognizer: string
}

/** What a scan concludes about the whole draft. */
export type Conclusion = 'identifiable' | 'health-unidentified' | 'identity-only' | 'none'

export interface Detection {
  readonly conclusion: Conclusion
  /** 0 to 1: how sure the scan is that the draft holds identifiable health data. */
  readonly score: number
  /** In order of part, then of start. */
  readonly findings: readonly Finding[]
  /** Found too, and said by the practitioner to be no patient's data: it counted for nothing. */
  readonly answered?: readonly Finding[]
}

/** Persons who are not patients: sender, recipients, practitioners in signatures. */
export interface KnownPerson {
  readonly name: string
  readonly address: string
}
