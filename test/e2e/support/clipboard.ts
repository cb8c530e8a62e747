import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { inject } from 'vitest'
import type { Session } from './session.ts'

/** What a browser makes of any picture that a page copies begins so; in a text it stands as Base64. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const IN_TEXT = 'iVBORw0KGgo'

/**
 * Puts a picture on the clipboard as a page does that somebody copies from; browsers want a secure page and a click for it.
 * @param html What stands beside it: a browser's "copy image" adds its tag, an office program the table that is shown.
 */
export async function copyPicture(session: Session, address: string, png: Buffer, html = ''): Promise<void> {
  const page = await session.tab()
  await page.goto(address)
  await page.bringToFront()
  // Firefox does not ask.
  if (inject('browser') === 'chromium') await session.browser.defaultBrowserContext().setPermission(new URL(address).origin, { permission: { name: 'clipboard-write' }, state: 'granted' })
  const copied = await page.evaluateHandle((base64, markup) => ({
    failure: new Promise<string>((resolve) => {
      document.addEventListener('click', () => {
        const picture = new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type: 'image/png' })
        const text = markup === '' ? {} : { 'text/html': new Blob([markup], { type: 'text/html' }) }
        navigator.clipboard.write([new ClipboardItem({ 'image/png': picture, ...text })]).then(() => resolve(''), (error: unknown) => resolve(String(error)))
      }, { once: true })
    }),
  }), png.toString('base64'), html)
  await page.mouse.click(700, 700)
  const failure = await copied.evaluate((state) => state.failure)
  if (failure !== '') throw new Error(`the picture could not be copied: ${failure}`)
  await page.close()
}

/** Puts files on the clipboard as a file manager does ("shared MIME" `text/uri-list`, RFC 2483). They stay until something else is copied. */
export function copyFiles({ display }: Pick<Session, 'display'>, paths: readonly string[]): void {
  const input = paths.map((path) => `${pathToFileURL(path).href}\r\n`).join('')
  const env = { ...process.env, DISPLAY: display }
  // Stays behind to answer whoever pastes, until the display ends.
  const { status } = spawnSync('xclip', ['-selection', 'clipboard', '-t', 'text/uri-list'], { input, env, stdio: ['pipe', 'ignore', 'ignore'] })
  if (status !== 0) throw new Error('xclip did not take the files')
}

/** Addresses that were sent a picture, in the body or, where a webmail puts a short call there, in a header. */
export const picturesSent = (session: Session): string[] =>
  session.doubles.requests.filter(({ body, headers }) => body.includes(PNG) || body.includes(IN_TEXT) || JSON.stringify(headers).includes(IN_TEXT)).map(({ method, url }) => `${method} ${url.href}`)
