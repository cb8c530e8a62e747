import { describe, expect, it } from 'vitest'
import en from '../../../../src/locales/en/guard.json'
import fr from '../../../../src/locales/fr/guard.json'
import type { Directory } from '../../../../src/directory/index.ts'
import { type Correction, DEFAULT_POLICY, type Policy, type Reason, type RuleCode } from '../../../../src/guard/index.ts'
import type { ByHand } from '../scenarios/by-hand.ts'
import { HAND_DIRECTORY, judgeByHand } from '../scenarios/judge-by-hand.ts'

export const SICK = 'Mme Zélie CANARIOT, née le 03/04/1951, a une insuffisance cardiaque, INR à 5,8 sous warfarine.'
export const MARIE = 'Dr Marie Caron <marie.caron@medecin.mssante.fr>'
export const THOMAS = 'Dr Thomas Petit <thomas.petit@medecin.mssante.fr>'
export const OFFICE = 'accueil@cabinet-lilas.fr'
/** Past letters that went to somebody else only. */
export const ELSEWHERE: readonly string[] = ['x@free.fr']

export type Mail = Omit<ByHand, 'expected'>

/** Unbreakable spaces, which test/unit/locales.test.ts sees to, as plain ones. */
const filled = (catalogue: Readonly<Record<string, string>>, { message, params }: Reason): string =>
  params.reduce((text, value, at) => text.replaceAll(`$${String(at + 1)}`, () => value), catalogue[message] ?? `no sentence ${message}`).replaceAll('\u00a0', ' ')

export interface Circumstances {
  readonly firstWeek?: boolean
  readonly policy?: Policy
  readonly directory?: Directory
}

/** What one rule says of a mail. */
export async function saidBy(rule: RuleCode, mail: Mail, { firstWeek = false, policy = DEFAULT_POLICY, directory = HAND_DIRECTORY }: Circumstances = {}): Promise<Reason[]> {
  const { reasons } = await judgeByHand({ ...mail, expected: '' }, directory, firstWeek, policy)
  return reasons.filter((reason) => reason.rule === rule)
}

/**
 * What every rule must keep to: it fires on its doubt with its sentence in both languages and its correction, is silent
 * on the nearest right drafts, and the policy changes its severity or silences it.
 */
export function ruleTest(rule: RuleCode, { doubt, severity, says, correction, silent, directory }: {
  readonly doubt: Mail
  readonly severity: Reason['severity']
  readonly says: { readonly fr: string; readonly en: string }
  readonly correction?: Correction
  /** By what makes it right. */
  readonly silent: Readonly<Record<string, Mail>>
  readonly directory?: Directory
}): void {
  const circumstances = directory ? { directory } : {}
  describe(rule, () => {
    it('names the doubt in both languages, with its severity and correction', async () => {
      const reasons = await saidBy(rule, doubt, circumstances)
      expect(reasons.map((reason) => ({ severity: reason.severity, fr: filled(fr, reason), en: filled(en, reason) }))).toEqual([{ severity, ...says }])
      expect(reasons[0]?.correction).toEqual(correction)
    })

    it.each(Object.entries(silent))('says nothing: %s', async (_, mail) => {
      expect(await saidBy(rule, mail, circumstances)).toEqual([])
    })

    it('follows the policy', async () => {
      const other = severity === 'advise' ? 'confirm' : 'advise'
      const withSeverity = (wanted: Reason['severity'] | 'off') => saidBy(rule, doubt, { ...circumstances, policy: { ...DEFAULT_POLICY, severities: { [rule]: wanted } } })
      expect((await withSeverity(other)).map((reason) => reason.severity)).toEqual([other])
      expect(await withSeverity('off')).toEqual([])
    })
  })
}
