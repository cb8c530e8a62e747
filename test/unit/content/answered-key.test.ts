import { describe, expect, it, vi } from 'vitest'
import type { AnsweredKey as Looking } from '../../../src/content/compose/answered-key.ts'
import type { KeyStanding } from '../../../src/messaging/key-records.ts'

vi.mock('webextension-polyfill', () => ({ default: { runtime: {} } }))
const { AnsweredKey } = await import('../../../src/content/compose/answered-key.ts')

const SOPHIE = 'sophie@exemple.fr'
const PAUL = 'paul@exemple.fr'
const SCAN = { draft: { to: [SOPHIE, PAUL].map((address) => ({ name: '', address })), cc: [], bcc: [] }, verdict: { remedies: [{ kind: 'seal' }] } }

interface Case { readonly reasons?: readonly string[]; readonly signer?: string; readonly isPrivate?: boolean; readonly remedies?: readonly string[]; readonly header?: string | null; readonly learnt?: boolean }

/** Looks twice; what was asked of the webmail, and of whom the keys were asked for anew. */
async function look({ reasons = ['', 'envelope_key_unknown'], signer = '', isPrivate = false, remedies = ['seal'], header = 'From: x', learnt = true }: Case = {}) {
  const answeredHeader = vi.fn<(senders: readonly string[]) => Promise<string>>(() => (header === null ? Promise.reject(new Error('403')) : Promise.resolve(header)))
  const learnKey = vi.fn<(header: string, senders: readonly string[]) => Promise<boolean>>(() => Promise.resolve(learnt))
  const asked = vi.fn<(addresses: readonly string[]) => Promise<void>>(() => Promise.resolve())
  const standings = [SOPHIE, PAUL].map((address, index): KeyStanding => ({ address, known: reasons[index] === '', reason: reasons[index] ?? '' }))
  const view = { adapter: { answeredHeader }, context: { isPrivate }, engine: { learnKey }, keys: { of: () => standings, signer, ask: asked } }
  const looking: Looking = new AnsweredKey(view as never)
  for (let time = 0; time < 2; time += 1) await looking.look({ ...SCAN, verdict: { remedies: remedies.map((kind) => ({ kind })) } } as never)
  return { webmail: answeredHeader.mock.calls, engine: learnKey.mock.calls, anew: asked.mock.calls }
}

describe('the key of an answered mail', () => {
  it('is looked for once, for recipients without a key alone, and then the keys are asked for anew', async () => {
    expect(await look()).toEqual({ webmail: [[[PAUL]]], engine: [['From: x', [PAUL]]], anew: [[[SOPHIE, PAUL]]] })
  })

  it.each<[string, Case]>([
    ['every recipient has a key', { reasons: ['', ''] }],
    ['a key waits to be checked, or was changed', { reasons: ['envelope_key_unconfirmed', 'envelope_key_changed'] }],
    ['the vault is closed', { reasons: ['keys_vault_closed', 'keys_vault_closed'] }],
    ['nobody here works with keys', { signer: 'keys_own_missing' }],
    ['it is a private window', { isPrivate: true }],
    ['sealing is not offered', { remedies: ['remove-passages'] }],
  ])('is not looked for when %s', async (_, given) => {
    expect((await look(given)).webmail).toEqual([])
  })

  it('changes nothing when the mail is not found, brings no key, or the webmail refuses', async () => {
    expect(await look({ header: '' })).toMatchObject({ engine: [], anew: [] })
    expect(await look({ header: null })).toMatchObject({ engine: [], anew: [] })
    expect((await look({ learnt: false })).anew).toEqual([])
  })
})
