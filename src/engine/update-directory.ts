import { type DirectoryFacts, directoryStore, type SourceFacts } from '../background/stores/directory.ts'
import {
  type Box, buildIndex, DirectoryFormatError, type GoneBox, type IndexedDirectory, openIndex, TRUST_SPACE, type TrustList,
} from '../directory/index.ts'
import type { Activities } from '../directory/sources/activities.ts'
import { parseDomainList } from '../directory/sources/domain-list.ts'
import { kindOf, textOf, WANTED } from '../directory/sources/file-kind.ts'
import { packRegister, readRegister } from '../directory/sources/kept-register.ts'
import { readMssanteFile } from '../directory/sources/mssante-file.ts'
import { readRppsFile } from '../directory/sources/rpps-file.ts'
import { Tally } from '../directory/sources/tally.ts'
import { unpacked } from '../directory/sources/unpack.ts'
import { checksumOf } from './checksum.ts'
import type { DirectoryOrder, DirectoryOutcome, DirectoryProgress } from './directory-protocol.ts'
import { download } from './download.ts'

export interface UpdateWork {
  readonly signal: AbortSignal
  readonly onProgress: (progress: DirectoryProgress) => void
}

/** A file on this device, before it is read. */
interface Arrived { readonly file: Blob; readonly date: string; readonly from: string; readonly validator: string }

/** What an order brought. */
interface Brought {
  readonly mailboxes: Arrived | null
  readonly register: Arrived | null
  readonly trust: (TrustList & { readonly count: number; readonly from: string }) | null
}

/** Parts of the whole that each step ends at. */
const DOWNLOADED = 0.45
const READ = 0.65
const BUILT = 0.97
/** The register changes slowly, and is long. */
const REGISTER_MILLISECONDS = 30 * 24 * 60 * 60 * 1000
/** Boxes that are asked of a new index before it is believed. */
const SAMPLES = 64
/** What a later try may find better; of everything else the same file would say the same again. */
const PASSING = new Set(['directory_unreachable', 'directory_interrupted', 'directory_silent', 'directory_busy', 'directory_refused', 'directory_web_page'])

async function fetched(order: Extract<DirectoryOrder, { kind: 'fetch' }>, facts: DirectoryFacts | undefined, { signal, onProgress }: UpdateWork): Promise<Brought | 'unchanged'> {
  const isKept = (await directoryStore.get('register')) !== undefined
  const isDue = order.registerUrl !== '' && (!isKept || facts?.register?.from !== order.registerUrl || Date.parse(facts.register.date) < Date.now() - REGISTER_MILLISECONDS)
  const known = facts?.mailboxes.from === order.url ? facts.mailboxes.validator : ''
  const share = isDue ? 0.3 : 1
  const mailboxes = await download(order.url, {
    signal, known: isDue ? '' : known, onProgress: (part) => onProgress({ step: 'download', part: part * share * DOWNLOADED }),
  })
  if (mailboxes === 'unchanged') return 'unchanged'
  const register = isDue
    ? await download(order.registerUrl, { signal, onProgress: (part) => onProgress({ step: 'download', part: (share + part * (1 - share)) * DOWNLOADED }) })
    : null
  return {
    mailboxes: { ...mailboxes, from: order.url }, trust: null,
    register: register === null || register === 'unchanged' ? null : { ...register, from: order.registerUrl },
  }
}

async function chosen({ files }: Extract<DirectoryOrder, { kind: 'files' }>): Promise<Brought> {
  let brought: Brought = { mailboxes: null, register: null, trust: null }
  for (const { url, name, date } of files) {
    const file = await (await fetch(url)).blob()
    const arrived: Arrived = { file, date, from: name, validator: '' }
    const kind = await kindOf(file)
    if (kind === 'mailboxes') brought = { ...brought, mailboxes: arrived }
    else if (kind === 'register') brought = { ...brought, register: arrived }
    else {
      const list = parseDomainList(await textOf(file))
      brought = { ...brought, trust: { ...list, date: list.date || date, from: name } }
    }
  }
  return brought
}

async function formerIndex(): Promise<IndexedDirectory | null> {
  const kept = await directoryStore.get('index')
  // What cannot be opened any more is replaced like what never was.
  return kept ? kept.arrayBuffer().then((bytes) => openIndex(new Uint8Array(bytes))).catch(() => null) : null
}

async function keptActivities(): Promise<Activities | null> {
  const kept = await directoryStore.get('register')
  return kept ? readRegister(kept) : null
}

/** Boxes that are in a directory now. */
function* boxesIn(directory: IndexedDirectory): Generator<Box> {
  for (const { box, lastSeen } of directory.departing()) if (lastSeen === directory.date) yield box
}

