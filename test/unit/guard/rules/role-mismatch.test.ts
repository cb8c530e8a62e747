import { expect, it } from 'vitest'
import { rolesIn, suits } from '../../../../src/guard/letter/roles.ts'
import { MARIE, ruleTest, saidBy, SICK } from './one-rule.ts'

ruleTest('role-mismatch', {
  doubt: { to: ['Dr Jean Martin <jean.martin@ch-roubaix.mssante.fr>'], text: `Cher confrère,\n\n${SICK}\nMerci de votre avis cardiologique.` },
  severity: 'confirm',
  says: {
    fr: 'Le message s’adresse à une autre spécialité que celle de Dr Jean Martin : il dit « cardiologique », et l’annuaire dit « Dermatologie et vénéréologie ».',
    en: 'The message speaks to another specialty than that of Dr Jean Martin: it says “cardiologique”, and the directory says “Dermatologie et vénéréologie”.',
  },
  correction: { kind: 'change-recipient', address: 'jean.martin@medecin.mssante.fr', name: 'JEAN MARTIN' },
  silent: {
    'their own specialty': { to: ['Dr Jean Martin <jean.martin@medecin.mssante.fr>'], text: `Cher confrère,\n\n${SICK}\nMerci de votre avis cardiologique.` },
    'a specialist’s thanks to the one who sent': { to: ['mehdi.el-amrani@medecin.mssante.fr'], text: `Cher confrère,\n\nMerci de m’avoir adressé Mme CANARIOT, née le 03/04/1951, pour avis cardiologique. Son ECG est normal.` },
    'another doctor’s part': { to: [MARIE], text: `Chère consœur,\n\n${SICK}\nJe l’adresse aussi au cardiologue.` },
    'the service asked for its own': { to: ['secretariat.cardio@ch-roubaix.mssante.fr'], text: `Bonjour,\n\n${SICK}\nMerci de la convoquer dans votre service de cardiologie.` },
    'a nurse by name': { to: ['Luc Martin <luc.martin@infirmier.mssante.fr>'], text: `Bonjour M. Martin,\n\n${SICK}` },
    'a pharmacist as a colleague': { to: ['pierre.noel@pharmacien.mssante.fr'], text: `Cher confrère,\n\n${SICK}` },
  },
})

it('sees "Docteur" written to a nurse, and offers the doctor of that name', async () => {
  const [reason] = await saidBy('role-mismatch', { to: ['Martin <luc.martin@infirmier.mssante.fr>'], text: `Cher Docteur Martin,\n\n${SICK}` })
  expect(reason).toMatchObject({ message: 'rule_role_mismatch_doctor', params: ['Martin', 'Infirmier'], correction: { kind: 'change-recipient' } })
})

it('sees a service asked for another’s consultation', async () => {
  expect(await saidBy('role-mismatch', { to: ['secretariat.cardio@ch-roubaix.mssante.fr'], text: `Bonjour,\n\n${SICK}\nMerci de lui donner un rendez-vous dans votre service de dermatologie.` })).toHaveLength(1)
})

it.each(['Au cardiologue de garde :', 'À l’équipe de la maternité,', 'Pour le gynécologue de garde,'])('knows a psychiatrist for another desk than %j', async (desk) => {
  expect(await saidBy('role-mismatch', { to: [MARIE], text: `${desk}\n\n${SICK}` })).toHaveLength(1)
  expect(await saidBy('role-mismatch', { to: [MARIE], text: `Au psychiatre de garde :\n\n${SICK}` })).toEqual([])
})

it.each(['Qu’en pensez-vous, en tant qu’ophtalmologue ?', 'Pourriez-vous la recevoir en consultation de neuropédiatrie ?', 'Merci de la convoquer dans votre service de maternité.', 'En votre qualité de radiologue, accepteriez-vous ?', 'Je m’adresse à vous comme gynécologue de garde.', 'sachant que vous exercez la radiologie'])('knows that a psychiatrist is not asked %j', async (asked) => {
  expect(await saidBy('role-mismatch', { to: [MARIE], text: `Chère consœur,\n\n${SICK}\n${asked}` })).toHaveLength(1)
})

it('takes a surgeon of one field for none of another', () => {
  expect(suits('ent', rolesIn('Chirurgie orthopédique et traumatologie'))).toBe(false)
  expect(suits('surgery', rolesIn('Chirurgie orthopédique et traumatologie'))).toBe(true)
  expect(suits('orthopaedics', rolesIn('Chirurgie générale . Chirurgien'))).toBe(true)
})
