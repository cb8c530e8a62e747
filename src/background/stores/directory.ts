import { database } from './database.ts'

/** The directory's file as it was fetched, and its date. */
export const directoryFile = {
  async load(): Promise<{ readonly text: Blob; readonly date: string } | undefined> {
    return (await database()).get('directory', 'current')
  },
  async save(text: Blob, date: string): Promise<void> {
    await (await database()).put('directory', { text, date }, 'current')
  },
}
