import { type Box, buildIndex, type BuildOptions, type IndexedDirectory, openIndex } from '../../../src/directory/index.ts'

/** A cardiologist; `over` makes somebody else of him. */
export const boxOf = (over: Partial<Box> = {}): Box => ({
  kind: 'PER', address: 'paul.martin@medecin.mssante.fr', civility: 'Docteur', familyName: 'MARTIN', givenName: 'PAUL',
  profession: 'Médecin', specialty: 'Cardiologie et maladies vasculaires', organisation: 'CABINET MEDICAL DU PONT', service: '',
  postcode: '38999', city: 'VALMONT SUR ISERE', nationalId: '899999999991', phone: '', ...over,
})

/** A directory of these boxes, through the bytes of its index. */
export const directoryOf = async (boxes: Iterable<Box>, options: Partial<BuildOptions> = {}): Promise<IndexedDirectory> =>
  openIndex(await buildIndex(boxes, { date: '2026-01-02T00:00:00.000Z', ...options }))
