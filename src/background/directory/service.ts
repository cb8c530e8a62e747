import { type Directory, openIndex } from '../../directory/index.ts'
import type { ChosenFile, DirectoryOrder, DirectoryOutcome } from '../../engine/directory-protocol.ts'
import type { DirectoryStatus } from '../../messaging/records.ts'
import { session } from '../session.ts'
import { directoryStore } from '../stores/directory.ts'
import { loadSettings, settingsInForce } from '../stores/settings.ts'
import { isMetered } from './metered.ts'
import { updateSomewhere } from './room.ts'

const STATUS = 'directory-status'
/** The public file is renewed every day; asking once a day is enough. */
const FRESH_MILLISECONDS = 20 * 60 * 60 * 1000
/** Progress that is worth a write. */
const STEP = 0.01

let loaded: Promise<Directory | null> | null = null
let running: { readonly done: Promise<DirectoryStatus>; readonly control: AbortController } | null = null

const EMPTY: DirectoryStatus = { state: 'missing', size: 0, date: '', progress: 0, error: '', errorParams: [] }

async function fromStore(): Promise<Directory | null> {
  const index = await directoryStore.get('index')
  return index ? openIndex(new Uint8Array(await index.arrayBuffer())) : null
}

/** The directory on this device, opened without being parsed; `null` while there is none, or when what is kept cannot be read. */
export function currentDirectory(): Promise<Directory | null> {
  loaded ??= fromStore().catch(() => null)
  return loaded
}

/** Never opens the directory: what is shown of it stands beside it. */
export async function directoryStatus(): Promise<DirectoryStatus> {
  const news = await session.get<DirectoryStatus>(STATUS)
  if (running && news) return news
  const facts = await directoryStore.get('facts').catch(() => undefined)
  if (facts) return { ...EMPTY, state: 'ready', size: facts.size, date: facts.date }
  return news?.state === 'failed' ? news : EMPTY
}

async function work(order: DirectoryOrder, signal: AbortSignal): Promise<DirectoryStatus> {
  const say = (status: Partial<DirectoryStatus>): Promise<void> => session.set(STATUS, { ...EMPTY, ...status })
  await say({ state: 'loading' })
  let said = 0
  let outcome: DirectoryOutcome
  try {
    outcome = await updateSomewhere(order, {
      signal,
      onProgress({ part }) {
        if (part < said + STEP) return
        said = part
        void say({ state: 'loading', progress: part }).catch(() => undefined)
      },
    })
  } catch {
    outcome = { state: 'failed', key: 'directory_build_failed', params: [], again: true }
  }
  // What answers from now on is the newest there is on the disk.
  if (outcome.state === 'built') loaded = null
  if (outcome.state !== 'failed') {
    await session.remove(STATUS)
    return finished()
  }
  const failed: DirectoryStatus = { ...EMPTY, state: 'failed', error: outcome.key, errorParams: outcome.params }
  await say(failed)
  return failed
}

/** The state once nothing runs any more. */
async function finished(): Promise<DirectoryStatus> {
  const facts = await directoryStore.get('facts')
  return facts ? { ...EMPTY, state: 'ready', size: facts.size, date: facts.date } : EMPTY
}

/** Whatever happens, the next one may try again. */
function run(order: DirectoryOrder): Promise<DirectoryStatus> {
  const control = new AbortController()
  const done = work(order, control.signal).finally(() => (running = null))
  running = { done, control }
  return done
}

/** Fetches the public files from the addresses in the settings. One at a time; the former directory stays until the new one is good. */
export async function refreshDirectory(): Promise<DirectoryStatus> {
  const { directoryUrl, registerUrl, directoryRegister } = await settingsInForce()
  return running?.done ?? run({ kind: 'fetch', url: directoryUrl, registerUrl: directoryRegister ? registerUrl : '' })
}

/** Takes files that the practitioner chose. @param accepted Whether they have seen that there are far fewer mailboxes in it. */
export async function importDirectory(files: readonly ChosenFile[], accepted: boolean): Promise<DirectoryStatus> {
  if (files.length === 0 || files.some(({ url }) => !url.startsWith('blob:'))) throw new Error('only files that were chosen here can be imported')
  await running?.done.catch(() => undefined)
  return run({ kind: 'files', files, accepted })
}

/** Ends what runs; what was downloaded stays for the next time. */
export async function cancelDirectory(): Promise<DirectoryStatus> {
  running?.control.abort()
  await running?.done.catch(() => undefined)
  return directoryStatus()
}

/**
 * Fetches the file when there is none, or its server was last asked a day ago; on a metered connection only where that is allowed.
 * What broke off goes on at the next call; a file that was refused is not fetched again on the same day.
 */
export async function refreshIfOld(): Promise<void> {
  const [facts, fault] = await Promise.all([directoryStore.get('facts'), directoryStore.get('fault')])
  const settled = Math.max(facts?.checkedAt ?? 0, fault && !fault.again ? fault.at : 0)
  if (settled > Date.now() - FRESH_MILLISECONDS) return
  const { directoryOnMetered } = await loadSettings()
  if (isMetered() && !directoryOnMetered) return
  await refreshDirectory()
}
