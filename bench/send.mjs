// a. What Sceau adds to a harmless send, in real Chromium and a real Roundcube.
import { PRACTITIONERS } from '../demo/people.mjs'
import { aim, ms, seriesTable, summary } from './support/figures.mjs'
import { harmless } from './support/mails.mjs'

export const title = 'Harmless send: from the click on Send to the moment its request leaves the browser'

const WARM_UP = 2
const COLLEAGUE = PRACTITIONERS[1].ordinary
/** Longer than the running verdict and the network gate take after the last key. */
const REFLECTION = 400

/** The same send by different hands. `guarded`: in the browser that has the extension. */
const CASES = [
  { name: 'without Sceau', guarded: false },
  { name: 'with Sceau', guarded: true },
  { name: 'with Sceau, background asleep', guarded: true, asleep: true },
  { name: 'without Sceau, click right after the last key', guarded: false, hurried: true },
  { name: 'with Sceau, click right after the last key', guarded: true, hurried: true },
]

/** Measures every case in turn, round after round. */
export async function run({ practice, rounds = 20 }) {
  const plain = await practice.browser()
  const guarded = await practice.guarded()
  const times = CASES.map(() => [])
  for (let round = -WARM_UP; round < rounds; round++) {
    // The first case of a round changes, so that none always follows the same neighbour.
    for (let step = 0; step < CASES.length; step++) {
      const which = (step + round + WARM_UP) % CASES.length
      const each = CASES[which]
      const time = await send(practice, each.guarded ? guarded : plain, each, round)
      if (round >= 0) times[which].push(time)
    }
  }
  await practice.closeBrowsers()
  const arrived = await arrivals(practice)
  const sent = CASES.length * (WARM_UP + rounds)
  console.log(`  ${sent} sends, ${arrived} messages arrived${arrived === sent ? ', each once' : ': WRONG'}`)
  return { ...report(times), wrong: arrived !== sent }
}

/** Messages in the colleague's mailbox, once no more are coming. */
async function arrivals(practice) {
  const box = await practice.box()
  for (let before = -1; ;) {
    const { length } = await box.mails(COLLEAGUE)
    if (length === before) return length
    before = length
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

function report(times) {
  const [without, withIt, asleep, hurriedWithout, hurried] = times
  const added = (more, less) => more.map((time, round) => time - less[round])
  const rows = [
    ...CASES.map(({ name }, which) => ({ name, ...summary(times[which]) })),
    { name: 'added, same round', ...summary(added(withIt, without)) },
    { name: 'added, background asleep', ...summary(added(asleep, without)) },
    { name: 'added, click right after the last key', ...summary(added(hurried, hurriedWithout)) },
  ]
  seriesTable(rows)
  const [a, b] = rows
  const [ratio, difference] = ['p50', 'p99'].map((key) => `${key} ${(b[key] / a[key]).toFixed(2)} (${ms(b[key] - a[key])} ms)`)
  console.log(`  ratio (and difference) of with to without: ${ratio}, ${difference}`)
  aim('added, warm, p50 of the differences', rows[CASES.length].p50, 5)
  aim('added, warm, p99 of the differences', rows[CASES.length].p99, 25)
  return { rows }
}

/**
 * The send's answer comes into a hidden frame: its own navigation timing says when the request was sent, and both clocks are those of
 * one renderer process. The click's time is the browser's own, taken when the button went down and up, before any script ran.
 */
async function watch(page) {
  await page.exposeFunction('benchHeard', (at) => page.emit('bench-left', at))
  await page.evaluateOnNewDocument(() => {
    if (window === top) {
      addEventListener('click', (event) => {
        if (event.isTrusted && event.target.closest?.('button.send')) window.benchClick = performance.timeOrigin + event.timeStamp
      }, true)
    } else if (name === 'savetarget' && parent.benchClick !== undefined) {
      const [{ requestStart }] = performance.getEntriesByType('navigation')
      if (requestStart > 0) parent.benchHeard(performance.timeOrigin + requestStart - parent.benchClick)
    }
  })
}

async function send(practice, launched, { guarded, asleep, hurried }, round) {
  const view = await practice.compose(launched, { prepare: watch })
  const { page } = view
  await view.type({ to: COLLEAGUE, subject: `Réunion ${round}`, body: '' })
  // Most of the text as if pasted: only the last keys matter.
  await (await view.editor()).focus()
  await page.keyboard.sendCharacter(harmless(2000, round + 100))
  if (guarded) await view.waitTone('fine')
  await new Promise((resolve) => setTimeout(resolve, REFLECTION))
  if (!hurried) {
    await page.keyboard.type(' a')
    await new Promise((resolve) => setTimeout(resolve, REFLECTION))
  }
  if (asleep) await (await launched.background()).close()
  const button = await page.$('.formbuttons .send, button.send')
  const { x, y } = await button.clickablePoint()
  await page.mouse.move(x, y)
  const left = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a harmless send did not leave within 20 s')), 20_000)
    page.once('bench-left', (at) => { clearTimeout(timer); resolve(at) })
  })
  const gone = page.waitForNavigation({ timeout: 20_000 })
  if (hurried) await page.keyboard.press('a')
  await page.mouse.down()
  await page.mouse.up()
  const [time] = await Promise.all([left, gone])
  await page.close()
  return time
}