/** Everything that a file of mailboxes says, read once to be believed or refused before anything is built of it. */
async function survey(boxes: AsyncIterable<Box> | Iterable<Box>, { signal, onProgress }: UpdateWork): Promise<{ readonly ids: Set<string>; readonly samples: readonly Box[]; readonly count: number }> {
  const ids = new Set<string>()
  const samples: Box[] = []
  let count = 0
  let stride = 1
  for await (const box of boxes) {
    if (box.nationalId !== '') ids.add(box.nationalId)
    if (count % stride === 0) samples.push(box)
    // Always spread over the whole, however long it turns out to be.
    if (samples.length === 2 * SAMPLES) {
      samples.splice(0, samples.length, ...samples.filter((_, at) => at % 2 === 0))
      stride *= 2
    }
    count += 1
    if (count % 10_000 === 0) {
      signal.throwIfAborted()
      onProgress({ step: 'read', part: DOWNLOADED })
    }
  }
  return { ids, samples, count }
}

async function update(order: DirectoryOrder, work: UpdateWork): Promise<DirectoryOutcome> {
  const { signal, onProgress } = work
  const facts = await directoryStore.get('facts')
  const brought = order.kind === 'fetch' ? await fetched(order, facts, work) : await chosen(order)
  if (brought === 'unchanged') {
    if (facts) await directoryStore.put('facts', { ...facts, checkedAt: Date.now() })
    return { state: 'unchanged' }
  }
  signal.throwIfAborted()
  onProgress({ step: 'read', part: DOWNLOADED })
  const former = await formerIndex()
  const trust = brought.trust ?? (await directoryStore.get('trust')) ?? TRUST_SPACE
  const tally = new Tally()
  const { mailboxes, register } = brought
  if (!mailboxes && !former) throw new DirectoryFormatError('directory_mailboxes_first', 'The file of MSSanté mailboxes is needed first.')
  const read = (counting: Tally): AsyncIterable<Box> | Iterable<Box> =>
    (mailboxes ? readMssanteFile(unpacked(mailboxes.file, WANTED), { trust, tally: counting }) : former ? boxesIn(former) : [])
  const { ids, samples, count } = await survey(read(tally), work)
  if (mailboxes) {
    const comparable = order.kind === 'files' ? !order.accepted : facts?.mailboxes.from === mailboxes.from
    tally.check(comparable ? facts?.size ?? 0 : 0)
  }
  const activities = register ? await readRppsFile(unpacked(register.file, WANTED), ids) : await keptActivities()
  signal.throwIfAborted()
  onProgress({ step: 'build', part: READ })

  async function* completed(): AsyncGenerator<Box> {
    for await (const box of read(new Tally())) yield activities?.complete(box) ?? box
  }
  const date = mailboxes?.date ?? former?.date ?? ''
  const gone: Iterable<GoneBox> = former?.departing() ?? []
  const bytes = await buildIndex(completed(), {
    date, signal, gone, onProgress: ({ boxes, arranged }) => onProgress({ step: 'build', part: READ + (BUILT - READ) * (0.5 * Math.min(1, boxes / count) + 0.5 * arranged) }),
  })
  onProgress({ step: 'check', part: BUILT })
  const made = openIndex(bytes)
  verify(made, count, samples)
  const factsOf = async ({ file, date: of, from, validator }: Arrived, rows: number): Promise<SourceFacts> =>
    ({ from, date: of, bytes: file.size, rows, checksum: await checksumOf(file), validator })
  const own = mailboxes ? await factsOf(mailboxes, tally.rows) : facts?.mailboxes
  if (!own) throw new DirectoryFormatError('directory_mailboxes_first', 'The file of MSSanté mailboxes is needed first.')
  const next: DirectoryFacts = {
    size: made.size, date, version: made.version, builtAt: new Date().toISOString(), checkedAt: Date.now(), mailboxes: own,
    register: register ? await factsOf(register, activities?.people ?? 0) : facts?.register ?? null, left: mailboxes ? tally.left : facts?.left ?? tally.left,
  }
  signal.throwIfAborted()
  await directoryStore.replace({ index: new Blob([bytes]), facts: next, register: register && activities ? await packRegister(activities) : null, trust: brought.trust })
  await directoryStore.dropPieces()
  return { state: 'built', facts: next }
}

/** Whether a new index gives back what went into it. @throws DirectoryFormatError */
function verify(made: IndexedDirectory, count: number, samples: readonly Box[]): void {
  const isRight = made.size === count && samples.every((box) => made.byAddress(box.address)?.familyName === box.familyName)
  if (!isRight) throw new DirectoryFormatError('directory_build_wrong', 'The directory that was built does not hold what it should.')
}

/**
 * Brings the directory up to date: fetches or takes the files, believes or refuses them, builds the index, checks it, and only
 * then puts it in the former one's place. Whatever goes wrong, the former one stays as it is. Never rejects.
 */
export async function updateDirectory(order: DirectoryOrder, work: UpdateWork): Promise<DirectoryOutcome> {
  try {
    return await update(order, work)
  } catch (error) {
    if (work.signal.aborted) return { state: 'cancelled' }
    const known = error instanceof DirectoryFormatError
    const key = known ? error.key : 'directory_build_failed'
    const again = PASSING.has(key)
    // A file that was refused as a whole is not to be gone on with.
    if (!again && order.kind === 'fetch') await directoryStore.dropPieces().catch(() => undefined)
    const outcome = { state: 'failed', key, params: known ? error.params : [], again } as const
    await directoryStore.put('fault', { key, params: outcome.params, at: Date.now(), again }).catch(() => undefined)
    return outcome
  }
}
