import type { KnownPerson } from '../../../src/detection/index.ts'
import type { Recognizer } from '../../../src/detection/recognizer.ts'
import { ScanText } from '../../../src/detection/scan-text.ts'

/** Passages that a recognizer finds in a body, in order, and nothing else of them. */
export function passages(recognizer: Recognizer, text: string, known: readonly KnownPerson[] = []): string[] {
  const scan = new ScanText({ part: 'body', text }, known)
  return [...recognizer.recognize(scan)]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(scan.original(start), scan.original(end)))
}

export const strengths = (recognizer: Recognizer, text: string): string[] =>
  recognizer.recognize(new ScanText({ part: 'body', text }, [])).map(({ strength }) => strength)
