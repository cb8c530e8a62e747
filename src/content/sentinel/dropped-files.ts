/** Enough for a patient's record; a whole disk may be dropped by mistake. */
export const MOST_FILES = 500

/**
 * The files of a drop, those inside folders too: the drop itself names a folder as one thing without content. Must be
 * called within the event, before the browser takes its data away.
 * @returns `null` for folders with more than MOST_FILES: none is taken, as part of a record would look like all of it.
 */
export function droppedFiles(data: DataTransfer): Promise<File[] | null> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const plain = [...data.files]
  if (!entries.some(({ isDirectory }) => isDirectory)) return Promise.resolve(plain)
  // A folder that cannot be walked is held as the browser names it: seen, and said.
  return filesOf(entries).catch(() => plain)
}

async function filesOf(entries: readonly FileSystemEntry[]): Promise<File[] | null> {
  const files: File[] = []
  const waiting = [...entries]
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    if (isFile(entry)) {
      if (files.length === MOST_FILES) return null
      files.push(await fileOf(entry))
    } else if (isFolder(entry)) waiting.push(...await childrenOf(entry))
  }
  return files
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject))

/** A reader gives a hundred at most at once, and an empty list at the end (File and Directory Entries API, 7.5). */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return children
    children.push(...some)
  }
}
