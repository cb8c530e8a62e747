import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Activities } from '../../../../src/directory/sources/activities.ts'
import { packRegister, readRegister, registerStatement } from '../../../../src/directory/sources/kept-register.ts'
import { readRppsFile } from '../../../../src/directory/sources/rpps-file.ts'
import { boxOf } from '../boxes.ts'
import { refusalOf, streamed } from './streams.ts'

/** The 56 columns of the register, in its order (ANS). */
const COLUMNS = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. Structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code département (coord. structure)|Libellé département (coord. structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code fonction|Libellé fonction|Code genre d'activité|Libellé genre d'activité".split('|')

const row = (fields: Readonly<Record<string, string>>): string => `${COLUMNS.map((column) => fields[column] ?? '').join('|')}|`
const HEADER = `${COLUMNS.join('|')}|`
const ID = '899999999991'
const at = (over: Readonly<Record<string, string>> = {}): string => row({
  'Identification nationale PP': ID, 'Libellé profession': 'Médecin', 'Code savoir-faire': 'SM53', 'Libellé savoir-faire': 'Spécialiste en Médecine Générale',
  'Raison sociale site': 'CABINET DU PORT', 'Code postal (coord. structure)': '59999', 'Libellé commune (coord. structure)': 'Port-Fictif', 'Téléphone (coord. structure)': '0300000000',
  'Adresse e-mail (coord. structure)': 'cabinet@ordinaire.example', ...over,
})
const read = (text: string, wanted: readonly string[] = [ID], size = 500) => readRppsFile(streamed(text, size), new Set(wanted))
const bare = boxOf({ postcode: '', city: '', organisation: '', specialty: '', profession: '' })

describe('the register of professionals', () => {
  it('has the 56 columns and a closing bar that its public header has', () => {
    expect(COLUMNS).toHaveLength(56)
    expect(HEADER.split('|')).toHaveLength(57)
  })

  it('completes a box that says nothing of its place with town, telephone, organisation and trade', async () => {
    const found = await read(`${HEADER}\n${at()}\n`)
    expect(found.complete(bare)).toEqual({
      ...bare, postcode: '59999', city: 'Port-Fictif', phone: '0300000000', organisation: 'CABINET DU PORT', profession: 'Médecin', specialty: 'Médecine générale',
      registered: ['postcode', 'city', 'phone', 'organisation', 'profession', 'specialty'],
    })
  })

  it('never gives its e-mail column away', async () => {
    const found = await read(`${HEADER}\n${at()}\n`)
    expect(JSON.stringify([found.complete(bare), found.of(ID), [...found.lines()].map(({ line }) => line)])).not.toContain('ordinaire')
  })

  it('takes the site that the box belongs to, and leaves what the box says itself', async () => {
    const other = { 'Raison sociale site': 'CLINIQUE DU HAUT', 'Code postal (coord. structure)': '38999', 'Libellé commune (coord. structure)': 'Autre-Ville', 'Téléphone (coord. structure)': '0400000000' }
    const found = await read(`${HEADER}\n${at()}\n${at(other)}\n`)
    expect(found.complete(boxOf())).toEqual({ ...boxOf(), phone: '0400000000', registered: ['phone'] })
    // A box at a third place: nothing of another one's is put on it.
    expect(found.complete(boxOf({ postcode: '75999' }))).toEqual(boxOf({ postcode: '75999' }))
    expect(found.complete(boxOf({ nationalId: '' }))).toEqual(boxOf({ nationalId: '' }))
  })

  it('takes back what an earlier register added, and adds what the newest says', async () => {
    const before = (await read(`${HEADER}\n${at()}\n`)).complete(bare)
    const now = await read(`${HEADER}\n${at({ 'Libellé commune (coord. structure)': 'Haut-Fictif', 'Téléphone (coord. structure)': '' })}\n`)
    expect(now.complete(before)).toMatchObject({ city: 'Haut-Fictif', phone: '', registered: ['postcode', 'city', 'organisation', 'profession', 'specialty'] })
  })

  it('keeps nobody who has no box, and each site once', async () => {
    const found = await read(`${HEADER}\n${at({ 'Identification nationale PP': '811111111111' })}\n${at()}\n${at({ 'Code savoir-faire': 'SM40' })}\n`)
    expect(found.people).toBe(1)
    expect(found.of(ID)).toHaveLength(1)
  })

  it('comes back as it was kept, with whatever stands in it', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => value.replace(/[\u001d\u001f\r\n\ufeff]/g, ' '))
    const activity = fc.record({ postcode: text, city: text, phone: text, organisation: text, profession: text, specialty: text })
    await fc.assert(fc.asyncProperty(fc.dictionary(fc.stringMatching(/^8\d{11}$/), activity, { minKeys: 1, maxKeys: 5 }), async (people) => {
      const before = new Activities()
      for (const [id, one] of Object.entries(people)) before.add(id, one)
      const after = await readRegister(await packRegister(before))
      for (const [id, one] of Object.entries(people)) expect(after.of(id)).toEqual([one])
    }))
  })

  it('says of one person what it says, though it has thousands: of the box’s own site, else of the first, and the trade that the box has', async () => {
    const activities = new Activities()
    const id = (person: number): string => `81${String(person * 7).padStart(10, '0')}`
    const site = (person: number, over = {}) => ({ postcode: '59999', city: `Ville ${person}`, phone: '0300000000', organisation: 'CABINET', profession: 'Médecin', specialty: 'Pneumologie', ...over })
    for (let person = 3333; person >= 0; person -= 1) activities.add(id(person), site(person))
    activities.add(id(17), site(17, { postcode: '38999', city: 'Autre-Ville', specialty: 'Cardiologie et maladies vasculaires' }))
    const kept = await packRegister(activities)
    expect(kept.ids).toHaveLength(4)
    const says = async (nationalId: string, over = {}) => (await registerStatement(kept, boxOf({ nationalId, ...over }), '2026-11-03'))?.box
    for (const person of [0, 1, 999, 1000, 2000, 3333]) expect(await says(id(person))).toMatchObject({ address: boxOf().address, city: `Ville ${person}`, specialty: 'Pneumologie', familyName: '' })
    expect(await says(id(17))).toMatchObject({ city: 'Autre-Ville', postcode: '38999', specialty: 'Cardiologie et maladies vasculaires' })
    expect(await says(id(17), { postcode: '75999', specialty: 'Urologie' })).toMatchObject({ city: 'Ville 17', specialty: 'Pneumologie' })
    expect(await registerStatement(kept, boxOf({ nationalId: id(0) }), '2026-11-03')).toMatchObject({ source: 'rpps-file', date: '2026-11-03' })
    for (const unknown of ['', '8', '810000000001', '899999999999']) expect(await says(unknown)).toBeUndefined()
    expect(await registerStatement(await packRegister(new Activities()), boxOf(), '')).toBeNull()
  })

  it.each<[string, string, string, string[]]>([
    ['nothing', '', 'directory_empty', []],
    ['another file', 'a|b\n1|2', 'directory_not_the_file', ['PS_LibreAcces_Personne_activite', '56', '2']],
    ['a missing column', `${HEADER.replace('Libellé commune (coord. structure)', 'Commune')}\n${at()}`, 'directory_column_missing', ['Libellé commune (coord. structure)']],
    ['an end within a row', `${HEADER}\n${at()}\n${at().slice(0, -50)}`, 'directory_cut_off', ['3']],
    ['nobody whom the directory knows', `${HEADER}\n${at({ 'Identification nationale PP': '811111111111' })}\n`, 'directory_register_strange', []],
    ['an endless line', `${HEADER}\n${'x'.repeat(70_000)}`, 'directory_line_too_long', ['2']],
  ])('says what is wrong with %s', async (_, text, key, params) => {
    expect(await refusalOf(read(text))).toEqual({ key, params })
  })
})
