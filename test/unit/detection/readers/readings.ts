import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadOcr, loadPdf } from '../../../../cli/load-readers.ts'
import { type FileText, type ReaderLibraries, readFile } from '../../../../src/detection/readers/index.ts'

const FOLDER = new URL('../../../fixtures/files/', import.meta.url)

export const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(name, FOLDER))))

/** Bytes of a text in latin-1. */
export const bytesOf = (latin1: string): Uint8Array => Uint8Array.from(latin1, (char) => char.charCodeAt(0))

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Reads bytes as the command does; libraries may be replaced. */
export function readBytes(bytes: Uint8Array, { signal = new AbortController().signal, ...libraries }: Partial<ReaderLibraries> & { signal?: AbortSignal } = {}): Promise<FileText> {
  return readFile({ name: 'fichier', type: '', bytes }, { loadPdf, loadOcr, ...libraries, signal })
}

export const readFixture = (name: string): Promise<FileText> => readBytes(fixture(name))

/** Lines of a text, without blanks around and empty ones. */
export const linesOf = ({ text }: FileText): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '')

export const pdfAlone: Partial<ReaderLibraries> = { loadOcr: () => Promise.reject(new Error('no letters are to be read here')) }
