import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { inject } from 'vitest'
import type { ComposeView } from './compose-view.ts'

/** One way in which a practitioner gives files to a compose view. */
export interface WayIn {
  readonly name: 'chosen' | 'dropped' | 'pasted'
  give(view: ComposeView, paths: readonly string[]): Promise<void>
}

/** What Roundcube calls the place where files may be dropped. */
const DROP_PLACE = '.droptarget'

export const CHOSEN: WayIn = { name: 'chosen', give: (view, paths) => view.choose(paths) }

export const dropOn = (place: string): WayIn => ({
  name: 'dropped',
  // Chromium drops files as a hand does; Firefox lets no test do that, so a script of the page does it there.
  give: (view, paths) => (inject('browser') === 'chromium' ? drop(view, place, paths) : byScript(view, place, 'drop', paths)),
})

export const DROPPED = dropOn(DROP_PLACE)

/** By a script of the page: only a browser with a window has a clipboard for files (`pasting.test.ts`). */
const PASTED: WayIn = {
  name: 'pasted', give: (view, paths) => byScript(view, '#composebody', 'paste', paths),
}

/** In Firefox an event that a script makes carries no files of a clipboard, so that pasting can be played in Chromium alone. */
export const WAYS_IN: readonly WayIn[] = [CHOSEN, DROPPED, ...(inject('browser') === 'chromium' ? [PASTED] : [])]

async function drop({ page }: ComposeView, selector: string, paths: readonly string[]): Promise<void> {
  await page.bringToFront()
  const place = (await page.waitForSelector(selector))!
  await place.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const { x, y, width, height } = (await place.boundingBox())!
  const session = await page.createCDPSession()
  // A webmail may put its own surface under the hand as soon as it hovers: moved once more, as a hand does.
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type, x: x + width / 2, y: y + height / 2, data: { items: [], files: [...paths], dragOperationsMask: 1 },
    })
  }
  await session.detach()
}

async function byScript(view: ComposeView, selector: string, type: 'drop' | 'paste', paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({
    name: basename(path), base64: readFileSync(path).toString('base64'), type: path.endsWith('.png') ? 'image/png' : 'text/plain',
  }))
  const target = type === 'paste' ? await view.editor() : (await view.page.waitForSelector(selector))!
  await target.evaluate((element, event, given) => {
    const data = new DataTransfer()
    for (const { name, base64, type: media } of given) {
      data.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name, { type: media }))
    }
    const init = { bubbles: true, cancelable: true, composed: true }
    const made = event === 'drop' ? new DragEvent('drop', { ...init, dataTransfer: data }) : new ClipboardEvent('paste', { ...init, clipboardData: data })
    element.dispatchEvent(made)
  }, type, files)
}
