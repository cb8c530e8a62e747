/// <reference types="office-js" />
import type { Directory } from '../../directory/index.ts'
import { fromBase64 } from '../../crypto/bytes.ts'
import type { FileReading } from './judge-item.ts'
import { within } from '../core/within.ts'
import { type AttachmentContent, fileOf } from './outlook-host.ts'

/** What the event page of a browser runtime adds to the event script, which alone has no page, no worker and no store. */
interface PageHelp {
  readonly readFile: (file: File) => Promise<FileReading>
  readonly directory: () => Promise<Directory | null>
}

declare global {
  // A script of its own sets it, and says so by the event below.
  var sceauPageHelp: PageHelp | undefined
}

export const HELP_READY = 'sceau-page-help'
/** Milliseconds that the page's own script may take to come. */
const HELP_LIMIT = 15_000

const UNREAD: FileReading = { state: 'unreadable', text: '' }

/** Whether this is a page. Classic Outlook for Windows runs the event script without one. */
const isPage = (): boolean => typeof document === 'object'

const comeHelp = (): PageHelp | null => globalThis.sceauPageHelp ?? null

/** The page's help; `null` in a runtime without a page, or when it does not come. */
export async function pageHelp(): Promise<PageHelp | null> {
  if (!isPage()) return null
  const here = comeHelp()
  if (here) return here
  const coming = new Promise<void>((resolve) => window.addEventListener(HELP_READY, () => resolve(), { once: true }))
  await within(() => coming, HELP_LIMIT).catch(() => undefined)
  return comeHelp()
}

/**
 * Reads a file with the page's readers, or, without a page, with those that need nothing but the language. What these need and the
 * runtime does not have makes the file unread, and the guard asks about it.
 */
export async function readFile(name: string, content: AttachmentContent): Promise<FileReading> {
  try {
    const help = await pageHelp()
    if (help) return await help.readFile(fileOf(name, content))
    // An item of Outlook or a link is a file only where there is a page.
    const format: string = content.format
    if (format !== 'base64') return UNREAD
    const { readFile: read } = await import('../../detection/readers/index.ts')
    const bytes = fromBase64(content.content)
    const missing = (): Promise<never> => Promise.reject(new Error('this runtime cannot read pictures and PDF'))
    const { state, text } = await read({ name, type: '', bytes }, { signal: new AbortController().signal, loadPdf: missing, loadOcr: missing })
    return { state, text }
  } catch {
    return UNREAD
  }
}
