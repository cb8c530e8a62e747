import { findSecure } from '../../directory/index.ts'
import { lookUpOnline } from '../directory/online.ts'
import { contacts, fhirKey } from '../directory/private.ts'
import { cancelDirectory, currentDirectory, directoryStatus, importDirectory, refreshDirectory } from '../directory/service.ts'
import { directorySources } from '../directory/sources.ts'
import type { PageHandlers } from '../door.ts'

type Kinds =
  | 'find-secure' | 'search' | 'directory-status' | 'directory-sources' | 'directory-refresh' | 'directory-cancel' | 'directory-import'
  | 'directory-key' | 'contacts-keep' | 'look-up-online'

const MOST = 20

/** Look-ups in the directory on the device; none but `look-up-online` causes a request to anyone. */
export const directoryHandlers: Pick<PageHandlers, Kinds> = {
  async 'find-secure'({ people }) {
    const directory = await currentDirectory()
    return { matches: people.map((person) => (directory ? findSecure(directory, person).slice(0, MOST) : [])) }
  },
  async 'search'({ query }) {
    const directory = await currentDirectory()
    return { boxes: directory?.search(query, MOST) ?? [], status: await directoryStatus() }
  },
  'directory-status': () => directoryStatus(),
  'directory-sources': () => directorySources(),
  'directory-refresh': () => refreshDirectory(),
  'directory-cancel': () => cancelDirectory(),
  'directory-import': ({ files, accepted }) => importDirectory(files, accepted),
  async 'directory-key'({ key }) {
    await fhirKey.keep(key)
    return directorySources()
  },
  async 'contacts-keep'({ boxes, from }) {
    await contacts.keep(boxes, from, new Date().toISOString())
    return directorySources()
  },
  // What a frame in a webmail's tab asks needs no key of the practitioner's.
  'look-up-online': (question, { embedded }) => lookUpOnline(embedded ? { ...question, source: 'tabular' } : question),
}
