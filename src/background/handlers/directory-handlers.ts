import { findSecure } from '../../directory/index.ts'
import { currentDirectory, directoryStatus, importDirectory, refreshDirectory } from '../directory-service.ts'
import type { PageHandlers } from '../door.ts'

type Kinds = 'find-secure' | 'search' | 'directory-status' | 'directory-refresh' | 'directory-import'

const MOST = 20

/** Look-ups in the directory on the device; none of them causes a request to anyone. */
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
  'directory-refresh': () => refreshDirectory(),
  'directory-import': ({ url, date }) => importDirectory(url, date),
}
