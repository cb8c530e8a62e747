import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, type Clearance, contentHash, FIELDS, fileMark, tagOf } from '../../src/addin/roundcube/clearance.ts'

const HARNESS = fileURLToPath(new URL('roundcube-plugin.php', import.meta.url))

type Call = readonly [name: string, argument: unknown]

/** The answers of the plugin's PHP, and what it wrote into logs. */
function php(calls: readonly Call[], more: { readonly version?: string; readonly policy?: unknown; readonly files?: readonly object[]; readonly full?: boolean } = {}): { answers: unknown[]; log: string[] } {
  const { stdout, stderr } = spawnSync('php', [HARNESS], { input: JSON.stringify({ ...more, calls }), encoding: 'utf8', maxBuffer: 1 << 28 })
  if (!stdout.startsWith('{')) throw new Error(`${stdout}${stderr}`)
  return JSON.parse(stdout) as { answers: unknown[]; log: string[] }
}

/** As a browser posts it: line ends of a form are CRLF (HTML, "constructing the entry list"). */
const posted = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.replace(/\r\n?|\n/g, '\r\n')]))

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('é', 'œ', '🙂', '\r\n', '\n', '\r', '<p>', '&nbsp;', ' ', '"', "'", '\\', '\0', '_to 3', 'ﬁ', 'É'), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.nat(500).map((count) => Array.from({ length: count }, (_, index) => `"Nom, très long n° ${index} ${'n'.repeat(80)}" <n${index}@b.test>`).join(', ')),
)
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const message = fc.record({ fields: fc.dictionary(fc.constantFrom(...FIELDS, '_other'), text), files: fc.array(hash, { maxLength: 8 }) })

describe('the plugin’s PHP and its script', () => {
  it('agree on the canonical form and on the tag, whatever is in a message', () => {
    const messages = fc.sample(message, { numRuns: 200, seed: 7 })
    const { answers } = php(messages.map(({ fields, files }) => ['canonical', { fields: posted(fields), files }]))
    messages.forEach(({ fields, files }, index) => expect(answers[index]).toBe(canonical(new Map(Object.entries(fields)), files)))

    const given: Clearance = { kind: 'send', how: 'sent-anyway', reason: 'patient-informed', time: 1_000, nonce: 'ab'.repeat(16) }
    const contents = messages.map(({ fields, files }) => contentHash(canonical(new Map(Object.entries(fields)), files)))
    const read = php(contents.map((content) => ['read', {
      tag: tagOf(given, 'é key', 'view', content), expect: { kind: 'send', key: 'é key', compose: 'view', content, now: 1_010, life: 60 },
    }]))
    for (const answer of read.answers) expect(answer).toEqual({ how: 'sent-anyway', reason: 'patient-informed', nonce: given.nonce, time: 1_000 })
  })

  it('agree on what stands for a file, whatever it is called', () => {
    const names = [...fc.sample(fc.string({ unit: 'grapheme' }), { numRuns: 200, seed: 9 }), ' a\u00a0\u2028b\t.pdf\r\n', 'é\u0301 🙂.txt', '', '\u3000']
    const sha256 = contentHash('x')
    expect(php(names.map((name) => ['mark', { sha256, name }])).answers).toEqual(names.map((name) => fileMark(sha256, name)))
    expect(php([['mark', { sha256: '', name: 'a' }], ['mark', { sha256: `${sha256}\n`, name: 'a' }]]).answers).toEqual(['', ''])
  })

  it('say why a clearance does not hold', () => {
    const content = contentHash('')
    const given: Clearance = { kind: 'draft', how: 'pass', reason: '', time: 1_000, nonce: 'ab'.repeat(16) }
    const expected = { kind: 'draft', key: 'k', compose: 'view', content, now: 1_000, life: 60 }
    const tag = tagOf(given, 'k', 'view', content)
    const cases: [string, object][] = [
      ['missing', { tag: null }], ['missing', { tag: [tag] }], ['missing', { tag: `${tag}\n` }], ['missing', { tag: tag.toUpperCase() }],
      ['wrong', { expect: { ...expected, kind: 'send' } }], ['wrong', { expect: { ...expected, key: '' } }], ['wrong', { expect: { ...expected, compose: 'other' } }],
      ['wrong', { expect: { ...expected, content: contentHash('x') } }], ['wrong', { tag: tagOf({ ...given, how: 'invented' as 'pass' }, 'k', 'view', content) }],
      ['late', { expect: { ...expected, now: 1_061 } }], ['late', { expect: { ...expected, now: 939 } }], ['used', { used: { [given.nonce]: 1_000 } }],
    ]
    const { answers } = php(cases.map(([, change]) => ['read', { tag, expect: expected, ...change }]))
    expect(answers).toEqual(cases.map(([why]) => why))
  })
})

