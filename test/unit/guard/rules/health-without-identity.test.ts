import { describe, expect, it } from 'vitest'
import { healthWithoutIdentity } from '../../../../src/guard/rules/health-without-identity.ts'
import { ADDRESS, caseOf, SECURE, to } from '../cases.ts'

describe('health-without-identity', () => {
  it('advises once, with the passages, however many recipients there are', () => {
    const reasons = healthWithoutIdentity(caseOf({ conclusion: 'health-unidentified', to: [to(ADDRESS.ordinary)], cc: [to(ADDRESS.internal)] }))
    expect(reasons).toMatchObject([{ rule: 'health-without-identity', severity: 'advise', message: 'rule_health_without_identity', params: [] }])
    expect(reasons[0]?.findings).toHaveLength(1)
  })

  it.each([
    'Une patiente de 41 ans.', 'Dame de 82 ans, ulcère veineux.', 'H 36 ans, syphilis ?', 'Patiente sous méthotrexate, zona.', 'Un homme d’une cinquantaine d’années.', 'A 19-year-old man with pneumonia.', 'Il prend de la fluindione.',
    'Nourrisson de 3 mois, rectorragies.', '87 ans, clairance 34, tombe souvent.',
  ])('takes "%s" for one person', (text) => {
    const matter = caseOf({ conclusion: 'health-unidentified', to: [to(ADDRESS.ordinary)] })
    expect(healthWithoutIdentity({ ...matter, draft: { ...matter.draft, body: text } })).toHaveLength(1)
  })

  it.each([
    'Consultation de 8h30 à 12h, sutures.', 'Volontaires de 18 à 45 ans, sans asthme.', 'Conciliation chez les plus de 75 ans, en orthopédie.', 'Les hommes de 45 à 64 ans sont exposés au suicide.', 'Frottis chez la sage-femme.', 'Journée : 9h15 BPCO, 10h45 pause.',
    'Pas d’imagerie avant 3 mois en cas de lombalgie.', 'Morphine 10 mg si moins de 65 ans, 5 mg sinon.',
  ])('takes "%s" for nobody’s health', (text) => {
    const matter = caseOf({ conclusion: 'health-unidentified', to: [to(ADDRESS.ordinary)] })
    expect(healthWithoutIdentity({ ...matter, draft: { ...matter.draft, body: text } })).toEqual([])
  })

  it('has nothing to say between secure mailboxes, or of other conclusions', () => {
    expect(healthWithoutIdentity(caseOf({ from: SECURE, conclusion: 'health-unidentified', to: [to(ADDRESS.mssante)] }))).toEqual([])
    for (const conclusion of ['none', 'identity-only', 'identifiable'] as const) {
      expect(healthWithoutIdentity(caseOf({ conclusion, to: [to(ADDRESS.ordinary)] }))).toEqual([])
    }
  })
})
