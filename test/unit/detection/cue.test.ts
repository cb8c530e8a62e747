import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cue } from '../../../src/detection/cue.ts'
import { gateOf } from '../../../src/detection/cue-gate.ts'
import { matchesOf } from '../../../src/detection/matches.ts'
import { ScanText } from '../../../src/detection/scan-text.ts'

/** Forms that patterns of recognizers are written in. */
const PATTERNS = [/\b(?:ch\.?|lit)[ \t]?(?:n° ?)?\d{1,4}[a-z]?\b/g, /(?<![a-z])(?:\d{1,3} ?ans(?! de)|nee? le|l')/g, /(?<![\d.,])\d{1,3}[ \t]?(?:ans|[mf])\b/g, /\b(?:la|le)[ \t]?(?:mere|lit)s?\b(?!-)/g, /(?<![\p{L}\d])(?:T[0-4]N[0-3x]|grade\s?(?:II|[2-4]))(?![\p{L}\d])/gu]
const CUES = PATTERNS.map((pattern) => ({ pattern, sought: cue(pattern) }))
const text = fc.array(fc.constantFrom('ch', 'lit', 'la', 'mère', 'nee', 'né', ' le ', 'ans', '12', '7', '1234', ' ', '-', '_', '.', '\n', 'é', 'ж', 'm', "l'", 'T2N0', 'T1Nx', 'grade II', 'n° ', '²', 'de'), { maxLength: 30 }).map((list) => list.join(''))

describe('a cue', () => {
  it('finds what its pattern finds', () => {
    fc.assert(fc.property(text, (written) => {
      const scan = new ScanText({ part: 'body', text: written }, [])
      for (const { pattern, sought } of CUES) {
        const looked = pattern.unicode ? scan.text : scan.folded
        expect(scan.matchesOf(sought, looked).map(({ index, 0: found }) => [index, found])).toEqual(matchesOf(pattern, looked).map(({ index, 0: found }) => [index, found]))
      }
    }), { numRuns: 2000 })
  })

  it('is refused when it may begin where nobody looks', () => {
    expect(() => gateOf(/mere/g)).toThrow('inside a word')
    expect(() => gateOf(/\b(?: ?lit)/g)).toThrow('neither letter nor digit')
  })
})