describe('the plugin’s hooks', () => {
  const form = { _id: 'view', _draft: '', _to: 'a@b.test', _subject: 'Salle', _message: 'Bonjour' }
  const content = contentHash(canonical(new Map(Object.entries(form)), []))
  const now = (): number => Math.round(Date.now() / 1000)
  const [key] = php([['key', {}]]).answers as [string]
  const clear = (more: Partial<Clearance> = {}): string => tagOf({ kind: 'send', how: 'pass', reason: '', time: now(), nonce: 'cd'.repeat(16), ...more }, key, 'view', content)

  it('let a cleared message go to the send, and only once; whatever was composed nowhere does not go', () => {
    const call: Call = ['ready', { post: { ...form, _sceau: clear() } }]
    const send: Call = ['send', { args: { mailto: 'a@b.test' } }]
    const { answers: [before, ready, sent, second, again] } = php([send, call, send, send, call])
    expect(before).toMatchObject({ abort: true, error: 'other_refused' })
    expect(ready).toMatchObject({ abort: false })
    expect(sent).toMatchObject({ abort: false, mailto: 'a@b.test' })
    // A second message of the same request, whatever made it.
    expect(second).toMatchObject({ abort: true, error: 'other_refused' })
    expect(again).toEqual({ refused: 'send_refused' })
  })

  it('refuse a message with a file that cannot be read, though page and server agree on nothing', () => {
    const empty = contentHash(canonical(new Map(Object.entries(form)), ['']))
    const tag = tagOf({ kind: 'send', how: 'pass', reason: '', time: now(), nonce: 'ab'.repeat(16) }, key, 'view', empty)
    expect(php([['ready', { post: { ...form, _sceau: tag } }]], { files: [{ id: '1', name: 'a.txt', path: '/nowhere/at/all' }] }).answers).toEqual([{ refused: 'send_refused' }])
  })

  it('refuse while no file can be made that says a clearance was used, and say so to who administers the server', () => {
    const { answers, log } = php([['ready', { post: { ...form, _sceau: clear() } }], ['send', {}]], { full: true })
    expect(answers).toMatchObject([{ refused: 'send_refused' }, { abort: true }])
    expect(log.join(' ')).toContain('temp_dir')
  })

  it('refuse fields that are no text, and a draft with the clearance of a send', () => {
    const { answers } = php([
      ['ready', { post: { ...form, _subject: ['Salle'], _sceau: clear() } }], ['ready', { post: { ...form, _draft: '1', _sceau: clear() } }],
    ])
    expect(answers).toEqual([{ refused: 'send_refused' }, { refused: 'draft_refused' }])
  })

  it('refuse "send anyway" where the policy does not allow it, and nothing else then', () => {
    const policy = { allowSendAnyway: false }
    const anyway = clear({ how: 'sent-anyway', reason: 'patient-informed' })
    expect(php([['ready', { post: { ...form, _sceau: anyway } }]], { policy }).answers).toEqual([{ refused: 'anyway_refused' }])
    expect(php([['ready', { post: { ...form, _sceau: anyway } }]]).answers).toMatchObject([{ abort: false }])
    expect(php([['ready', { post: { ...form, _sceau: clear({ how: 'sent-in-emergency' }) } }]], { policy }).answers).toMatchObject([{ abort: false }])
  })

  it.each([['no'], [null], ['as text', 'allowSendAnyway: false']])('refuse "send anyway" under a policy that says %s, as the page does, which is given the policy as it is written', (allowSendAnyway, policy: unknown = { allowSendAnyway }) => {
    const anyway = clear({ how: 'sent-anyway', reason: 'patient-informed' })
    const { answers: [told, ready] } = php([['told', {}], ['ready', { post: { ...form, _sceau: anyway } }]], { policy })
    expect(ready).toEqual({ refused: 'anyway_refused' })
    expect(told).toMatchObject({ policy })
  })

  it('give the page a policy that PHP cannot tell from a list as what it is', () => {
    expect(php([['told', {}]], { policy: { severities: [], internalDomains: [] } }).answers).toMatchObject([{ policy: { severities: {}, internalDomains: [] } }])
    expect(php([['told', {}]], { policy: [] }).answers).toMatchObject([{ policy: {} }])
  })

  it('refuse a file that was not cleared, by what is in it', () => {
    const sha256 = createHash('sha256').update('<?php').digest('hex')
    const tag = tagOf({ kind: 'upload', how: 'pass', reason: '', time: now(), nonce: 'ef'.repeat(16) }, key, 'view', sha256)
    const args = { path: HARNESS, group: 'view' }
    const { answers } = php([['upload', { args }], ['upload', { args, post: { _sceau: [tag] } }], ['upload', { args: { group: 'view' }, post: { _sceau: [tag] } }]])
    for (const answer of answers) expect(answer).toMatchObject({ abort: true, status: false, break: true, error: 'upload_refused' })
  })

  it('refuse everything in a Roundcube that is not known, and say so to who administers it', () => {
    for (const version of ['1.5.3', '1.7.0', '1.7-git', '2.0']) {
      const { answers, log } = php([['ready', { post: { ...form, _sceau: clear() } }], ['upload', { args: { path: HARNESS, group: 'view' } }], ['send', {}]], { version })
      expect(answers).toMatchObject([{ refused: 'too_old' }, { abort: true, error: 'too_old' }, { abort: true }])
      expect(log[0]).toContain(`does not know Roundcube ${version}`)
    }
  })

  it('say in the compose page of a Roundcube that is not known that nothing leaves, instead of guarding it', () => {
    const page = (version: string, argument = {}): string => php([['page', argument]], { version }).answers[0] as string
    for (const version of ['1.5.3', '1.7.0', '2.0']) {
      expect(page(version)).toMatch(/^<body class="a"><p role="alert"[^>]*>too_old<\/p><form><\/form><\/body>$/)
      expect(page(version, { template: 'mail' })).toBe('<body class="a"><form></form></body>')
    }
    const known = page('1.6.5')
    expect(known).not.toContain('too_old')
    expect(known).toMatch(/^<body class="a"><noscript><p role="alert"[^>]*>needs_script<\/p><\/noscript><script type="application\/json" id="sceau-told">/)
  })

  it('write codes into the log, and nothing of a message', () => {
    const { log } = php([['ready', { post: { ...form, _sceau: clear({ how: 'sent-anyway', reason: 'patient-informed' }) } }], ['ready', { post: form }]])
    expect(log).toEqual(['sceau: user=7 kind=send how=sent-anyway reason=patient-informed', 'sceau: user=7 kind=send how=refused reason=missing'])
  })
})
