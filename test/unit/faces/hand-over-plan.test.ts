import { describe, expect, it } from 'vitest'
import { firstPlan, seatFor, seated, secureRecipients, toLookUp, unsettled, withMatches, withSilence } from '../../../src/panel/hand-over-plan.ts'
import { BOX, RECIPIENT, hold } from './support.tsx'

const OTHER = { ...BOX, address: 'claire.fontaine@paris.mssante.fr', city: 'Paris' }
const SECURE = { ...RECIPIENT, field: 'cc' as const, name: 'Marc', address: 'marc@chu.mssante.fr', network: 'mssante' as const, plan: 'hand-over' as const }
const INTERNAL = { ...RECIPIENT, address: 'accueil@cabinet.example', network: 'internal' as const, plan: 'send' as const }

describe('the plan of a hand-over', () => {
  it('looks up whoever has no secure address, keeps whoever has, leaves out whoever may receive from here', () => {
    const plan = firstPlan(hold({ recipients: [RECIPIENT, SECURE, INTERNAL] }))
    expect(plan.map(({ seat }) => seat.state)).toEqual(['looking', 'kept'])
    expect(toLookUp(plan)).toEqual([RECIPIENT])
  })

  it('proposes the only match and leaves the choice open for several and for none', () => {
    const plan = firstPlan(hold({ recipients: [RECIPIENT, { ...RECIPIENT, address: 'b@x.example' }, { ...RECIPIENT, address: 'c@x.example' }] }))
    const found = withMatches(plan, [[BOX], [BOX, OTHER], []])
    expect(found.map(({ seat }) => seat.state)).toEqual(['chosen', 'open', 'open'])
    expect(unsettled(found)).toBe(2)
  })

  it('gives each answer to the person it was asked for, whoever stands between', () => {
    const plan = withMatches(firstPlan(hold({ recipients: [SECURE, RECIPIENT] })), [[BOX]])
    expect(secureRecipients(plan).map(({ address, insteadOf }) => [address, insteadOf])).toEqual([
      ['marc@chu.mssante.fr', 'marc@chu.mssante.fr'], [BOX.address, RECIPIENT.address],
    ])
  })

  it('says that the directory was silent rather than that nobody was found', () => {
    const plan = withSilence(firstPlan(hold()))
    expect(plan[0]?.seat.state).toBe('silent')
    expect(unsettled(plan)).toBe(1)
  })

  it('sends nothing to a recipient who is not settled or was left out', () => {
    const plan = withMatches(firstPlan(hold()), [[BOX, OTHER]])
    expect(secureRecipients(plan)).toEqual([])
    expect(secureRecipients(seated(plan, 0, { state: 'left-out', matches: [BOX, OTHER] }))).toEqual([])
    expect(unsettled(seated(plan, 0, { state: 'left-out', matches: [] }))).toBe(0)
  })

  it('gives one copy to a person who was written to twice, the visible one', () => {
    const plan = withMatches(firstPlan(hold({ recipients: [RECIPIENT, { ...RECIPIENT, field: 'bcc', address: 'claire@home.example' }] })), [[BOX], [{ ...BOX, address: BOX.address.toUpperCase() }]])
    expect(secureRecipients(plan)).toEqual([{ field: 'to', name: 'Claire FONTAINE', address: BOX.address, insteadOf: RECIPIENT.address }])
  })

  it('keeps Bcc as Bcc', () => {
    const plan = withMatches(firstPlan(hold({ recipients: [{ ...RECIPIENT, field: 'bcc' }] })), [[BOX]])
    expect(secureRecipients(plan)[0]?.field).toBe('bcc')
  })

  it('proposes the only match again to someone who is put back', () => {
    expect(seatFor([BOX])).toMatchObject({ state: 'chosen', box: BOX })
    expect(seatFor([])).toEqual({ state: 'open', matches: [] })
  })
})
