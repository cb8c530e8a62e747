import type { Box, SourceName, Statement } from '../directory/index.ts'

/** What one source says of a thing of which another source says something else. */
export interface Said {
  readonly source: SourceName
  /** ISO. */
  readonly date: string
  readonly text: string
}

export interface Disagreement {
  readonly about: 'name' | 'profession' | 'specialty' | 'organisation' | 'city'
  readonly said: readonly Said[]
}

const READ: Readonly<Record<Disagreement['about'], (box: Box) => string>> = {
  name: ({ givenName, familyName }) => `${givenName} ${familyName}`.trim(),
  profession: ({ profession }) => profession,
  specialty: ({ specialty }) => specialty,
  organisation: ({ organisation }) => organisation,
  city: ({ city }) => city,
}

/** Accents, case, hyphens and the order of names are no disagreement. */
const compared = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort().join(' ')

/** Where sources contradict each other about one address. A source that is silent about a thing contradicts nobody. */
export function disagreements(statements: readonly Statement[]): Disagreement[] {
  return (Object.keys(READ) as Disagreement['about'][]).flatMap((about) => {
    const said = statements.map(({ source, date, box }) => ({ source, date, text: READ[about](box) })).filter(({ text }) => compared(text) !== '')
    return new Set(said.map(({ text }) => compared(text))).size > 1 ? [{ about, said }] : []
  })
}
