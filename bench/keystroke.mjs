// b. What the running verdict costs while a practitioner types.
import { performance } from 'node:perf_hooks'
import { PRACTITIONERS } from '../demo/people.mjs'
import { aim, ms, percentile, summary, table } from './support/figures.mjs'
import { answered, clinical, harmless } from './support/mails.mjs'
import { importSource } from './support/practice.mjs'
import { milliseconds, scriptRuns, traced } from './support/tracing.mjs'

export const title = 'Running verdict: cost of a key, and time from a pause to the badge'

const SIZES = [['2 KB', 2048], ['50 KB', 51_200]]
const DRAFTS = [['harmless', harmless], ['about a patient', clinical], ['answer to a letter', answered]]
const COLLEAGUE = PRACTITIONERS[1].ordinary
const WARM_UP = 10
/** Between two keys: long enough that each key is followed by a renewed verdict, which is the dearest way to type. */
const BETWEEN = 160

export async function run({ practice, rounds }) {
  const judging = await judgeInNode(rounds ?? 100)
  const typing = await typeInPage(practice, rounds ?? 60)
  await practice.closeBrowsers()
  return { judging, typing }
}

/** The pure part alone: one verdict of a draft that differs from the last one by a few letters, going on from that. Peers: folding, and one big pattern. */
async function judgeInNode(rounds) {
  const { scanDraft } = await importSource('src/content/compose/scan.ts')
  const { TextMap } = await importSource('src/content/webmails/text-map.ts')
  const { Detector, splitQuoted } = await importSource('src/detection/index.ts')
  const { DEFAULT_POLICY } = await importSource('src/guard/index.ts')
  const { STRONG_TERMS } = await importSource('src/detection/lexicon/medical-terms.ts')
  const { fold } = await importSource('src/detection/fold.ts')
  const pattern = new RegExp(`\\b(?:${[...STRONG_TERMS].map((word) => word.replace(/[^a-z0-9]/g, '\\$&')).join('|')})\\b`, 'g')
  const context = { policy: DEFAULT_POLICY, standings: new Map(), before: new Set(), notPatients: new Set(), version: 'bench', secureSite: false }
  const reading = (body) => {
    const text = new TextMap()
    for (const { part, start, end } of splitQuoted(body)) text.add(part, body.slice(start, end), null, start)
    const to = [{ name: '', address: COLLEAGUE }]
    return { from: null, to, cc: [], bcc: [], subject: 'Réunion', text, isHtml: false, attachments: [], inlineImages: 0 }
  }
  // Kept from one key to the next, as the compose view keeps its own.
  const detector = new Detector()
  const ways = [
    ['scan and judge', (body) => scanDraft(reading(body), [], context, detector)],
    ['fold alone', (body) => fold(body)],
    ['fold + one pattern of our words', (body) => [...fold(body).matchAll(pattern)].length],
  ]
  const rows = []
  for (const [kind, write] of DRAFTS) {
    for (const [label, bytes] of SIZES) {
      const body = write(bytes)
      const times = ways.map(() => [])
      for (let round = -WARM_UP; round < rounds; round++) {
        const typed = `${body} ${'abcdefghij'.slice(0, 1 + ((round + WARM_UP) % 10))}${round}`
        for (const [which, [, way]] of ways.entries()) {
          const before = performance.now()
          way(typed)
          if (round >= 0) times[which].push(performance.now() - before)
        }
      }
      rows.push({ kind, size: label, ways: ways.map(([name], which) => ({ name, ...summary(times[which]) })) })
    }
  }
  console.log('  one verdict after a key in Node, ms')
  table(['draft', 'size', 'p50', 'p99', '/ fold alone', '/ fold + one pattern'], rows.map(({ kind, size, ways: [own, ...peers] }) =>
    [kind, size, ms(own.p50), ms(own.p99), ...peers.map((peer) => (own.p50 / peer.p50).toFixed(1))]))
  return rows
}

