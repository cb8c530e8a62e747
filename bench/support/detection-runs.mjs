// What is timed of detection, in Node and in a page alike.
import { detect, Detector } from '../../src/detection/index.ts'
import { fold } from '../../src/detection/fold.ts'

const KNOWN = [{ name: '', address: 'confrere@example.fr' }]
const WARM_UP = 12

/** Milliseconds of full scans and of the peer, in turn: `texts` by name, `terms` as one pattern. */
export function fullScans(texts, terms, rounds) {
  const pattern = new RegExp(`\\b(?:${terms.join('|')})\\b`, 'g')
  return Object.entries(texts).map(([name, text]) => {
    const own = []
    const peer = []
    for (let round = -WARM_UP; round < rounds; round++) {
      const before = performance.now()
      detect([{ part: 'body', text }], KNOWN)
      const between = performance.now()
      const found = fold(text).match(pattern)
      const after = performance.now()
      if (round < 0 || found === undefined) continue
      own.push(between - before)
      peer.push(after - between)
    }
    return { name, own, peer }
  })
}

/** Milliseconds of the scan after each key typed into the middle of a draft; all is typed three times, `best` is the best of a key's three. */
export function edits(text, rounds) {
  const times = [typed(text, rounds), typed(text, rounds), typed(text, rounds)]
  return { all: times.flat(), best: times[0].map((_, key) => Math.min(...times.map((one) => one[key]))) }
}

function typed(text, rounds) {
  const detector = new Detector()
  const times = []
  let body = text
  const middle = text.indexOf(' ', text.length >> 1)
  for (let key = -WARM_UP; key < rounds; key++) {
    const at = middle + key + WARM_UP
    body = body.slice(0, at) + 'elle va b'[(key + WARM_UP) % 9] + body.slice(at)
    const before = performance.now()
    detector.detect([{ part: 'subject', text: 'Avis' }, { part: 'body', text: body }], KNOWN)
    if (key >= 0) times.push(performance.now() - before)
  }
  return times
}

globalThis.detectionRuns = { fullScans, edits }
