import type { Box } from './box.ts'
import { fold, wordsOf } from './fold.ts'
import type { SourceName, Statement } from './standing.ts'

/** What sources can disagree about. */
export type Point = 'name' | 'profession' | 'specialty' | 'city'

/** What one source says of a thing of which another source says something else. */
export interface Said {
  readonly source: SourceName
  /** ISO. */
  readonly date: string
  readonly text: string
}

export interface Disagreement {
  readonly about: Point
  readonly said: readonly Said[]
}

const READ: Readonly<Record<Point, (box: Box) => string>> = {
  name: ({ givenName, familyName }) => `${givenName} ${familyName}`.trim(),
  profession: ({ profession }) => profession,
  specialty: ({ specialty }) => specialty,
  city: ({ city }) => city,
}

const compared = (about: Point, text: string): string[] =>
  (about === 'city' ? fold(text).replace(/\b(?:cedex|\d+)\b/gu, ' ').split(' ').filter((word) => word !== '') : wordsOf(text))

/** What one knows and the other does not is no disagreement: "Martin" and "Paul Martin" agree, "Paul" and "Anne" do not. */
const agree = (a: readonly string[], b: readonly string[]): boolean => a.every((word) => b.includes(word)) || b.every((word) => a.includes(word))

/** Where sources contradict each other about one address. Organisations are left out: every source calls them otherwise. */
export function disagreements(statements: readonly Statement[]): Disagreement[] {
  return (Object.keys(READ) as Point[]).flatMap((about) => {
    const said = statements.map(({ source, date, box }) => ({ source, date, text: READ[about](box) })).filter(({ text }) => text !== '')
    const words = said.map(({ text }) => compared(about, text))
    return words.some((one, at) => words.slice(at + 1).some((other) => !agree(one, other))) ? [{ about, said }] : []
  })
}
