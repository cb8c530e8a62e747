import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../../scripts/locales-plugin.ts'
import { judge } from '../../src/guard/index.ts'
import { MAILS } from './guard/scenarios/by-hand.ts'
import { HAND_DIRECTORY, judgeByHand } from './guard/scenarios/judge-by-hand.ts'
import { ADDRESS, attached, evidenceOf, INTERNAL, ORDINARY, POLICY, SECURE, to } from './guard/cases.ts'

const french = readCatalogue('fr')
const english = readCatalogue('en')
const keys = Object.keys(french)
/** What every key begins with: the rooms that own sentences. */
const ROOMS = [...new Set(keys.map((key) => key.split('_')[0]))].join('|')

const code = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(`src/${file}`, 'utf8')).join('\n')
const manifest = ['manifest.json', 'src/addin/thunderbird/manifest.json'].map((path) => readFileSync(path, 'utf8')).join('\n')

/** Keys written out, and keys put together: `panel_field_${field}` becomes an expression over the catalogue. */
const named = [...code.matchAll(new RegExp(`'((?:${ROOMS})_\\w+)'`, 'g'))].map(([, key = '']) => key)
const composed = [...code.matchAll(new RegExp(`\`((?:${ROOMS})_[^\`]*\\$\\{[^\`]*)\``, 'g'))]
  .map(([, template = '']) => new RegExp(`^${template.replace(/\$\{[^}]*\}/g, '\\w+')}(?:_one|_other)?$`))
const fromManifest = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key)

const placeholders = (sentence: string): string => [...new Set(sentence.match(/\$\d/g) ?? [])].sort().join(' ')
const exists = (key: string): boolean => key in french || (`${key}_one` in french && `${key}_other` in french)

describe('the catalogues', () => {
  it('have the same keys in French and English', () => {
    expect(Object.keys(english).sort()).toEqual([...keys].sort())
  })

  it('have the same placeholders in both languages', () => {
    const differ = keys.filter((key) => placeholders(french[key] ?? '') !== placeholders(english[key] ?? ''))
    // A count of one may be said in words in one language and as a number in the other.
    expect(differ.filter((key) => !key.endsWith('_one'))).toEqual([])
  })

  it('leave no sentence empty, number their placeholders from 1, and write a dollar nowhere else', () => {
    for (const [key, sentence] of [...Object.entries(french), ...Object.entries(english)]) {
      expect(sentence.trim(), key).not.toBe('')
      const numbers = placeholders(sentence).split(' ').filter(Boolean)
      if (!key.endsWith('_one')) expect(numbers, key).toEqual(numbers.map((_, at) => `$${at + 1}`))
      expect(sentence.replace(/\$[1-9]/g, ''), key).not.toContain('$')
    }
  })

  it('write French as it is printed: an unbreakable space before : ; ! ? » and behind «, and ’ as the apostrophe', () => {
    // Made into a square that a phone reads as a message, in ASCII alone (src/secret/sms.ts).
    const { secret_sms: ascii = '', ...printed } = french
    expect(ascii).toMatch(/^[ -~]+$/)
    const wrong = Object.entries(printed).filter(([, sentence]) => /['"]|(?<!\u00a0)[:;!?»](?!\/\/)|«(?!\u00a0)|[ \u202f]\u00a0|\u00a0[ \u202f]/.test(sentence))
    expect(wrong).toEqual([])
  })

  it('have both forms of every sentence that counts', () => {
    const lonely = keys.filter((key) => (key.endsWith('_one') && !(`${key.slice(0, -4)}_other` in french)))
    expect(lonely).toEqual([])
  })
})

describe('the code', () => {
  it('asks only for sentences that exist', () => {
    expect(named.length).toBeGreaterThan(200)
    expect([...new Set(named)].filter((key) => !exists(key))).toEqual([])
  })

  it('puts keys together of which some exist', () => {
    expect(composed.length).toBeGreaterThan(10)
    expect(composed.filter((form) => !keys.some((key) => form.test(key))).map(String)).toEqual([])
  })

  it('uses every sentence', () => {
    const used = new Set([...named, ...named.flatMap((key) => [`${key}_one`, `${key}_other`]), ...fromManifest])
    expect(keys.filter((key) => !used.has(key) && !composed.some((form) => form.test(key)))).toEqual([])
  })

  it('finds the manifest’s sentences', () => {
    expect(fromManifest.length).toBeGreaterThan(0)
    expect(fromManifest.filter((key) => !(key in french))).toEqual([])
  })

  it('has a sentence for every reason that the guard gives, with as many places as values', async () => {
    const everyone = Object.values(ADDRESS).map((address) => to(address))
    const files = (['read', 'pending', 'unreadable', 'encrypted'] as const).map((state) => attached(state, state))
    const reasons = [ORDINARY, SECURE].flatMap((from) => (['identifiable', 'health-unidentified', 'none'] as const).flatMap((conclusion) =>
      [everyone, []].flatMap((to) => judge(evidenceOf({ from, conclusion, to, attachments: files })).reasons)))
    reasons.push(...judge(evidenceOf({ from: INTERNAL, to: [to(ADDRESS.internal)], policy: { ...POLICY, sealInside: true } })).reasons)
    reasons.push(...judge(evidenceOf({ conclusion: 'identity-only', to: everyone, policy: { ...POLICY, severities: { 'identity-only': 'advise' } } })).reasons)
    for (const mail of MAILS) reasons.push(...(await judgeByHand(mail)).reasons)
    const [box] = HAND_DIRECTORY.byPerson('Claire Lefebvre')
    const vanished = (nationalId: string) => Object.assign(Object.create(HAND_DIRECTORY) as typeof HAND_DIRECTORY, {
      byAddress: () => null, hasDomain: () => true, nearDomains: () => [], byPerson: () => [], search: () => [], similar: () => [], gone: () => ({ box: { ...box!, nationalId }, lastSeen: '2026-03-01' }), boxesOf: (id: string) => HAND_DIRECTORY.boxesOf(id),
    })
    for (const id of [box!.nationalId, '0']) reasons.push(...(await judgeByHand({ to: ['old@ch-lens.mssante.fr'], text: 'Bonjour', expected: '' }, vanished(id))).reasons)
    reasons.push(...(await judgeByHand({ to: ['odile.quenton@medecin.mssante.fr'], text: 'Bonjour', lastLetter: '2025-06-09', expected: '' })).reasons)
    const given = new Map(reasons.map(({ message, params }) => [message, params.length]))
    expect([...given.keys()].sort()).toEqual(keys.filter((key) => key.startsWith('rule_')).sort())
    for (const [message, count] of given) expect(placeholders(french[message] ?? '').split(' ').filter(Boolean), message).toHaveLength(count)
  })
})
