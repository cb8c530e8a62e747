import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/detection/index.ts'

const DOCTOR = { name: 'Dr Léa Moreau', address: 'lea.moreau@messagerie-ordinaire.test' }
const PRIVATE = [
  { name: 'Paul Durand', address: 'paul.durand@autre-fournisseur.test' },
  { name: 'Sophie Garnier', address: 'sophie.garnier@gmail.com' },
]

/** What a doctor answers to somebody who may be a patient, or a plumber, without a word of their health. */
const HARMLESS = [
  'Merci pour votre message, je vous rappelle demain matin.',
  'Bonjour, bien reçu, je reviens vers vous dès que possible.',
  'Merci de votre appel, je vous réponds en début de semaine prochaine.',
  'C’est noté, merci. Bonne journée !',
  'Bonjour Monsieur, je suis absente jusqu’à lundi, je lirai votre message à mon retour.',
  'Parfait pour mardi à 18 h, à bientôt.',
  'Merci beaucoup pour votre gentil mot.',
  'Bonjour, votre message est bien arrivé. Bien cordialement.',
  'Je vous ai laissé un message sur votre répondeur, pouvez-vous me rappeler ?',
  'D’accord, on fait comme ça. Bon week-end à vous.',
  'Pouvez-vous me redonner votre numéro de téléphone ? Je n’arrive pas à vous joindre.',
  'Bonjour, le cabinet sera fermé du 3 au 18 août. Bel été à vous.',
  'Merci pour les photos de vacances, quel beau paysage !',
  'Je vous confirme que le chèque est bien arrivé.',
  'Désolée pour le retard, je n’ai vu votre message que ce matin.',
  'Le parking est derrière le bâtiment, l’entrée se fait par la cour.',
  'Bonjour, pourriez-vous m’envoyer votre facture pour la peinture du couloir ?',
  'Merci, j’ai bien reçu le devis. Je vous donne ma réponse vendredi.',
  'La serrure est réparée, vous pouvez passer reprendre vos clés.',
  'Vous avez oublié votre parapluie, il est à l’accueil.',
  'Je vous souhaite une très bonne année.',
  'On se voit jeudi à midi au restaurant du port ?',
  'Oui, avec plaisir ! J’apporte le dessert.',
  'Je préfère que nous en parlions de vive voix, appelez-moi quand vous voulez.',
  'Bonjour, je n’ai pas compris votre question, pouvez-vous la préciser ?',
  'Je transmets votre demande à ma collègue, elle vous écrira.',
  'Merci de votre patience, je m’en occupe aujourd’hui.',
  'C’est une erreur de destinataire, veuillez ne pas tenir compte de mon message précédent.',
]

/** The same people, and something that is theirs. */
const HARMFUL = [
  'Bonjour Monsieur, votre biopsie est rassurante, on se revoit dans six mois.',
  'Votre INR est à 5,8 : ne prenez pas la warfarine ce soir et refaites une prise de sang demain.',
  'L’échographie montre un nodule de la thyroïde, je vous prends rendez-vous pour une ponction.',
]

/** A case among colleagues: nobody can tell whose it is. */
const CASES = [
  'Une patiente de 41 ans sous méthotrexate a une toux sèche depuis trois semaines.',
  'Une patiente de 41 ans sous méthotrexate a une toux sèche depuis trois semaines, tu en penses quoi ?',
  'J’ai vu ce matin une patiente de 41 ans sous méthotrexate, toux sèche depuis trois semaines. Tu arrêterais ?',
]

const conclusionOf = (text: string, to: { name: string; address: string }): string => detect([{ part: 'body', text }], [DOCTOR, to]).conclusion

describe.each(PRIVATE)('an answer to $name at an ordinary mailbox', (to) => {
  it.each(HARMLESS)('is not stopped: %s', (text) => {
    expect(conclusionOf(text, to)).not.toBe('identifiable')
  })

  it.each(HARMLESS)('is not stopped above what it answers: %s', (text) => {
    expect(detect([{ part: 'subject', text: 'Re: votre appel' }, { part: 'body', text }, { part: 'quoted', text: 'Bonjour docteur, pouvez-vous me rappeler ? Merci.' }], [DOCTOR, to]).conclusion).not.toBe('identifiable')
  })

  it.each(HARMFUL)('is stopped where it tells of their health: %s', (text) => {
    expect(conclusionOf(text, to)).toBe('identifiable')
  })

  it.each(CASES)('is no patient’s for being named: %s', (text) => {
    expect(conclusionOf(text, to)).toBe('health-unidentified')
  })
})
