import { openCompound } from './cfb.ts'
import { type FileText, type ReadContext, unread } from './reading.ts'

/** A compound file: a mail of Outlook, a document of Word 97, or an Office document with a password. */
export async function readOle(bytes: Uint8Array, context: ReadContext): Promise<FileText> {
  const root = openCompound(bytes)
  if (root.streams.has('EncryptedPackage')) return unread('ole', 'password', 'encrypted')
  if (root.streams.has('__properties_version1.0')) return (await import('./msg.ts')).readMsg(root, context)
  if (root.streams.has('WordDocument')) return (await import('./doc.ts')).readDoc(root)
  return unread('ole', 'format')
}
