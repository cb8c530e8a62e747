import { concludeWithout } from './answered.ts'
import { type Analysis, analyse } from './weighing/analysis.ts'
import type { Detection, KnownPerson, TextPart } from './finding.ts'
import { knownWords } from './known-words.ts'
import { MODEL } from './model/model.ts'
import { rescan, type Scanned } from './rescan.ts'
import { ScanText } from './scan-text.ts'
import { sightingsOf, withoutOverlaps } from './sightings.ts'

interface Kept extends Scanned {
  readonly analysis: Analysis
  /** Number of the last call that asked for it. */
  asked: number
}

/** Calls for which a part that nobody asks for is kept: a draft is scanned with and without its thread. */
const CALLS = 2
const NONE: ReadonlySet<string> = new Set()

/**
 * Scans one draft again and again as `detect` does, with the same results, but after an edit only what the edit may reach. Keeps the texts
 * of the last two calls in memory, nothing else.
 */
export class Detector {
  readonly #kept = new Map<string, Kept>()
  #known = ''
  #words: ReadonlySet<string> = new Set()
  #call = 0

  /** Folded words of those whom the last call was told of. */
  get knownWords(): ReadonlySet<string> {
    return this.#words
  }

  /** @param answered Keys of passages that are no patient's data (`passage.ts`). */
  detect(parts: readonly TextPart[], known: readonly KnownPerson[], answered: ReadonlySet<string> = NONE): Detection {
    this.#call += 1
    this.#know(known)
    const times = new Map<string, number>()
    const analyses = parts.filter(({ text }) => text !== '').map((part) => {
      const name = JSON.stringify([part.part, part.attachment])
      const time = times.get(name) ?? 0
      times.set(name, time + 1)
      return this.#analysisOf(`${name} ${time}`, part)
    })
    for (const [key, { asked }] of this.#kept) if (asked + CALLS <= this.#call) this.#kept.delete(key)
    return concludeWithout(MODEL, analyses, answered)
  }

  #know(known: readonly KnownPerson[]): void {
    const key = JSON.stringify(known.map(({ name, address }) => [name, address]))
    if (key === this.#known) return
    // Whose names count for nothing changes what every part says.
    this.#kept.clear()
    this.#known = key
    this.#words = knownWords(known)
  }

  #analysisOf(key: string, part: TextPart): Analysis {
    const before = this.#kept.get(key)
    if (before?.scan.part.text === part.text) {
      before.asked = this.#call
      return before.analysis
    }
    // Forgotten first: should a recognizer throw, nothing half done stays.
    this.#kept.delete(key)
    const after = before && part.part !== 'attachment-name' ? rescan(before, part) : null
    const { scan, sightings } = after ?? this.#scanned(part)
    const analysis = analyse(MODEL, scan, withoutOverlaps(sightings), before && after && { analysis: before.analysis, edited: after.edited })
    this.#kept.set(key, { scan, sightings, analysis, asked: this.#call })
    return analysis
  }

  #scanned(part: TextPart): Scanned {
    const scan = new ScanText(part, this.#words)
    return { scan, sightings: sightingsOf(scan) }
  }
}
