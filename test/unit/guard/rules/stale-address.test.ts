import { expect, it } from 'vitest'
import type { Box } from '../../../../src/directory/index.ts'
import { DIRECTORY } from '../scenarios/by-hand.ts'
import { directoryOf } from '../scenarios/judge-by-hand.ts'
import { ELSEWHERE, ruleTest, saidBy, SICK } from './one-rule.ts'

const gone = (address: string, givenName: string, familyName: string, id: string): Box => ({
  kind: 'PER', address, givenName, familyName, profession: 'Médecin', specialty: '', organisation: '', service: '', city: '', nationalId: id, civility: 'Docteur', postcode: '', phone: '',
})
const directory = await directoryOf(DIRECTORY, [
  { box: gone('t.petit@ch-lens.mssante.fr', 'THOMAS', 'PETIT', '8100000000013'), lastSeen: '2026-05-03' },
  { box: gone('hugo.wagner@ch-lens.mssante.fr', 'HUGO', 'WAGNER', '8100000000099'), lastSeen: '2026-02-01' },
])

ruleTest('stale-address', {
  directory,
  doubt: { to: ['t.petit@ch-lens.mssante.fr'], text: SICK },
  severity: 'confirm',
  says: {
    fr: 'L’annuaire ne connaît plus cette adresse : t.petit@ch-lens.mssante.fr. Elle y était encore le 2026-05-03. La même personne a maintenant : thomas.petit@medecin.mssante.fr.',
    en: 'The directory no longer has this address: t.petit@ch-lens.mssante.fr. It was last there on 2026-05-03. The same person now has: thomas.petit@medecin.mssante.fr.',
  },
  correction: { kind: 'change-recipient', address: 'thomas.petit@medecin.mssante.fr', name: 'THOMAS PETIT' },
  silent: {
    'the current box': { to: ['thomas.petit@medecin.mssante.fr'], text: SICK },
    'a second box that is still there': { to: ['claire.lefebvre@ch-lens.mssante.fr'], text: SICK },
    'never listed': { to: ['inconnu.total@ch-arras.mssante.fr'], text: SICK },
  },
})

it('says since when, where the person has no other box', async () => {
  expect(await saidBy('stale-address', { to: ['hugo.wagner@ch-lens.mssante.fr'], text: SICK }, { directory })).toMatchObject([{ message: 'rule_stale_address_since', params: ['hugo.wagner@ch-lens.mssante.fr', '2026-02-01'] }])
})

it('knows somebody written to who has moved, and in the first week an address gone from the file', async () => {
  const moved = { to: ['Dr Claire Lefebvre <claire.lefebvre@ch-arras.mssante.fr>'], text: SICK }
  expect(await saidBy('stale-address', moved)).toMatchObject([{ message: 'rule_stale_address_moved' }])
  expect(await saidBy('stale-address', { ...moved, known: ELSEWHERE })).toMatchObject([{ message: 'rule_stale_address_elsewhere', params: ['Dr Claire Lefebvre', 'claire.lefebvre@ch-lens.mssante.fr'] }])
  expect(await saidBy('stale-address', { to: ['t.petit@ch-lens.mssante.fr'], text: SICK }, { directory, firstWeek: true })).toHaveLength(1)
})

const PAULE = 'paule.quenton@medecin.mssante.fr'
const LAST = '2025-06-09'

it.each([
  ['a profession’s domain', PAULE], ['a hospital that the directory lists', 'secretariat.rhumato@ch-roubaix.mssante.fr'],
])('doubts a box that no file has and that was last written to long ago, at %s', async (_, address) => {
  expect(await saidBy('stale-address', { to: [address], lastLetter: LAST, text: SICK })).toMatchObject([{ severity: 'confirm', message: 'rule_stale_address_unlisted', params: [address, LAST] }])
})

it.each([
  ['written to within six months', { to: [PAULE], lastLetter: '2026-05-20', text: SICK }],
  ['at a house of which the directory has no box', { to: ['accueil@crf-kerpape.mssante.fr'], lastLetter: LAST, text: SICK }],
  ['of a class that no file lists', { to: ['cabinet.lilas@pro.mssante.fr'], lastLetter: LAST, text: SICK }],
  ['that the directory has', { to: ['thomas.petit@medecin.mssante.fr'], lastLetter: LAST, text: SICK }],
  ['of a patient', { to: ['251043306312390@patient.mssante.fr'], lastLetter: LAST, text: SICK }],
  ['outside the trust space', { to: ['paule.quenton@orange.fr'], lastLetter: LAST, text: SICK }],
  ['whose message is answered', { to: [PAULE], lastLetter: LAST, answers: PAULE, text: SICK }],
])('does not doubt a box %s', async (_, mail) => {
  expect(await saidBy('stale-address', mail)).toEqual([])
})

it('does not doubt a box that the directory would remember, had a file ever had it', async () => {
  const remembering = await directoryOf(DIRECTORY, [{ box: gone('hugo.wagner@ch-lens.mssante.fr', 'HUGO', 'WAGNER', '8100000000099'), lastSeen: '2026-01-15' }])
  expect(await saidBy('stale-address', { to: [PAULE], lastLetter: '2026-03-01', text: SICK }, { directory: remembering })).toEqual([])
  expect(await saidBy('stale-address', { to: [PAULE], lastLetter: '2026-01-10', text: SICK }, { directory: remembering })).toHaveLength(1)
})
