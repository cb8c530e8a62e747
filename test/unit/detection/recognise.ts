import type { KnownPerson } from '../../../src/detection/index.ts'
import type { Recognizer } from '../../../src/detection/recognizer.ts'
import { ScanText } from '../../../src/detection/scan-text.ts'

/** Passages that a recognizer finds in a body, in order, and nothing else of them. */
export const passages = (recognizer: Recognizer, text: string, known: readonly KnownPerson[] = []): string[] =>
  [...recognizer.recognize(new ScanText({ part: 'body', text }, known))]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end))

export const strengths = (recognizer: Recognizer, text: string): string[] =>
  recognizer.recognize(new ScanText({ part: 'body', text }, [])).map(({ strength }) => strength)
