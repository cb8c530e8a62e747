import { openCompound, type Storage } from './cfb.ts'
import { Collected } from './merge.ts'
import { carriedFile } from './ole-object.ts'
import { addOleProperties } from './ole-properties.ts'
import { type FileText, read, type ReadContext, unread, UnreadError } from './reading.ts'

/** Objects that stand in a sheet lie in storages of this name, those of a Word document all in one. */
const IN_SHEET = /^MBD[\dA-F]{8}$/i
const IN_TEXT = 'ObjectPool'

const objectsIn = ({ storages }: Storage): Storage[] => storages.flatMap((one) => (one.name === IN_TEXT ? one.storages : IN_SHEET.test(one.name) ? [one] : []))

async function readBody(root: Storage, context: ReadContext): Promise<FileText> {
  const { streams } = root
  if (streams.has('WordDocument')) return (await import('./doc.ts')).readDoc(root)
  if (streams.has('Workbook') || streams.has('Book')) return (await import('./xls.ts')).readXls(root, context)
  if (streams.has('PowerPoint Document')) return (await import('./ppt.ts')).readPpt(root, context)
  const carried = carriedFile(root)
  return carried ? context.inner({ ...carried, type: '' }) : read('ole', '')
}

async function readDocument(root: Storage, context: ReadContext): Promise<FileText> {
  const all = new Collected()
  const own = await readBody(root, context)
  all.addFile(own)
  addOleProperties(all, root)
  for (const inside of objectsIn(root)) {
    try {
      context.budget.openFile()
      all.addFile(await readDocument(inside, context))
    } catch (error) {
      all.miss(error instanceof UnreadError ? error.why : 'damaged')
    }
  }
  return all.result(own.format)
}

/** A mail of Outlook, a document of Word, Excel or PowerPoint of before 2007, an Office document with a password, or an object that such a document carries. */
export async function readOle(bytes: Uint8Array, context: ReadContext): Promise<FileText> {
  const root = openCompound(bytes)
  if (root.streams.has('EncryptedPackage')) return unread('ole', 'password', 'encrypted')
  if (root.streams.has('__properties_version1.0')) return (await import('./msg.ts')).readMsg(root, context)
  return readDocument(root, context)
}
