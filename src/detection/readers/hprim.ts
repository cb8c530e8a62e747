import { decodeEntities } from './xml.ts'

const TAGS = /\*{4}\s?(?:LAB|FIN|FINFICHIER)\s?\*{4}/
const BIRTH = /^\d{2}\/\d{2}\/(?:\d{4}|\d{2})$|^\d{4}-\d{2}-\d{2}$/
const TOWN = /^\d{5}[ /]?\p{L}/u
const HEAD_LINES = 14

/** Whether a text is an HPRIM Médecin message: its star tags, or twelve lines of which one is a town and the next a birth date. */
export function isHprim(text: string): boolean {
  if (TAGS.test(text)) return true
  const lines = text.slice(0, 4000).split(/\r\n?|\n/, HEAD_LINES).map((line) => line.trim())
  const birth = lines.findIndex((line) => BIRTH.test(line))
  return birth >= 5 && TOWN.test(lines[birth - 1] ?? '')
}

/** An HPRIM message as lines; some programs write line ends as CR alone, and letters as entities. */
export const hprimText = (text: string): string => decodeEntities(text.replace(/\r\n?/g, '\n'))
