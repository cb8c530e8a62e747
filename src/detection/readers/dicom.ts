import { dicomTexts } from '../../crypto/index.ts'
import { type FileText, read } from './reading.ts'
import { decodeText } from './text.ts'

/** Names of the tags that say who the patient is (PS3.6). */
const NAMES: Readonly<Record<number, string>> = {
  0x00080020: 'Date', 0x00080080: 'Établissement', 0x00080090: 'Médecin', 0x00081030: 'Examen', 0x0008103e: 'Série', 0x00100010: 'Patient', 0x00100020: 'N° de dossier', 0x00100030: 'Date de naissance',
  0x00100040: 'Sexe', 0x00101000: 'Autre numéro', 0x00101010: 'Âge', 0x00101040: 'Adresse', 0x001021b0: 'Antécédents', 0x00104000: 'Commentaire',
}
/** So long is what the recognizer of records covers: the file's preamble and its mark. */
const PREAMBLE = 132
const DATE = /^(\d{4})(\d{2})(\d{2})$/
 
const CONTROL = /[\x00-\x08\x0e-\x1f\x7f]/g

function line(tag: number, value: Uint8Array): string {
  const raw = decodeText(value).replace(CONTROL, '').trim()
  if (!/[\p{L}\d]{2}/u.test(raw)) return ''
  const text = raw.replace(DATE, '$3/$2/$1').replace(/\^+/g, ' ').trim()
  const name = NAMES[tag]
  return name === undefined ? text : `${name} : ${text}`
}

/**
 * The words of a DICOM file: the patient's tags, what was examined and why, the text of a structured report. The first line
 * says what it is: any such file is about a patient, even where its name was taken out.
 */
export function readDicom(bytes: Uint8Array): FileText {
  const lines = dicomTexts(bytes).map(({ tag, value }) => line(tag, value)).filter((text) => text !== '' && !/^[\d.]{12,}$/.test(text))
  return read('dicom', ['DICM'.padEnd(PREAMBLE), ...lines].join('\n'))
}
