import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { readCatalogue } from '../../../scripts/locales-plugin.ts'
import { generateCharacters, generateWords } from '../../../src/crypto/index.ts'
import { WORDS } from '../../../src/crypto/passphrase/word-list.ts'
import { qrPath } from '../../../src/secret/qr-code.tsx'
import { ONE_MESSAGE, smsPayload } from '../../../src/secret/sms.ts'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const folder = mkdtempSync(join(tmpdir(), 'sceau-qr-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What ZBar reads in the picture that the path draws, eight pixels a module. */
function readBack(text: string): string {
  const { size, path } = qrPath(text)
  const scale = 8
  const side = size * scale
  const picture = new Uint8Array(side * side).fill(255)
  for (const [, x = '', y = ''] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row++) picture.fill(0, (Number(y) * scale + row) * side + Number(x) * scale, (Number(y) * scale + row) * side + (Number(x) + 1) * scale)
  }
  const file = join(folder, 'code.pgm')
  writeFileSync(file, Buffer.concat([Buffer.from(`P5 ${side} ${side} 255\n`), picture]))
  return execFileSync('zbarimg', ['--quiet', '--nodbus', '--raw', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8' }).trimEnd()
}

const payload = (language: string, secret: string) => smsPayload('+33612345678', `${readCatalogue(language).secret_sms ?? ''} ${secret}`)

describe('the code for a text message', () => {
  it.each(['fr', 'en'])('is read by a reader of other makers, number and text whole (%s)', (language) => {
    for (const { secret } of [generateWords(), generateCharacters(), { secret: 'a:b;c "d" %20&body=x' }]) {
      const text = payload(language, secret)
      expect(readBack(text)).toBe(text)
      // Number up to the second colon, text up to the end: how the readers of phones take it apart.
      const [, number, message] = /^SMSTO:([^:]*):(.*)$/s.exec(text) ?? []
      expect(number).toBe('+33612345678')
      expect(message?.endsWith(secret)).toBe(true)
    }
  })

  it('keeps its quiet zone of four modules', () => {
    const { size, path } = qrPath('SMSTO:+33612345678:x')
    const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)])
    expect([Math.min(...places), Math.max(...places)]).toEqual([4, size - 5])
  })

  it.each(['fr', 'en'])('is one message in plain signs, and names nobody (%s)', (language) => {
    const longest = Array.from({ length: 8 }, () => 'x'.repeat(Math.max(...WORDS.map(({ length }) => length)))).join('-')
    const text = `${readCatalogue(language).secret_sms ?? ''} ${longest}`
    expect(text.length).toBeLessThanOrEqual(ONE_MESSAGE)
    expect(text).toMatch(/^[ -~]+$/)
  })
})
