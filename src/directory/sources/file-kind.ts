import { DirectoryFormatError } from '../format-error.ts'
import { looksLikeDomainList } from './domain-list.ts'
import { encodingOf, linesOf, LONGEST_LINE } from './lines.ts'
import { isMssanteHeader } from './mssante-file.ts'
import { isRppsHeader } from './rpps-file.ts'
import { unpacked } from './unpack.ts'

/** Names of the files in an archive that are wanted. */
export const WANTED = /Extraction_Correspondance_MSSante|PS_LibreAcces_Personne_activite|listeblanche/iu

export type FileKind = 'mailboxes' | 'register' | 'domains'

/** The beginning of a file's text. */
async function headOf(file: Blob): Promise<string> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for await (const piece of unpacked(file, WANTED)) {
    pieces.push(new Uint8Array(piece))
    length += piece.length
    if (length >= LONGEST_LINE) break
  }
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer()).subarray(0, LONGEST_LINE)
  // A cut character at the end says nothing of the encoding.
  return new TextDecoder(encodingOf(bytes.subarray(0, bytes.lastIndexOf(10) + 1 || bytes.length))).decode(bytes)
}

/** Which of the files that are understood this is, by its first lines. @throws DirectoryFormatError when it is none of them. */
export async function kindOf(file: Blob): Promise<FileKind> {
  const head = await headOf(file)
  if (head.trim() === '') throw new DirectoryFormatError('directory_empty', 'This directory file is empty.')
  const first = head.replace(/^\ufeff/, '').split('\n').find((line) => line.trim() !== '' && !line.startsWith('#'))?.normalize('NFC').replace(/\u2019/g, "'") ?? ''
  if (isMssanteHeader(first)) return 'mailboxes'
  if (isRppsHeader(first)) return 'register'
  if (looksLikeDomainList(head)) return 'domains'
  // As the file that is most often meant: its reader says what is missing.
  return 'mailboxes'
}

/** The whole text of a file that is short. @throws DirectoryFormatError */
export async function textOf(file: Blob): Promise<string> {
  const lines: string[] = []
  for await (const piece of linesOf(unpacked(file, WANTED))) lines.push(...piece.lines)
  return lines.join('\n')
}
