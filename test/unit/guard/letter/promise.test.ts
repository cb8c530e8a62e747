import { describe, expect, it } from 'vitest'
import { promisesAttachment } from '../../../../src/guard/letter/promise.ts'

describe('the promise of an attachment', () => {
  it.each([
    'Vous trouverez ci-joint le compte rendu.', 'Ci-joint l’ordonnance.', 'ci joint mon dossier', 'Le bilan est en PJ.', 'Compte rendu en pièce jointe.', 'Je vous joins le scanner.', 'Je joins l’ECG.', 'PJ : bilan', 'voir pièces jointes : 2',
    'Vous trouverez le compte rendu de la consultation.', 'Veuillez trouver le courrier de Mme Durand.', 'Photos jointes.', 'Please find attached the report.', 'The report is attached.', 'I attach the letter.', 'Le compte rendu joint à ce mail', 'Je te joins les résultats',
    'Merci de lire le CR en pièce jointe.', 'L’ECG est dans le fichier joint.', 'Le doppler est joint.', 'Compte rendu de Mme Durand joint.', 'Mrs Durand: discharge summary attached.', 'See the attached report.', 'Veuillez trouver le bilan.', 'Ordonnance en attachement pour Mme Durand (09/02/1962)', 'Les photos de Mme Durand Olivia, en PJ.',
    'La pièce jointe contient son bilan.', 'L’ordonnance signée est jointe.', 'Le certificat demandé est joint.', 'Le bon de transport est joint.', 'La demande d’ALD est jointe.',
    'La lettre d’adressage est jointe.', 'La feuille de surveillance est jointe.', 'Carnet de santé scanné joint.', 'Directives anticipées jointes.', 'Merci de trouver le compte rendu de Mme Gros.',
    'Je te mets le compte rendu en attaché.', 'Tu as tout dans le PDF.', 'Cf. fichier.', 'Le scan de la carte de groupe est attaché ici.', 'Compte rendu en fichier.', 'Je vous glisse l’ordonnance dans ce mail.',
    'J’ai mis le dossier en pièce jointe.', 'Ce message contient en pièce jointe le bilan.', 'Vous recevez avec ce message le compte rendu opératoire.', 'Retrouvez en pièce jointe le planning.', 'Le certificat est agrafé à ce mail.', 'L’image jointe parle d’elle-même.',
    'Détails dans le document attaché.', 'Le tout en PJ, bien sûr.', 'Je t’ai mis l’ECG en PJ.', 'Photo de la plaie jointe.', 'L’imprimé à signer est joint.', 'Ci-après en pièce jointe les consignes.',
    'Avec ce mail, le bilan et l’ordonnance.', 'La convocation se trouve en pièce jointe.', 'Ordonnance (PJ).', '(voir PJ)', 'Voici en attaché les papiers signés.', 'Merci d’ouvrir le fichier joint et de signer.',
    'Je vous adresse sous ce pli électronique le compte rendu.', 'Trouvez ci-annexé le rapport.', 'Le résultat figure dans la pièce jointe.', 'The ECG is attached to this email.', 'Attached herewith his blood results.', 'Je vous communique en annexe de ce mail la liste des patients.',
    'Le compte rendu t’attend en PJ.', 'Le dossier de Mme Roche : cf PJ.', 'Joint à ce message, son dernier bilan.', 'Je joins à la présente le formulaire Cerfa.', 'Je vous remets en pièce jointe l’attestation.', 'Ci-jointe l’attestation demandée.',
    'Mon RIB en pièce attachée.', 'Document Word joint, à compléter.', 'Bilan sanguin en pièce-jointe.', 'Le courrier signé part avec ce mail.', 'Tu as le scan de la carte vitale joint.', 'Les clichés sont en attachement.',
    'Deux documents joints : ordonnance et arrêt.', 'Tout est en pièces jointes.', 'Voyez la pièce jointe.', 'Merci de compléter le document ci-joint.', 'L’ordonnance jointe est valable trois mois.', 'Je vous ai attaché la fiche de liaison.',
    'Attached is the discharge letter.', 'Letter attached.',
    'See enclosed letter.', 'PFA the report.', 'Le protocole est retouché : le fichier est joint, version 3.', 'Planning joint.', 'La dernière version est jointe.',
    'Je vous ai joint le compte rendu.', 'Le compte rendu vous est joint.', 'J’ai scanné l’ordonnance, elle est jointe.', 'Document(s) joint(s) : 1', '1 pièce jointe',
    'Je vous renvoie le formulaire signé.', 'Je te renvoie le certificat complété.', 'Je vous retourne le questionnaire rempli.', 'Je vous fais passer le compte rendu.', 'Je vous partage le document.',
    'Attaching the report.', 'Here is the report.', 'Here are the results.', 'I am sending you his ECG.',
    'Je vous fais suivre l’ordonnance, voir fichier attaché.', 'cf PJ', 'cf. pièce jointe', 'Le compte rendu est attaché à ce mail.', 'J’attache le compte rendu.', 'P.J. : 1 ordonnance', 'PJ (2)',
    'Pièce(s) jointe(s) : compte rendu', 'Je me permets de vous joindre le compte rendu', 'Je me permets de joindre à ce courriel l’IRM.', 'Voir scan joint', 'La photo jointe montre la lésion',
    'Je vous transmets en PJ le formulaire.', 'See attachment.', 'I’ve attached his ECG.', 'I’m attaching the CT scan.', 'I am sending you the attached discharge letter.', 'Enclosed: discharge letter',
    'Je t’envoie l’ECG de M. Klein.', 'Je vous transmets le compte rendu de M. Klein.', 'Je vous fais parvenir les résultats de Mme Gros.', 'Je te fais suivre le courrier du Dr Noël.',
    'Je te transfère le CR du scanner.', 'Voici l’ECG.', 'Voici le compte rendu de Mme Gros.', 'Voilà l’ordonnance de Mme Gros.', 'Voici les résultats demandés.',
    'Je vous adresse le compte rendu de consultation de M. Klein.', 'L’ordonnance accompagne ce message.', 'Regarde la PJ et dis-moi.', 'Peux-tu jeter un œil au scanner en PJ ?', '2 PJ',
  ])('is made by %j', (text) => {
    expect(promisesAttachment(text)).toBe(true)
  })

  it.each([
    'Vous pouvez me joindre au 05 56 00 00 00.', 'Ce message part sans pièce jointe.', 'Je n’arrive pas à ouvrir la pièce jointe.', 'Votre pièce jointe est illisible.', 'Merci de joindre le bilan.', 'Pouvez-vous me renvoyer le CR en pièce jointe ?',
    'Vous trouverez mes coordonnées ci-dessous.', 'Vous trouverez ci-dessous les résultats.', 'Merci pour la pièce jointe.', 'Je vous joindrai demain.', 'J’ai joint le Dr Leroy par téléphone.', 'La lettre est sur le DMP.', 'N’ouvrez pas la pièce jointe de ce mail.',
    'Pièces jointes : aucune', 'Le dossier a été joint par le Dr Leroy.', 'La fille est jointe ce soir.', 'Je mettrai le CR en pièce jointe de mon prochain message.', 'Merci pour le courrier joint, bien reçu.', 'Veuillez trouver vos résultats : créatinine 98, stable.',
    'Le plan est joint au dossier papier.', 'Je vous joindrai le bilan dès réception.', 'Je n’ai pas trouvé de pièce jointe dans votre mail.', 'Il manque la pièce jointe.', 'Pourriez-vous renvoyer la pièce jointe en PDF ?', 'Le compte rendu arrivera par courrier.',
    'Elle a joint ses deux filles.', 'J’ai rejoint le service en mai.', 'Je suis joignable au 06.', 'Le bilan est normal, rien à joindre.', 'Nous nous joignons à vous dimanche.', 'Les époux signent un compte joint.',
    'Un effort conjoint sera nécessaire.', 'Le joint de culasse est cassé.', 'Pensez à joindre une photo au prochain envoi.', 'Vous trouverez la salle au bout du couloir.', 'Tu trouveras les clés sous le paillasson.', 'Veuillez noter que le cabinet sera fermé.',
    'J’ai bien reçu ta pièce jointe.', 'Je vous remets l’ordonnance en main propre.', 'Le document est dans le casier.', 'Il faut joindre le justificatif à la demande.', 'Ta pièce jointe ne passe pas.', 'Je t’enverrai le PDF demain.',
    'Le fichier était trop lourd, je l’ai mis sur le drive.', 'Elle a attaché son chien dehors.', 'Voici mon avis : rien à craindre.', 'As-tu reçu la pièce jointe d’hier ?', 'Il reste attaché à ce médecin.', 'Le scanner sera joint au compte rendu final.',
    'La pièce jointe de tout à l’heure suffisait.', 'J’ai lu les pièces jointes.', 'On m’a transmis un fichier joint vide.', 'Veuillez joindre vos justificatifs.', 'La réponse ne comporte pas de pièce jointe.', 'Le document joint à ton mail est signé.',
    'L’ordonnance est à retirer au cabinet.', 'Il a été joint au téléphone.', 'Le compte rendu dicté sera envoyé lundi.', 'Je vous envoie la patiente demain.', 'Vous trouverez un médecin de garde sur place.', 'Nous avons bien reçu les documents joints.',
    'Joindre le secrétariat est impossible.', 'Ses articulations jointes craquent.', 'Sa famille reste très attachée à elle.', 'Le pli ci-joint de ton mail était illisible.', 'J’ai oublié la pièce jointe de ton côté ?', 'Mettez-le en pièce jointe.',
    'Est-ce que le bilan était joint ?', 'Les parents ont un compte joint.',
    'Pas de pièce jointe à ce message.', 'Je vous dépose les relevés (pas en pièce jointe, c’est trop lourd).', 'Je la joins par téléphone', 'Vous trouverez le document sur notre site.', '',
    'Le bilan sera en pièce jointe de la convocation.', 'Tu recevras le CR en PJ de la secrétaire.',
    'Vous trouverez les images sur le PACS.', 'Je joins mes amitiés.', 'Nous nous joignons à sa famille.', 'Je vous fais parvenir l’ordonnance par la pharmacie.', 'The ECG you attached is normal.',
    'She is attached to the ward.', 'La clinique est en annexe de l’hôpital.', 'Reçu ce jour en pièce jointe votre courrier.', 'Dès que j’ai le CR je te le mets en PJ.',
    'Je vous l’enverrai demain.', 'Je vous enverrai le compte rendu en pièce jointe demain.', 'Le compte rendu suivra.', 'Je vous ferai parvenir le courrier dès que possible.', 'Je n’ai rien joint.',
    'Je ne joins pas le CR, il est dans le DMP.', 'Aucune pièce jointe.', 'Il n’y a pas de pièce jointe.', 'Votre pièce jointe était vide.', 'La pièce jointe de votre mail n’est pas lisible.',
    'J’ai bien reçu la pièce jointe.', 'J’ai bien reçu le compte rendu joint à votre message.', 'Merci de m’envoyer le CR en PJ.', 'Pourriez-vous joindre le dernier bilan ?',
    'Vous avez oublié la pièce jointe.', 'Il manque la pièce jointe.', 'Je n’ai pas trouvé la pièce jointe.', 'Je ne trouve pas la pièce jointe annoncée.', 'Je vous joins demain par téléphone.',
    'Je vous joins au plus vite au téléphone', 'Joint par téléphone, le patient va bien.', 'J’ai joint la famille ce matin.', 'J’ai joint le patient.', 'La mère, jointe par téléphone, confirme.',
    'Je vous envoie le courrier par la poste.', 'Je vous adresse le compte rendu par courrier séparé.', 'Je vous adresse ce courrier pour information.', 'Je vous envoie ce mail au sujet de Mme Gros.',
    'Je vous adresse Mme Gros avec son dossier.', 'Je vous transmets les résultats : HbA1c 9,2 %, créatinine 80.', 'Voici les résultats : Hb 12, CRP 40.',
    'Voici le compte rendu : ECG normal, FEVG 60 %.', 'Voici le traitement actuel : metformine.', 'Voici mon numéro.', 'Voici ce que je propose.', 'Je vous transmets la demande de la famille.',
    'Je vous envoie un message sur le DMP.', 'Je t’envoie le scanner dès que je l’ai.', 'Je vous transmets le CR demain.', 'Je t’envoie la bio ce soir.', 'L’ordonnance a été remise au patient.',
    'Je lui ai remis l’ordonnance.', 'Il vous apportera son ECG.', 'Il viendra avec son scanner.', 'Le compte rendu vous a été adressé par courrier.', 'Le compte rendu est disponible dans le DMP.',
    'Please send me the report as an attachment.', 'I could not open the attachment.', 'I will send the report tomorrow.', 'No attachment this time.', 'You forgot to attach the ECG.',
    'Les formulaires à joindre au dossier sont listés ci-dessous.', 'Merci de joindre la carte vitale.', 'Le patient doit joindre son ordonnance.', 'Pensez à joindre l’ordonnance.',
    'Le dossier sans pièce jointe sera refusé.', 'Ne joignez pas de pièce jointe de plus de 10 Mo.', 'Les documents joints à votre demande sont bien arrivés.', 'Son mari est joint par nos soins.',
    'Douleur du genou, syndrome rotulien, articulation jointe.', 'Le CR joint à votre courrier du 3 est illisible.', 'Je te l’envoie mardi avec ses carnets.',
    'Je vous envoie Mme Gros pour des photos de la lésion.', 'Je lui ai adressé le courrier.', 'Je vous adresse tous mes vœux.', 'Je vous transmets les amitiés de Paul.',
    'Je prescris un scanner et vous tiens au courant.', 'Je vous renvoie vers la fiche de la HAS.', 'Je vous laisse voir le compte rendu sur le PACS.', 'L’ECG que vous m’avez transmis est normal.',
    'Avez-vous reçu le compte rendu en pièce jointe de mon mail d’hier ?', 'Je vous adresse M. Klein, scanner fait, pas de PJ.', 'Je te renvoie l’ascenseur.', 'Merci pour le bilan joint.',
  ])('is not made by %j', (text) => {
    expect(promisesAttachment(text)).toBe(false)
  })
})
