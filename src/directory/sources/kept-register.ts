import type { Box } from '../box.ts'
import { fold } from '../fold.ts'
import type { Statement } from '../standing.ts'
import { Activities, siteOf } from './activities.ts'
import { linesOf } from './lines.ts'
import { bytesIn } from './unpack.ts'

/** What was kept of the register, people in the order of their identifiers: packed some at a time, so that one is found without unpacking all. */
export interface KeptRegister {
  readonly packed: Blob
  /** Of each pack the first identifier, and where it begins; at last, where the last one ends. */
  readonly ids: readonly string[]
  readonly starts: readonly number[]
}

const PEOPLE_AT_ONCE = 1000

/** Packs the register as it is kept on the disk. */
export async function packRegister(activities: Activities): Promise<KeptRegister> {
  const packs: Blob[] = []
  const ids: string[] = []
  const starts = [0]
  let waiting: string[] = []
  const pack = async (): Promise<void> => {
    const packed = await new Response(new Blob(waiting).stream().pipeThrough(new CompressionStream('gzip'))).blob()
    packs.push(packed)
    starts.push((starts.at(-1) ?? 0) + packed.size)
    waiting = []
  }
  for (const { nationalId, line } of activities.lines()) {
    if (waiting.length === 0) ids.push(nationalId)
    if (waiting.push(line) === PEOPLE_AT_ONCE) await pack()
  }
  if (waiting.length > 0) await pack()
  return { packed: new Blob(packs), ids, starts }
}

async function* unpack({ packed, starts }: KeptRegister, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += 1) yield* bytesIn(packed.slice(starts[at], starts[at + 1]).stream().pipeThrough(new DecompressionStream('gzip')))
}

/** Everybody who is in it. */
export const readRegister = (kept: KeptRegister): Promise<Activities> => Activities.read(linesOf(unpack(kept, 0, kept.ids.length)))

const NOTHING = { civility: '', familyName: '', givenName: '', service: '' }

/**
 * What the register says of the person of a box: the site that the box belongs to, or where it knows of none there, the first one, and of
 * several trades the one that the box has. `null` where it does not know them.
 */
export async function registerStatement(kept: KeptRegister, box: Box, date: string): Promise<Statement | null> {
  const { nationalId, kind, address } = box
  const at = kept.ids.findLastIndex((first) => first <= nationalId)
  if (nationalId === '' || at < 0) return null
  const sites = (await Activities.read(linesOf(unpack(kept, at, at + 1)))).of(nationalId)
  const [first] = sites
  if (!first) return null
  const { profession, specialty } = sites.find((site) => fold(site.specialty) === fold(box.specialty)) ?? first
  return { source: 'rpps-file', date, box: { ...NOTHING, kind, address, nationalId, ...siteOf(box, sites) ?? first, profession, specialty } }
}
