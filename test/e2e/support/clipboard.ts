import { inject } from 'vitest'
import type { Session } from './session.ts'

/** What a browser makes of any picture that a page copies begins so; in a text it stands as Base64. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const IN_TEXT = 'iVBORw0KGgo'

/** Puts a picture on the clipboard as a page does that somebody copies from; browsers want a secure page and a click for it. */
export async function copyPicture(session: Session, address: string, png: Buffer): Promise<void> {
  const page = await session.tab()
  await page.goto(address)
  await page.bringToFront()
  // Firefox does not ask.
  if (inject('browser') === 'chromium') await session.browser.defaultBrowserContext().setPermission(new URL(address).origin, { permission: { name: 'clipboard-write' }, state: 'granted' })
  const copied = await page.evaluateHandle((base64) => ({
    failure: new Promise<string>((resolve) => {
      document.addEventListener('click', () => {
        const picture = new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type: 'image/png' })
        navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]).then(() => resolve(''), (error: unknown) => resolve(String(error)))
      }, { once: true })
    }),
  }), png.toString('base64'))
  await page.mouse.click(700, 700)
  const failure = await copied.evaluate((state) => state.failure)
  if (failure !== '') throw new Error(`the picture could not be copied: ${failure}`)
  await page.close()
}

/** Addresses that were sent a picture, in a body or, as Outlook sends what is short, in a header. */
export const picturesSent = (session: Session): string[] =>
  session.doubles.requests.filter(({ headers, body }) => body.includes(PNG) || body.includes(IN_TEXT) || JSON.stringify(headers).includes(IN_TEXT)).map(({ method, url }) => `${method} ${url.href}`)
