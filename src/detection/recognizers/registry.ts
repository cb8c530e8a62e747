import type { Recognizer } from '../recognizer.ts'
import { addressedPatient } from './addressed-patient.ts'
import { birthDate } from './birth-date.ts'
import { citizenMailbox } from './citizen-mailbox.ts'
import { correspondent } from './correspondent.ts'
import { drug } from './drug.ts'
import { identityNumber } from './identity-number.ts'
import { initials } from './initials.ts'
import { labResult } from './lab-result.ts'
import { medicalTerm } from './medical-term.ts'
import { person } from './person.ts'
import { phone } from './phone.ts'
import { postalAddress } from './postal-address.ts'
import { recordFormat } from './record-format.ts'
import { recordNumber } from './record-number.ts'
import { relative } from './relative.ts'
import { room } from './room.ts'

/** Every recognizer. A new one is a new file and one line here; where two findings overlap the earlier line wins. */
export const RECOGNIZERS: readonly Recognizer[] = [
  recordFormat, citizenMailbox, identityNumber, recordNumber, birthDate, person, labResult, drug, medicalTerm, addressedPatient, relative, initials, room, postalAddress, phone, correspondent,
]
