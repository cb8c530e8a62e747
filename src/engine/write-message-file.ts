import { type MessageFile, writeMessage } from '../mailbox/index.ts'
import { copies } from '../background/stores/copies.ts'
import type { CopyPlace, MessageToWrite } from '../messaging/engine-port.ts'

/** The name says nothing of the patient. */
export const MESSAGE_NAME = 'message.eml'

/** Writes a message as an RFC 5322 file. Many megabytes as base64 take the better part of a second: never in the webmail's page. */
export async function writeMessageFile({ files, ...message }: MessageToWrite): Promise<Blob> {
  const attachments: MessageFile[] = []
  for (const { file, name, contentId } of files) attachments.push({ name, type: file.type, contentId, bytes: new Uint8Array(await file.arrayBuffer()) })
  return new Blob([writeMessage({ ...message, attachments, date: new Date() })], { type: 'message/rfc822' })
}

/** Keeps a copy for the record. @returns whether it is kept: a full disk is no reason to stop the practitioner, but to say so. */
export async function keepCopy(bytes: Blob, place: CopyPlace): Promise<boolean> {
  try {
    await copies.keep({ ...place, file: new File([bytes], MESSAGE_NAME, { type: bytes.type }) })
    return true
  } catch {
    return false
  }
}
