// g. Whether the webmail's page stays smooth: in a real Roundcube, while a large file is held and while one is sealed.
import { randomFillSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PRACTITIONERS } from '../demo/people.mjs'
import { aim, ms, percentile, table } from './support/figures.mjs'
import { importSource } from './support/practice.mjs'
import { longestTask, TASKS, traced } from './support/tracing.mjs'

export const title = 'The real page meanwhile: longest frame and longest task of Roundcube while files are held and sealed'

const MB = 1_000_000
/** The largest that fits the strictest limit of a provider, so the largest that the panel seals here. */
const SEALED = 7 * MB
const HELD = 64 * MB
const COLLEAGUE = PRACTITIONERS[1].ordinary
const MOST = 50

export async function run({ practice, rounds = 5 }) {
  const { PanelView } = await importSource('test/e2e/support/panel.ts')
  const folder = mkdtempSync(join(tmpdir(), 'sceau-bench-page-'))
  const file = (name, bytes) => {
    writeFileSync(join(folder, name), randomFillSync(new Uint8Array(bytes)))
    return join(folder, name)
  }
  const [large, small] = [file('imagerie.bin', HELD), file('bilan.bin', SEALED)]
  const cases = [
    { name: 'nothing', work: (view) => watched(view, () => pause(2000)) },
    { name: `${HELD / MB} MB held and kept`, work: (view) => watched(view, () => hold(view, large)) },
    { name: `${SEALED / MB} MB sealed and attached`, work: async (view) => {
      await hold(view, small)
      await view.press()
      const panel = new PanelView(view.page, await view.panel())
      return watched(view, async () => {
        await panel.remedy('seal')
        await panel.step('sealed')
      })
    } },
  ]
  try {
    const guarded = await practice.guarded()
    for (let round = -1; round < rounds; round++) {
      for (const one of cases) {
        const view = await practice.compose(guarded)
        await view.type({ to: COLLEAGUE, subject: 'Imagerie', body: 'Bonjour Paul, voici le document dont nous parlions.' })
        const seen = await one.work(view)
        if (round >= 0) (one.seen ??= []).push(seen)
        await view.page.close({ runBeforeUnload: false })
        for (const page of await guarded.browser.pages()) if (page.url().includes('secret.html')) await page.close()
      }
    }
    await practice.closeBrowsers()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const rows = cases.map(({ name, seen }) => {
    const of = (key) => seen.map((one) => one[key])
    return { name, middle: percentile(of('frame'), 0.5), frame: Math.max(...of('frame')), wall: Math.max(...of('wall')), processor: Math.max(...of('processor')) }
  })
  table(
    ['', 'longest frame p50 ms', 'most', 'longest task ms', 'of the processor ms'],
    rows.map(({ name, middle, frame, wall, processor }) => [name, ms(middle), ms(frame), ms(wall), ms(processor)]),
  )
  for (const { name, processor } of rows.slice(1)) aim(`${name}: longest task of the page, processor time`, processor, MOST)
  return { rows }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Chooses a file that nobody can read, and waits until the badge has settled and the vault had the time to take it. */
async function hold(view, path) {
  await view.choose([path])
  await view.page.waitForFunction(() => !['waiting', 'fine'].includes(document.querySelector('[data-sceau]')?.dataset.sceau), { timeout: 60_000 })
  await pause(2000)
}

/** The longest time between two frames of the page and its longest task, while something is done to it. */
async function watched({ page }, work) {
  await page.bringToFront()
  await page.evaluate(() => {
    window.benchFrame = 0
    let before = 0
    const look = (at) => {
      if (before > 0) window.benchFrame = Math.max(window.benchFrame, at - before)
      before = at
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  const { events } = await traced(page, work, [TASKS])
  return { frame: await page.evaluate(() => window.benchFrame), ...longestTask(events, new URL(page.url()).hostname) }
}
