// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'

// Every host asks through this object; here it is the plugin's own stand-in for it, which the other drivers do not reach.
vi.mock('webextension-polyfill', () => import('../../../../src/addin/roundcube/browser.ts'))

const { DRAFTS } = await import('./drafts.ts')
const { terminal } = await import('./terminal.ts')
const { extension } = await import('./extension.ts')
const { roundcubePlugin } = await import('./roundcube-plugin.ts')
const { core } = await import('./core.ts')
const { outlook } = await import('./outlook.ts')
const { thunderbird } = await import('./thunderbird.ts')

const DRIVERS = [terminal, extension, roundcubePlugin, outlook, thunderbird, core]

describe('the table of drafts', () => {
  it('has every verdict, both forms, files, a history, hidden and unresolved recipients', () => {
    expect(DRAFTS.length).toBeGreaterThanOrEqual(30)
    expect(new Set(DRAFTS.map(({ verdict }) => verdict))).toEqual(new Set(['pass', 'advise', 'confirm', 'block']))
    expect(new Set(DRAFTS.map(({ what }) => what)).size).toBe(DRAFTS.length)
    expect(new Set(DRAFTS.flatMap(({ rules }) => rules)).size).toBeGreaterThanOrEqual(12)
  })
})

describe.each(DRIVERS)('$host', ({ judge, knowsInside, keepsPast }) => {
  it.each(DRAFTS.filter(({ inside }) => knowsInside || !inside))('$what: $verdict', async (draft) => {
    const { verdict, reasons } = await judge(draft)
    expect({ verdict, rules: [...new Set(reasons.map(({ rule }) => rule))].sort() }).toEqual(
      draft.ofPast && !keepsPast ? { verdict: 'pass', rules: [] } : { verdict: draft.verdict, rules: draft.rules },
    )
  })
})
