// d. How long a practitioner waits, after Send was held, for the reasons.
import { canaryPatient, PRACTITIONERS } from '../demo/people.mjs'
import { seriesTable, summary } from './support/figures.mjs'

export const title = 'Held send: from the click on Send to the panel that shows its reasons'

const WARM_UP = 2
const COLLEAGUE = PRACTITIONERS[1].ordinary

export async function run({ practice, rounds = 20 }) {
  const guarded = await practice.guarded()
  const cases = [{ name: 'background awake', times: [] }, { name: 'background asleep', times: [], asleep: true }]
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const { times, asleep } of cases) {
      const time = await hold(practice, guarded, round + WARM_UP, asleep)
      if (round >= 0) times.push(time)
    }
  }
  await practice.closeBrowsers()
  const rows = cases.map(({ name, times }) => ({ name, ...summary(times) }))
  seriesTable(rows)
  console.log('  no aim is set; a web page answers well below 200 ms (web.dev, "interaction to next paint")')
  return { rows }
}

/**
 * Page and panel live in two processes: their clocks meet in the machine's (whole milliseconds). Shown means that the reasons stand in
 * the panel and that the next frame is being drawn.
 */
async function watch(page) {
  await page.exposeFunction('benchPressed', (at) => page.emit('bench-pressed', at))
  await page.exposeFunction('benchShown', (at) => page.emit('bench-shown', at))
  await page.evaluateOnNewDocument(() => {
    if (location.protocol === 'chrome-extension:') {
      const watcher = new MutationObserver(() => {
        if (!document.querySelector('h1') || !document.querySelector('.reason')) return
        watcher.disconnect()
        requestAnimationFrame(() => window.benchShown(Date.now()))
      })
      watcher.observe(document, { subtree: true, childList: true })
    } else if (window === top) {
      addEventListener('click', (event) => {
        if (!event.isTrusted || !event.target.closest?.('button.send')) return
        window.benchPressed(Date.now() - (performance.now() - event.timeStamp))
      }, true)
    }
  })
}

async function hold(practice, launched, seed, asleep) {
  const patient = canaryPatient(500_000 + seed)
  const view = await practice.compose(launched, { prepare: watch })
  const { page } = view
  await view.type({ to: COLLEAGUE, subject: 'Avis' })
  await (await view.editor()).focus()
  await page.keyboard.sendCharacter(patient.letter)
  await page.keyboard.type(' a')
  await view.waitTone('held')
  await new Promise((resolve) => setTimeout(resolve, 700))
  if (asleep) await (await launched.background()).close()
  const heard = (event) => new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${event} was not heard within 20 s`)), 20_000)
    page.once(event, (at) => { clearTimeout(timer); resolve(at) })
  })
  const both = Promise.all([heard('bench-pressed'), heard('bench-shown')])
  await view.press()
  const [pressed, shown] = await both
  await page.close({ runBeforeUnload: false })
  return shown - pressed
}
