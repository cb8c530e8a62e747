import { type MessageFile, namedPictures, writeMessage } from '../mailbox/index.ts'
import { copies } from '../background/stores/copies.ts'
import type { CopyPlace, MessageToWrite } from '../messaging/engine-port.ts'
import { sealContentInWorker } from './seal-content.ts'

/** Writes a message as an RFC 5322 file. Many megabytes as base64 take the better part of a second: never in the webmail's page. */
export async function writeMessageFile({ files, html, ...message }: MessageToWrite, date: Date): Promise<Blob> {
  const pictured = html === undefined ? null : namedPictures(html)
  const attachments: MessageFile[] = [...(pictured?.pictures ?? [])]
  for (const file of files) attachments.push({ name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) })
  return new Blob([writeMessage({ ...message, ...(pictured ? { html: pictured.html } : {}), attachments, date })], { type: 'message/rfc822' })
}

/** Keeps a copy for the record. @returns whether it is kept: a full disk is no reason to stop the practitioner, but to say so. */
export const keepCopy = (message: MessageToWrite, place: CopyPlace): Promise<boolean> => copies.keep(message, place, sealContentInWorker).then(() => true, () => false)
