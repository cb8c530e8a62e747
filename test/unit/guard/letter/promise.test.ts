import { describe, expect, it } from 'vitest'
import { promisesAttachment } from '../../../../src/guard/letter/promise.ts'

describe('the promise of an attachment', () => {
  it.each([
    'Vous trouverez ci-joint le compte rendu.', 'Ci-joint l’ordonnance.', 'ci joint mon dossier', 'Le bilan est en PJ.', 'Compte rendu en pièce jointe.', 'Je vous joins le scanner.', 'Je joins l’ECG.', 'PJ : bilan', 'voir pièces jointes : 2',
    'Vous trouverez le compte rendu de la consultation.', 'Veuillez trouver le courrier de Mme Durand.', 'Photos jointes.', 'Please find attached the report.', 'The report is attached.', 'I attach the letter.', 'Le compte rendu joint à ce mail', 'Je te joins les résultats',
    'Merci de lire le CR en pièce jointe.', 'L’ECG est dans le fichier joint.', 'Le doppler est joint.', 'Compte rendu de Mme Durand joint.', 'Mrs Durand: discharge summary attached.', 'See the attached report.', 'Veuillez trouver le bilan.',
  ])('is made by %j', (text) => {
    expect(promisesAttachment(text)).toBe(true)
  })

  it.each([
    'Vous pouvez me joindre au 05 56 00 00 00.', 'Ce message part sans pièce jointe.', 'Je n’arrive pas à ouvrir la pièce jointe.', 'Votre pièce jointe est illisible.', 'Merci de joindre le bilan.', 'Pouvez-vous me renvoyer le CR en pièce jointe ?',
    'Vous trouverez mes coordonnées ci-dessous.', 'Vous trouverez ci-dessous les résultats.', 'Merci pour la pièce jointe.', 'Je vous joindrai demain.', 'J’ai joint le Dr Leroy par téléphone.', 'La lettre est sur le DMP.', 'N’ouvrez pas la pièce jointe de ce mail.',
    'Pièces jointes : aucune', 'Le dossier a été joint par le Dr Leroy.', 'La fille est jointe ce soir.', 'Je mettrai le CR en pièce jointe de mon prochain message.', 'Merci pour le courrier joint, bien reçu.', 'Veuillez trouver vos résultats : créatinine 98, stable.',
    'Pas de pièce jointe à ce message.', 'Je la joins par téléphone', 'Vous trouverez le document sur notre site.', '',
  ])('is not made by %j', (text) => {
    expect(promisesAttachment(text)).toBe(false)
  })
})
