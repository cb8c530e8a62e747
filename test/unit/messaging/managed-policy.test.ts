import { readFileSync } from 'node:fs'
import { Ajv, type AnySchemaObject } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../../../scripts/locales-plugin.ts'
import { DEFAULT_POLICY, FINDING_CLASSES, fixableThresholds, RULE_CODES } from '../../../src/guard/index.ts'
import { POLICY_KEYS, policyLine, policyUnder, readManagedPolicy } from '../../../src/messaging/managed-policy.ts'

interface Schema { type: string; properties?: Record<string, Schema>; enum?: string[]; description?: string }
const schema = JSON.parse(readFileSync('public/managed-schema.json', 'utf8')) as Required<Schema>
const NAMES = [...RULE_CODES, ...FINDING_CLASSES]

/** The schema, that also refuses what it does not know: Chromium wants no such rule in the file itself. */
function closed(part: Schema): AnySchemaObject {
  return part.properties
    ? { ...part, additionalProperties: false, properties: Object.fromEntries(Object.entries(part.properties).map(([key, value]) => [key, closed(value)])) }
    : part
}
const fitsSchema = new Ajv({ strict: true }).compile(closed(schema))

/** What a schema of types and words cannot say. */
const BEYOND_SCHEMA = /^policy_fault_(?:address|domain_\w+)$/

/** Policies as administrators write them: mostly right, with every kind of slip. */
const thresholds = fc.constantFrom('advise', 'confirm', 'block', 'off', 'warn', 'Block', '')
const value: Record<string, fc.Arbitrary<unknown>> = {
  allowSendAnyway: fc.oneof(fc.boolean(), fc.constantFrom('true', 0, null)),
  alwaysSeal: fc.oneof(fc.boolean(), fc.constantFrom('no', [], {})),
  sealInside: fc.oneof(fc.boolean(), fc.constantFrom(1, null)),
  internalDomains: fc.oneof(fc.array(fc.oneof(fc.constantFrom('chu.example', 'gmail.com', 'x.mssante.fr', 'chu', '*.chu.example', ''), fc.jsonValue())), fc.constantFrom('chu.example', { 0: 'chu.example' }, null)),
  directoryUrl: fc.oneof(fc.webUrl({ validSchemes: ['https'] }), fc.constantFrom('http://chu.example/', 'chu.example', '', 7, null)),
  askInDialog: fc.oneof(fc.boolean(), fc.constantFrom('yes')),
  severities: fc.oneof(fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.constantFrom('homonyms', '__proto__', 'toString')), fc.oneof(thresholds, fc.jsonValue())), fc.constantFrom('block', [], null)),
  homonym: thresholds, lockAfterMinutes: fc.integer(), constructor: fc.boolean(),
}
const written = fc.oneof(
  fc.record(value, { requiredKeys: [] }),
  fc.dictionary(fc.string(), fc.jsonValue()),
).map((each) => JSON.parse(JSON.stringify(each)) as Record<string, unknown>)

