import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Mailbox } from '../../../src/guard/index.ts'

vi.mock('webextension-polyfill', () => ({ default: { runtime: {} } }))
const { corrected, correctionOf, hidden, without } = await import('../../../src/content/compose/correction.ts')
type Scan = Parameters<typeof correctionOf>[0]
type Context = Parameters<typeof correctionOf>[1]

const BENALI = { name: 'Samir Benali', address: 'samir.benali@infirmier.mssante.fr' }
const PAUL = { name: 'Paul Martin', address: 'Paul.Martin@medecin.mssante.fr' }
const NOBODY = { name: 'Dr Bertrand', address: '' }

describe('the recipients once corrected', () => {
  it('have the right one where the wrong one stood, and the others as they were', () => {
    expect(corrected({ to: [NOBODY, PAUL], cc: [], bcc: [] }, BENALI, 'paul.martin@medecin.mssante.fr')).toEqual({ to: [NOBODY, BENALI], cc: [], bcc: [] })
    expect(corrected({ to: [NOBODY], cc: [], bcc: [PAUL] }, BENALI, PAUL.address)).toEqual({ to: [NOBODY], cc: [], bcc: [BENALI] })
  })

  it('have one more in copy where nobody is wrong', () => {
    expect(corrected({ to: [PAUL], cc: [NOBODY], bcc: [] }, BENALI, '')).toEqual({ to: [PAUL], cc: [NOBODY, BENALI], bcc: [] })
  })

  it('never name the right one twice, nor the wrong one at all, and lose nobody else', () => {
    const list = fc.array(fc.constantFrom(PAUL, BENALI, NOBODY, { name: '', address: 'x@orange.fr' }), { maxLength: 4 })
    fc.assert(fc.property(list, list, list, (to, cc, bcc) => {
      const all = (fields: Record<string, readonly Mailbox[]>): Mailbox[] => Object.values(fields).flat()
      const before = all({ to, cc, bcc })
      const after = all(corrected({ to, cc, bcc }, BENALI, PAUL.address))
      expect(after.filter(({ address }) => address === BENALI.address)).toHaveLength(1)
      expect(after).not.toContainEqual(PAUL)
      const others = (list: Mailbox[]): Mailbox[] => list.filter((one) => one !== PAUL && one !== BENALI)
      expect(others(after)).toEqual(others(before))
    }))
  })
})

describe('recipients whom the others need not see, or who are not entitled', () => {
  it('all stand in blind copy, each once', () => {
    expect(hidden({ to: [PAUL, NOBODY], cc: [BENALI], bcc: [{ ...PAUL, name: '' }] })).toEqual({ to: [], cc: [], bcc: [PAUL, NOBODY, BENALI] })
  })

  it('are taken out wherever they stand, and nobody else is', () => {
    expect(without({ to: [PAUL, NOBODY], cc: [BENALI], bcc: [PAUL] }, ['PAUL.martin@medecin.mssante.fr'])).toEqual({ to: [NOBODY], cc: [BENALI], bcc: [] })
  })
})

describe('the correction of a draft', () => {
  const context = { policy: { internalDomains: [] }, people: { history: [], knowledge: { people: [], names: [] } } } as unknown as Context
  const scan = (...reasons: object[]): Scan => ({ verdict: { reasons } }) as unknown as Scan
  const change = { kind: 'change-recipient', ...BENALI }

  it('is that of the question, else that of a mark', () => {
    expect(correctionOf(scan({ recipient: PAUL.address, correction: change }, {}), context)).toMatchObject({ address: BENALI.address, insteadOf: PAUL.address, ofQuestion: true })
    expect(correctionOf(scan({}, { correction: { ...change, kind: 'add-recipient' }, recipient: PAUL.address }), context)).toMatchObject({ insteadOf: '', ofQuestion: false })
  })

  it('is none where nobody knows which recipient is the wrong one, or where no address is offered', () => {
    expect(correctionOf(scan({ correction: change }), context)).toBeNull()
    expect(correctionOf(scan({ recipient: PAUL.address, correction: { kind: 'hand-to-patient' } }), context)).toBeNull()
  })
})
