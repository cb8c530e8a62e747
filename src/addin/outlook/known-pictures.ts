/// <reference types="office-js" />
import { digest } from './fingerprint.ts'
import { officeDo } from './office-call.ts'
import type { AttachmentContent } from './outlook-host.ts'

/**
 * Pictures in the text that the pane has read and found nothing in: a practice's logo stands under every message, and classic Outlook
 * cannot read it at the send. Kept as hashes in the mailbox's own settings of this add-in, so that the event script finds them.
 */
const KEY = 'sceau-pictures'
/** The settings hold 32 KB in all. */
const MOST = 100
/** Base64 characters; what is larger is a photo, not a logo. */
const LARGEST = 400_000

type Settings = Pick<Office.RoamingSettings, 'get' | 'set' | 'saveAsync'>

const markOf = ({ content, format }: AttachmentContent): string | null =>
  ((format) === 'base64' && content.length <= LARGEST ? digest(content).slice(0, 32) : null)

function marksIn(settings: Pick<Settings, 'get'>): readonly string[] {
  const kept: unknown = settings.get(KEY)
  return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : []
}

/** Whether this picture was read before and says nothing. */
export function isKnownPicture(settings: Pick<Settings, 'get'>, picture: AttachmentContent): boolean {
  const mark = markOf(picture)
  return mark !== null && marksIn(settings).includes(mark)
}

/** Remembers pictures that say nothing; the oldest are forgotten. @throws OfficeCallError */
export async function rememberPictures(settings: Settings, pictures: readonly AttachmentContent[]): Promise<void> {
  const known = marksIn(settings)
  const fresh = pictures.map(markOf).filter((mark): mark is string => mark !== null && !known.includes(mark))
  if (fresh.length === 0) return
  settings.set(KEY, [...known, ...new Set(fresh)].slice(-MOST))
  await officeDo('settings', (done) => settings.saveAsync(done))
}
