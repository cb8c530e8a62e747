// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import type { TableDraft } from './drafts.ts'

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

/**
 * The same everywhere. But a host that cannot vouch for the secure mailbox takes its letters as sent from an ordinary one, which is graver and never milder;
 * then it says nothing of a first letter, which does not leave.
 */
const expected = ({ inside, verdict, rules }: TableDraft, knowsInside: boolean) =>
  (inside && !knowsInside ? { verdict: 'block', rules: [...rules.filter((rule) => rule !== 'first-time-recipient'), 'plaintext-health-data'].sort() } : { verdict, rules })

describe.each(DRIVERS)('$host', ({ judge, knowsInside }) => {
  it.each(DRAFTS)('$what', async (draft) => {
    const { verdict, reasons } = await judge(draft)
    expect({ verdict, rules: [...new Set(reasons.map(({ rule }) => rule))].sort() }).toEqual(expected(draft, knowsInside))
  })
})
