export interface Place { name: string; number: string; street: string; kind: string; postcode: string; city: string }
export interface Practitioner {
  given: string
  family: string
  /** As in the directory: `medecin` or `infirmier`. */
  profession: string
  specialty: string
  place: Place
  secure: string
  /** Where the same person reads ordinary mail. */
  ordinary: string
  /** Display name. */
  name: string
}
export interface Patient {
  civility: string
  given: string
  family: string
  sex: 'F' | 'M'
  /** Year-month-day. */
  born: string
  /** As printed: 17/03/1954. */
  printedBirth: string
  /** 15 digits, valid key. */
  nir: string
  printedNir: string
  /** A health phrase that no other text holds. */
  health: string
  fullName: string
  /** Whole name, family name, number in two forms, health phrase. */
  needles: string[]
  /** A letter about this patient that holds all needles. */
  letter: string
}

/** The one password of every mailbox. */
export const PASSWORD: string
export const ORDINARY_DOMAINS: string[]
export const SECURE_DOMAINS: string[]
/** The doctor of the demo, with both mailboxes. */
export const DOCTOR: { name: string; ordinary: string; secure: string }
/** Colleagues with a mailbox in both worlds: one Paul Martin, two Marie Dubois. */
export const PRACTITIONERS: Practitioner[]
/** Mailboxes of services in the trust space. */
export const SERVICES: { name: string; service: string; place: Place; secure: string }[]
/** People with an ordinary mailbox only. */
export const OTHERS: { name: string; ordinary: string }[]
/** Who writes plain text in SOGo, where this is a person's setting. */
export const PLAIN_WRITER: { name: string; ordinary: string }
/** Invented patients for the demo. */
export const PATIENTS: Patient[]
/** A patient nobody else uses: one seed (0 to 999999), one patient. */
export function canaryPatient(seed: number): Patient