describe('a managed policy', () => {
  it('is understood by the parser exactly where the schema takes it', () => {
    const seen = { sound: 0, unsound: 0 }
    fc.assert(fc.property(written, (given) => {
      const faults = readManagedPolicy(given).faults.map(({ message }) => message)
      if (fitsSchema(given)) expect(faults.filter((message) => !BEYOND_SCHEMA.test(message))).toEqual([])
      else expect(faults).not.toEqual([])
      if (faults.length === 0) seen.sound++
      else seen.unsound++
    }), { numRuns: 1500 })
    // Both sides were really tried.
    expect(Math.min(seen.sound, seen.unsound)).toBeGreaterThan(30)
  })

  it('keeps what is right word for word, whatever else is wrong', () => {
    fc.assert(fc.property(written, (given) => {
      const { policy } = readManagedPolicy(given)
      for (const key of ['allowSendAnyway', 'alwaysSeal', 'sealInside', 'askInDialog'] as const) if (typeof given[key] === 'boolean') expect(policy[key]).toBe(given[key])
      for (const [name, wanted] of Object.entries(policy.severities ?? {})) expect((given.severities as Record<string, unknown>)[name]).toBe(wanted)
      expect(fitsSchema(JSON.parse(JSON.stringify(policy)))).toBe(true)
      expect(readManagedPolicy(policy)).toEqual({ policy, faults: [] })
    }))
  })

  it.each([undefined, null, {}])('is nothing where none is written: %j', (given) => {
    expect(readManagedPolicy(given)).toEqual({ policy: {}, faults: [] })
    expect(policyUnder({})).toEqual(DEFAULT_POLICY)
  })

  it.each(['allowSendAnyway: false', [], 7, true])('that is no object at all forbids what its strictest key would: %j', (given) => {
    expect(readManagedPolicy(given)).toEqual({ policy: { allowSendAnyway: false }, faults: [{ message: 'policy_fault_whole', params: [] }] })
  })

  it('names each slip by its path, keeps the rest, and forbids where somebody tried to forbid', () => {
    const { policy, faults } = readManagedPolicy({
      allowSendAnyway: 'false', alwaysSeal: 'yes', internalDomains: ['chu.example', 'orange.fr', 'x.mssante.fr', 3], directoryUrl: 'http://chu.example/file', allowsend: false,
      severities: { 'homonym': 'block', 'homonyms': 'block', 'outsider': 'never', 'identity-number': 'advise' },
    })
    expect(policy).toEqual({ allowSendAnyway: false, internalDomains: ['chu.example'], severities: { homonym: 'block' } })
    expect(faults).toEqual([
      { message: 'policy_fault_flag', params: ['allowSendAnyway'] },
      { message: 'policy_fault_flag', params: ['alwaysSeal'] },
      { message: 'policy_fault_domain_shared', params: ['internalDomains[1]'] },
      { message: 'policy_fault_domain_network', params: ['internalDomains[2]'] },
      { message: 'policy_fault_domain_none', params: ['internalDomains[3]'] },
      { message: 'policy_fault_address', params: ['directoryUrl'] },
      { message: 'policy_fault_key', params: ['allowsend'] },
      { message: 'policy_fault_name', params: ['severities.homonyms'] },
      { message: 'policy_fault_choice', params: ['severities.outsider', 'block, confirm, advise, off'] },
      { message: 'policy_fault_choice', params: ['severities.identity-number', 'block, confirm'] },
    ])
  })

  it('is told to who writes a message in one line with the names of what is wrong, and in none where nothing is', () => {
    const line = (given: unknown) => policyLine(readManagedPolicy(given).faults)
    expect(line({ alwaysSeal: true })).toBe(null)
    expect(line('allowSendAnyway: false')).toEqual({ message: 'policy_line_whole', params: [] })
    expect(line({ allowsend: false })).toEqual({ message: 'policy_line_one', params: ['1', 'allowsend'] })
    expect(line({ allowsend: 1, severities: { homonym: 'never' } })).toEqual({ message: 'policy_line_other', params: ['2', 'allowsend, severities.homonym'] })
    expect(line({ a: 1, b: 1, c: 1, ['d'.repeat(500)]: 1 })).toEqual({ message: 'policy_line_other', params: ['4', 'a, b, c…'] })
  })

  it('has a sentence in both languages for every slip', () => {
    for (const language of ['fr', 'en']) {
      const catalogue = readCatalogue(language)
      fc.assert(fc.property(written, (given) => {
        const line = policyLine(readManagedPolicy(given).faults)
        if (line) expect(catalogue[line.message]).toBeTruthy()
        for (const { message, params } of readManagedPolicy(given).faults) expect(new Set(catalogue[message]?.match(/\$\d/g) ?? []).size, message).toBe(params.length)
      }))
    }
  })
})

describe('the schema', () => {
  it('has the parser’s keys, and those alone', () => {
    expect(Object.keys(schema.properties).sort()).toEqual([...POLICY_KEYS].sort())
  })

  it('has every rule and class with what the guard lets an administrator choose', () => {
    const { severities } = schema.properties
    expect(Object.keys(severities!.properties!).sort()).toEqual([...NAMES].sort())
    for (const name of NAMES) expect([...severities!.properties![name]!.enum!].sort(), name).toEqual([...fixableThresholds(name)].sort())
  })
})

describe('docs/policy.md', () => {
  const page = readFileSync('docs/policy.md', 'utf8')
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))
  it.each([...POLICY_KEYS, ...NAMES])('has a line about %s', (key) => {
    expect(rows.filter((row) => row.startsWith(`| \`${key}\` |`))).toHaveLength(1)
  })

  it('shows policies that the parser takes without a word', () => {
    const shown = [...page.matchAll(/^```json policy\n(.*?)^```/gms)].map(([, text = '']) => JSON.parse(text) as unknown)
    expect(shown.length).toBeGreaterThan(0)
    for (const each of shown) expect(readManagedPolicy(each).faults).toEqual([])
  })
})