/** The whole of it in the real page: keys of a keyboard, and Chromium's own trace of how long the extension's scripts ran. */
async function typeInPage(practice, rounds) {
  const guarded = await practice.guarded()
  const rows = []
  for (const editor of ['text', 'html']) {
    for (const [kind, write] of DRAFTS.slice(0, 2)) {
      for (const [size, bytes] of SIZES) {
        rows.push({ editor, kind, size, ...(await typed(practice, guarded, editor, write(bytes), rounds)) })
      }
    }
  }
  console.log("  in the webmail, ms per key: the extension's scripts in the page's main thread, the longest of them, and key to badge")
  const heads = ['draft', 'editor', 'size', 'per key p50', 'p99', 'longest p50', 'p99', 'to the badge p50', 'p99']
  table(heads, rows.map(({ kind, editor, size, cost, longest, badge }) =>
    [kind, editor, size, ...[cost, longest, badge].flatMap(({ p50, p99 }) => [ms(p50), ms(p99)])]))
  for (const [size] of SIZES) {
    aim(`key to badge, ${size}, slowest p99`, Math.max(...rows.filter((row) => row.size === size).map(({ badge }) => badge.p99)), 100)
  }
  return rows
}

async function typed(practice, guarded, editor, body, rounds) {
  const view = await practice.compose(guarded, { kind: editor })
  const { page } = view
  await view.type({ to: COLLEAGUE, subject: 'Réunion' })
  await paste(view, body)
  await view.tone()
  await watchBadge(page)
  await view.typeBody('bien ')
  const heard = []
  await page.exposeFunction('benchBadge', (delay) => heard.push(delay))
  const { events } = await traced(page, async () => {
    for (let key = 0; key < WARM_UP + rounds; key++) {
      await page.keyboard.press('abcdefghijklmnopqrst'[key % 20])
      await new Promise((resolve) => setTimeout(resolve, BETWEEN))
    }
  })
  await page.close({ runBeforeUnload: false })
  if (heard.length < rounds) throw new Error(`the badge answered ${heard.length} keys of ${rounds + WARM_UP}`)
  const { costs, longest } = perKey(events, guarded.extensionId)
  return { cost: summary(costs.slice(WARM_UP)), longest: summary(longest.slice(WARM_UP)), badge: summary(heard.slice(-rounds)) }
}

/** Puts a long text into the editor at once, as a paste does. */
async function paste(view, body) {
  const editor = await view.editor()
  await editor.focus()
  if (!view.isHtml) {
    await view.page.keyboard.sendCharacter(body)
    return
  }
  await editor.evaluate((element, text) => {
    const paragraph = (textContent) => Object.assign(element.ownerDocument.createElement('p'), { textContent })
    element.replaceChildren(...text.split('\n').map(paragraph))
    element.dispatchEvent(new InputEvent('input', { bubbles: true }))
    element.ownerDocument.getSelection().selectAllChildren(element.lastElementChild)
    element.ownerDocument.getSelection().collapseToEnd()
  }, body)
}

/** From the key (the browser's own time of it) to the frame that draws the badge's next state. */
async function watchBadge(page) {
  await page.evaluate(() => {
    let key = null
    const note = (event) => {
      if (event.isTrusted) key = event.timeStamp + event.view.performance.timeOrigin - performance.timeOrigin
    }
    addEventListener('keydown', note, true)
    for (const frame of document.querySelectorAll('iframe')) frame.contentWindow.addEventListener('keydown', note, true)
    new MutationObserver(() => {
      if (key === null) return
      const from = key
      key = null
      requestAnimationFrame(() => window.benchBadge?.(performance.now() - from))
    }).observe(document.querySelector('[data-sceau]'), { attributes: true })
  })
}

/** Sum and longest of the extension's script runs between one key going down and the next. */
function perKey(events, extensionId) {
  const isKey = ({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown'
  const keys = events.filter(isKey).map(({ ts }) => ts).sort((a, b) => a - b)
  const runs = scriptRuns(events, (address) => address.includes(extensionId))
  const costs = []
  const longest = []
  for (const [at, from] of keys.entries()) {
    const until = keys[at + 1] ?? from + BETWEEN * 1000
    const mine = runs.filter(({ start }) => start >= from && start < until)
    costs.push(milliseconds(mine))
    longest.push(Math.max(0, ...mine.map((run) => milliseconds([run]))))
  }
  if (percentile(costs, 0.5) === 0) throw new Error("the trace shows none of the extension's scripts")
  return { costs, longest }
}
