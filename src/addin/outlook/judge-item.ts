import { detect, splitQuoted } from '../../detection/index.ts'
import { htmlToText } from '../../detection/readers/html.ts'
import type { Directory } from '../../directory/index.ts'
import { type Draft, type DraftAttachment, judgeByDirectory, type Judgement, type Policy } from '../../guard/index.ts'
import type { HostMessage } from '../core/host.ts'

/** What the readers made of a file. */
export type FileReading = Pick<DraftAttachment, 'state' | 'text'>

/** A file that was read and says nothing. */
export const NOTHING_SAID: FileReading = { state: 'read', text: '' }

/** Reads a file of the message. Rejects only when Outlook does not give it. */
type ReadFile = (attachment: HostMessage['attachments'][number]) => Promise<FileReading>

/** Pictures written into the text itself, which no reader is given. */
const PICTURE = /<img\b[^>]*\bsrc\s*=\s*["']?\s*data:/gi

/** What a message says, as the guard wants it, without a page to draw it in: everything counts that leaves with it, seen or not. */
export async function draftOf(message: HostMessage, readFile: ReadFile): Promise<Draft> {
  const { from, to, cc, bcc, unresolved, subject, content, isHtml } = message
  const whole = isHtml ? htmlToText(content) : content
  const text = { body: '', quoted: '' }
  for (const { part, start, end } of splitQuoted(whole)) text[part] += whole.slice(start, end)
  const files = await Promise.all(message.attachments.map(async (file): Promise<DraftAttachment> => ({
    id: file.id, name: file.name, ...(file.size >= 0 ? { size: file.size } : {}), ...await readFile(file),
  })))
  const pictures = (isHtml ? content.match(PICTURE) ?? [] : []).map((_, at): DraftAttachment => ({ id: `picture-${at}`, name: '', state: 'unreadable', text: '' }))
  return {
    from, cc, bcc, subject, ...text,
    to: [...to, ...unresolved.map((name) => ({ name, address: '' }))],
    attachments: [...files, ...pictures],
    inReplyTo: null,
  }
}

/** The verdict for a message as it stands in Outlook. */
export async function judgeItem(message: HostMessage, policy: Policy, directory: Directory | null, readFile: ReadFile): Promise<Judgement> {
  // No past is kept here: as in a practice's first week.
  return judgeByDirectory(await draftOf(message, readFile), directory, { policy, history: [], sendsAsNamed: message.sendsAsNamed === true })
}

/**
 * Whether something of a patient stands in the HTML outside its body, in the head or in a comment around it: it leaves with the message,
 * and no editor shows it, nor does the panel.
 */
export function tellsOutside({ content, isHtml }: Pick<HostMessage, 'content' | 'isHtml'>): boolean {
  const body = /<body[\s>]/i.exec(content)
  if (!isHtml || !body) return false
  const end = content.toLowerCase().lastIndexOf('</body')
  const outside = `${content.slice(0, body.index)} ${end < 0 ? '' : content.slice(end)}`
  return detect([{ part: 'body', text: htmlToText(outside) }], []).findings.length > 0
}
