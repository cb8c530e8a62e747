import type { Network, Standing } from '../directory/index.ts'

/** What a recipient's mark says: secure, inside the practice, ordinary, unknown, gone from the directory, or still being asked for. */
export type StandingMark = 'secure' | 'internal' | 'ordinary' | 'unknown' | 'gone' | 'asking'

const OF_NETWORK: Record<Network, StandingMark> = {
  mssante: 'secure', apicrypt: 'secure', citizen: 'secure', internal: 'internal', ordinary: 'ordinary', unresolved: 'unknown',
}

/** The mark of a recipient; `undefined` while nobody has answered. */
export function markOf(standing: Pick<Standing, 'network' | 'lastSeen'> | undefined): StandingMark {
  if (!standing) return 'asking'
  return standing.lastSeen === '' ? OF_NETWORK[standing.network] : 'gone'
}

/** Key of the words beside a mark. */
export function wordsOfMark(standing: Pick<Standing, 'network' | 'lastSeen' | 'box' | 'asOf'> | undefined): string {
  if (!standing) return 'people_mark_asking'
  if (standing.lastSeen !== '') return 'people_mark_gone'
  // Not every secure mailbox is published: one that is not listed is no less secure.
  return standing.network === 'mssante' && standing.box === null && standing.asOf !== '' ? 'people_mark_unlisted' : `common_network_${standing.network}`
}

interface Shape {
  /** Outline that is filled; empty for none. */
  readonly fill: string
  /** Line in the colour of the mark. */
  readonly line: string
  /** Line in the colour of the paper, upon the filling. */
  readonly cut: string
  /** Dashes of the line; empty for none. */
  readonly dashes?: string
}

/** Shapes in a square of 16: a seal, a house, a ring, a question mark, a cross, a dotted ring. Told apart without any colour. */
export const MARK_SHAPES: Readonly<Record<StandingMark, Shape>> = {
  secure: { fill: 'M8.0 0.6L9.6 2.1L11.7 1.6L12.3 3.7L14.4 4.3L13.9 6.4L15.4 8.0L13.9 9.6L14.4 11.7L12.3 12.3L11.7 14.4L9.6 13.9L8.0 15.4L6.4 13.9L4.3 14.4L3.7 12.3L1.6 11.7L2.1 9.6L0.6 8.0L2.1 6.4L1.6 4.3L3.7 3.7L4.3 1.6L6.4 2.1z', line: '', cut: 'm5 8.200 2.100 2.100 3.900-4.300' },
  internal: { fill: '', line: 'M2.500 7.700 8 2.500l5.500 5.200V13.500h-11z', cut: '' },
  ordinary: { fill: '', line: 'M8 2.200a5.800 5.800 0 1 1 0 11.600A5.800 5.800 0 0 1 8 2.200z', cut: '' },
  unknown: { fill: '', line: 'M5 5.600a3 3 0 1 1 4.500 2.600C8.500 8.800 8 9.300 8 10.400M8 13.400v.01', cut: '' },
  gone: { fill: '', line: 'm3.200 3.200 9.600 9.600M12.800 3.200l-9.600 9.600', cut: '' },
  asking: { fill: '', line: 'M8 2.200a5.800 5.800 0 1 1 0 11.600A5.800 5.800 0 0 1 8 2.200z', cut: '', dashes: '1.500 2.500' },
}
