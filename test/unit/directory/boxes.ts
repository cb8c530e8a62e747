import type { Box } from '../../../src/directory/index.ts'

/** A cardiologist; `over` makes somebody else of him. */
export const boxOf = (over: Partial<Box> = {}): Box => ({
  kind: 'PER', address: 'paul.martin@medecin.mssante.fr', civility: 'Docteur', familyName: 'MARTIN', givenName: 'PAUL',
  profession: 'Médecin', specialty: 'Cardiologie et maladies vasculaires', organisation: 'CABINET MEDICAL DU PONT', service: '',
  postcode: '38999', city: 'VALMONT SUR ISERE', nationalId: '899999999991', phone: '', ...over,
})
