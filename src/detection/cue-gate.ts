/** Where a pattern may begin. Says too often yes, never wrongly no. */
export interface Gate {
  /** Whether a match may begin right behind a digit. */
  readonly behindDigit: boolean
  /** Whether a match may begin with `run`, letters and digits behind which something else stands (or, when it is long, anything). */
  readonly mayBegin: (run: string) => boolean
}

/** Longest beginning of a run that is looked at, and what stands behind it for whatever follows. */
const LONGEST_RUN = 24
export const ANYTHING = '*'
const ANY_CODE = 42

/** Goes on with the rest of the pattern at a place of the run. */
type Rest = (at: number) => boolean
type Step = (run: string, at: number, rest: Rest) => boolean

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const IN_CLASS = /^\[\^?(?:\\.|[^\]\\])*\]/
const QUANTIFIER = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/
const ESCAPE = /^\\(?:[pP]\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|.)/i

/** One character. Letters of either case count as the same: a folded text opens for a pattern that looks at the text as written. */
function characterStep(source: string, unicode: boolean): Step {
  const own = new RegExp(`^${source}$`, unicode ? 'u' : '')
  const admitted = new Uint8Array(128)
  for (const letter of `${LETTERS}0123456789`) admitted[letter.charCodeAt(0)] = own.test(letter) || own.test(letter.toUpperCase()) ? 1 : 0
  const plain = source.startsWith('[^') || source.includes('\\s') ? '' : source.replace(/^\[|\]$/g, '').replaceAll('\\d', '0-9').replace(/[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d/g, 'a')
  const onlyAlnum = /^[A-Za-z\d]+$/.test(plain)
  return (run, at, rest) => {
    // Behind the run stands neither letter nor digit.
    if (at >= run.length) return !onlyAlnum
    const code = run.charCodeAt(at)
    return code === ANY_CODE || (admitted[code] === 1 && rest(at + 1))
  }
}

/** Patterns are made of few different characters and classes: each is worked out once. */
const characters = new Map<string, Step>()

function character(source: string, unicode: boolean): Step {
  const key = (unicode ? 'u' : ' ') + source
  const made = characters.get(key) ?? characterStep(source, unicode)
  characters.set(key, made)
  return made
}

function repeated(step: Step, least: number, most: number): Step {
  const from = (run: string, at: number, count: number, rest: Rest): boolean =>
    (count >= least && rest(at)) || (count < most && step(run, at, (next) => (next > at || count < least) && from(run, next, count + 1, rest)))
  return (run, at, rest) => from(run, at, 0, rest)
}

const EMPTY: Step = (_, at, rest) => rest(at)
const inOrder = (first: Step, second: Step): Step => (run, at, rest) => first(run, at, (next) => second(run, next, rest))

interface Choice {
  /** Code of the letter or digit that it must begin with, -1 when it has several beginnings. */
  readonly first: number
  readonly step: Step
}

/** Reads the part of regular expressions that patterns here are written in. Assertions are taken as true. */
class Reader {
  readonly #source: string
  readonly #unicode: boolean
  #at = 0

  constructor(source: string, unicode: boolean) {
    this.#source = source
    this.#unicode = unicode
  }

  choices(): Step {
    const all: Choice[] = [this.#choice()]
    while (this.#source.charAt(this.#at) === '|') {
      this.#at += 1
      all.push(this.#choice())
    }
    return (run, at, rest) => {
      const code = run.charCodeAt(at)
      for (const { first, step } of all) if ((first < 0 || first === code || code === ANY_CODE) && step(run, at, rest)) return true
      return false
    }
  }

  #choice(): Choice {
    const letter = /^[a-z\d](?![?*{])/.exec(this.#source.slice(this.#at, this.#at + 2))
    return { first: letter ? letter[0].charCodeAt(0) : -1, step: this.#sequence() }
  }

  #sequence(): Step {
    let whole = EMPTY
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const step = this.#atom()
      whole = inOrder(whole, this.#quantified(step))
    }
    return whole
  }

  #take(pattern: RegExp): string {
    const taken = pattern.exec(this.#source.slice(this.#at))?.[0] ?? ''
    this.#at += taken.length
    return taken
  }

  #atom(): Step {
    const group = this.#take(/^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/)
    if (group !== '') {
      const inner = this.choices()
      this.#at += 1
      return /^\(\?<?[=!]/.test(group) ? EMPTY : inner
    }
    const source = this.#take(IN_CLASS) || this.#take(ESCAPE) || this.#take(/^[^]/)
    if (source === '^' || source === '$' || source === '\\b' || source === '\\B') return EMPTY
    return character(source, this.#unicode)
  }

  #quantified(step: Step): Step {
    const sign = this.#take(QUANTIFIER).replace(/(.)\?$/, '$1')
    if (sign === '') return step
    if (sign === '?') return repeated(step, 0, 1)
    if (sign === '*') return repeated(step, 0, Infinity)
    if (sign === '+') return repeated(step, 1, Infinity)
    const [least = '0', most] = sign.slice(1, -1).split(',')
    return repeated(step, Number(least), most === undefined ? Number(least) : most === '' ? Infinity : Number(most))
  }
}

/** Reads off a pattern where it may begin. */
export function gateOf(pattern: RegExp): Gate {
  const { source } = pattern
  const whole = new Reader(source, pattern.unicode).choices()
  const begins = (known: string): boolean => whole(known, 0, () => true)
  const mayBegin = (run: string): boolean => begins(run.length > LONGEST_RUN ? run.slice(0, LONGEST_RUN) + ANYTHING : run)
  if (mayBegin('')) throw new Error(`may begin with neither letter nor digit: ${source}`)
  const behind = /^\(\?<!(\[(?:\\.|[^\]\\])*\])/.exec(source)?.[1]
  const forbids = (letter: string): boolean => source.startsWith('\\b') || (behind !== undefined && new RegExp(behind, pattern.unicode ? 'u' : '').test(letter))
  if (!forbids('a') && Array.from(LETTERS).some((letter) => begins(letter + ANYTHING))) throw new Error(`may begin inside a word: ${source}`)
  return { behindDigit: !forbids('1'), mayBegin }
}
