import type { Storage } from './cfb.ts'
import { htmlToText } from './html.ts'
import { inflateRtf } from './compressed-rtf.ts'
import { APART, Collected } from './merge.ts'
import { type FileText, type ReadContext, UnreadError } from './reading.ts'
import { parseRtf } from './rtf.ts'
import { decodeText } from './text.ts'

// Properties of [MS-OXPROPS].
const SUBJECT = '0037'
const BODY = '1000'
const HTML = '1013'
const RTF = '1009'
const FROM = ['0C1A', '0C1F'] as const
const TO = ['0E04', '0E03', '0E02'] as const
const FILE_NAME = ['3707', '3704', '3001'] as const
const FILE_DATA = '3701'
const MOST_DEPTH = 6
const MESSAGE_CLASS = '001A'

/** A property as text, in Unicode (001F), in the sender's code page (001E) or as bytes (0102). */
function property(storage: Storage, tag: string): string {
  const wide = storage.streams.get(`__substg1.0_${tag}001F`)
  if (wide) return new TextDecoder('utf-16le').decode(wide())
  const bytes = storage.streams.get(`__substg1.0_${tag}001E`) ?? storage.streams.get(`__substg1.0_${tag}0102`)
  return bytes ? decodeText(bytes()) : ''
}

function bodyOf(storage: Storage): string {
  const html = property(storage, HTML)
  const plain = property(storage, BODY)
  const compressed = storage.streams.get(`__substg1.0_${RTF}0102`)
  const rtf = compressed && plain === '' && html === '' ? parseRtf(inflateRtf(compressed())).text : ''
  return [plain, html === '' ? '' : htmlToText(html), rtf].filter((text) => text !== '').join('\n')
}

async function addMessage(all: Collected, storage: Storage, context: ReadContext, depth: number): Promise<void> {
  if (depth > MOST_DEPTH) {
    all.miss('too-deep')
    return
  }
  if (/^IPM\.Note\.(?:SMIME$|Secure)/i.test(property(storage, MESSAGE_CLASS))) all.miss('password', 'encrypted')
  all.add(property(storage, SUBJECT))
  all.add(bodyOf(storage))
  const people = [...FROM, ...TO].map((tag) => property(storage, tag)).filter((text) => text !== '')
  // People who write to each other stand apart from what is written of others.
  if (people.length > 0) all.add(`${APART}${people.join('\n')}${APART}`)
  for (const attachment of storage.storages.filter(({ name }) => name.startsWith('__attach_version1.0'))) {
    context.budget.openFile()
    const name = FILE_NAME.map((tag) => property(attachment, tag)).find((text) => text !== '') ?? ''
    const data = attachment.streams.get(`__substg1.0_${FILE_DATA}0102`)
    const message = attachment.storages.find((one) => one.name === `__substg1.0_${FILE_DATA}000D`)
    if (data) all.addFile(await context.inner({ name, type: '', bytes: data() }))
    else if (message?.streams.has('__properties_version1.0')) {
      all.add(name)
      await addMessage(all, message, context, depth + 1)
    } else {
      all.add(name)
      all.miss('format')
    }
  }
}

/** A mail saved by Outlook ([MS-OXMSG]): addresses, subject, all bodies, attachments, mails inside. */
export async function readMsg(root: Storage, context: ReadContext): Promise<FileText> {
  if (!root.streams.has('__properties_version1.0')) throw new UnreadError('format')
  const all = new Collected()
  await addMessage(all, root, context, 0)
  return all.result('msg')
}
