import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
// @ts-expect-error a script without types
import { readMails } from '../../../scripts/evaluate/mails.mjs'
import { cutUntilClean } from '../../../src/content/compose/cut.ts'
import { detect, type KnownPerson, splitQuoted, type TextPart } from '../../../src/detection/index.ts'
import { MODEL } from '../../../src/detection/model/model.ts'
import { TABLES } from '../../../src/detection/model/weights.ts'

interface Mail { readonly id: string; readonly label: string; readonly subject: string; readonly text: string; readonly from: KnownPerson; readonly to: readonly KnownPerson[] }
interface Provenance { readonly tables: { readonly bytes: number; readonly sha256: string }; readonly written: { readonly files: readonly string[] } }

const provenance = JSON.parse(readFileSync(new URL('../../../src/detection/model/provenance.json', import.meta.url), 'utf8')) as Provenance
const mails = (name: string): Mail[] => (readMails as (file: string) => Mail[])(new URL(`../../fixtures/mails/${name}.txt`, import.meta.url).pathname)

function partsOf({ subject, text }: Mail): TextPart[] {
  return [{ part: 'subject', text: subject }, ...splitQuoted(text).map(({ part, start, end }): TextPart => ({ part, text: text.slice(start, end) }))]
}
const conclusionOf = (mail: Mail): string => detect(partsOf(mail), [mail.from, ...mail.to]).conclusion

describe('the trained tables', () => {
  it('are the bytes whose provenance is written down, at most 128 KB', () => {
    const bytes = Buffer.from(TABLES, 'base64')
    expect(bytes.length).toBeLessThanOrEqual(128 * 1024)
    expect({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }).toEqual(provenance.tables)
    expect(gzipSync(readFileSync(new URL('../../../src/detection/model/weights.ts', import.meta.url))).length).toBeLessThan(160 * 1024)
  })

  it('know a listed drug and first name, and no ordinary word', () => {
    expect(['xarelto', 'humira', 'keppra'].filter((word) => MODEL.drugs.has(word))).toEqual(['xarelto', 'humira', 'keppra'])
    expect(['table', 'bonjour', 'merci', 'rendez', 'voiture'].filter((word) => MODEL.drugs.has(word) || MODEL.firstNames.has(word))).toEqual([])
  })

  it('never saw the mails that are held out', () => {
    expect(provenance.written.files).not.toContain('own-held')
    expect(provenance.written.files).not.toContain('own-fresh')
  })
})

describe('mails that shaped nothing', () => {
  const held = mails('own-held')
  const told = held.filter(({ label }) => label === 'identifiable-health')
  const others = held.filter(({ label }) => label !== 'identifiable-health')

  it('are found when they tell of somebody’s health', () => {
    expect(told.filter((mail) => conclusionOf(mail) === 'identifiable').length / told.length).toBeGreaterThanOrEqual(0.9)
  })

  it('are left alone when they do not', () => {
    expect(others.filter((mail) => conclusionOf(mail) === 'identifiable').length).toBeLessThanOrEqual(1)
  })

  it('tell nobody’s health any more once what was found is cut', () => {
    for (const mail of [...told, ...mails('own-third').filter(({ label }) => label === 'identifiable-health')]) {
      const parts = partsOf(mail).map(({ part, text }) => ({ part, text }))
      const clean = cutUntilClean(() => detect(parts, []).findings.map(({ place }) => place), (places) => {
        for (const { part: name, start, end } of [...places].reverse()) {
          const part = parts.find((one) => one.part === name)
          if (part) part.text = part.text.slice(0, start) + part.text.slice(end)
        }
      })
      expect([mail.id, clean, detect(parts, []).findings]).toEqual([mail.id, true, []])
    }
  })
})
