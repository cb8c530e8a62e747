import { describe, expect, it } from 'vitest'
import { person } from '../../../../src/detection/recognizers/person.ts'
import { ScanText } from '../../../../src/detection/scan-text.ts'
import { passages } from '../recognise.ts'

describe('person', () => {
  it.each([
    ['je vous adresse Mme Zélie Canariot pour avis', ['Mme Zélie Canariot']],
    ['M. Canariot est sorti', ['M. Canariot']],
    ['Monsieur de La Tour-Canari va mieux', ['Monsieur de La Tour-Canari']],
    ['madame huguette canariot se plaint', ['madame huguette canariot']],
    ['mme canariot : insuline', ['mme canariot']],
    ['bébé Canariot tète mal', ['bébé Canariot']],
    ['ma patiente Odile R. tousse', ['patiente Odile R']],
    ['CANARIOT Odile, chambre 12', ['CANARIOT Odile']],
    ['Odile CANARIOT, chambre 12', ['Odile CANARIOT']],
    ['Bonjour, Mr Amadou Canariot ns a choisis', ['Mr Amadou Canariot']],
    ['Bonjour Docteur, Mme CANARIOT attend', ['Mme CANARIOT']],
    ['Docteurs,\n\nMme CANARIOT Odile attend', ['Mme CANARIOT Odile']],
    ['M. Dimanche et Mme Janvier', ['M. Dimanche', 'Mme Janvier']],
  ])('finds who is in care: %s', (text, found) => {
    expect(passages(person, text)).toEqual(found)
  })

  it.each([
    'Dr Odile CANARIOT', 'le docteur Canariot', 'Pr Paul Canariot et Drs Marie Petit, Jeanne Grand', 'Madame la Directrice,', 'Monsieur le Président', 'Mme X et M. Y', 'Madame, Monsieur,',
    'Mme Canariot (psychologue) animera', 'Odile CANARIOT, sage-femme', 'monsieur bilingue', 'Merci docteur', 'Présents : M. Canariot, Mme Petit',
    'Cordialement,\nOdile CANARIOT\nSecrétaire', 'De : CANARIOT Odile <o.canariot@exemple.fr>',
  ])('leaves alone who is not: %s', (text) => {
    expect(passages(person, text)).toEqual([])
  })

  it('leaves out the sender and the recipients, not their namesakes', () => {
    const known = [{ name: 'Dr Odile Canariot', address: 'o.canariot@exemple.fr' }]
    expect(passages(person, 'vu avec Odile Canariot hier', known)).toEqual([])
    expect(passages(person, 'vu avec Paul Canariot hier', known)).toEqual(['Paul Canariot'])
  })

  it('takes words of two correspondents together for somebody else', () => {
    const known = [{ name: 'Anne-Sophie Petit', address: 'a.petit@exemple.fr' }, { name: '', address: 'dr.canariot@exemple.fr' }]
    expect(passages(person, 'je vous adresse Mme Canariot Anne-Sophie', known)).toEqual(['Mme Canariot Anne-Sophie'])
    expect(passages(person, 'vu avec Anne-Sophie Petit, A. Petit et Canariot', known)).toEqual([])
  })

  it('takes millimetres for a length', () => {
    expect(passages(person, 'mélanome de 0,8 mm de Breslow')).toEqual([])
    expect(passages(person, 'MM. Canariot et Kerbrat')).not.toEqual([])
  })

  it('takes a name without a capital behind the short words for a patient', () => {
    expect(passages(person, 'bb martinez, j5, bili 280')).toEqual(['bb martinez'])
    expect(passages(person, 'le patient reste à jeun')).toEqual([])
  })

  it('reads family name and first name in two cells of a row', () => {
    expect(passages(person, 'Nom;Prénom;Diagnostic\nCANARIOT;Aline;diabète\nKerbrat;Paul;ulcère')).toEqual(['CANARIOT;Aline', 'Kerbrat;Paul'])
    expect(passages(person, 'Canariot | Odile | toilette')).toEqual(['Canariot | Odile'])
    expect(passages(person, 'Gants;Paul;12')).toEqual(['Paul'])
  })

  it('hears who is talked of behind those who were there', () => {
    expect(passages(person, 'Présents : Martin, Petit, Aubry. Situation de Mme Josette Canariot : chutes.')).toEqual(['Mme Josette Canariot'])
  })

  it('takes an initial and a name for one, not a letter that numbers a part', () => {
    expect(passages(person, 'je t’adresse L. Maréchal pour sa toux')).toEqual(['L. Maréchal'])
    expect(passages(person, 'vu hier J-P Kerbrat, stable')).toEqual(['J-P Kerbrat'])
    expect(passages(person, 'A. Conclusion\nB. Traitement')).toEqual([])
    expect(passages(person, 'vitamine C Pendant un mois')).toEqual([])
  })

  it('takes a family name behind a civil title for another’s than the doctor’s', () => {
    const known = [{ name: 'Dr Luc Martin', address: 'luc.martin@exemple.fr' }]
    expect(passages(person, 'vu M. Martin hier', known)).toEqual(['M. Martin'])
    expect(passages(person, 'vu le patient Martin hier', known)).toEqual(['patient Martin'])
    expect(passages(person, 'vu avec Luc Martin et Martin hier', known)).toEqual([])
    expect(passages(person, 'vu M. Martin hier', [{ name: 'Luc Martin', address: 'luc.martin@exemple.fr' }])).toEqual([])
  })

  it('takes a name alone on the last line for a signature, and the end of a list for a name', () => {
    expect(passages(person, 'Rupture d’amoxicilline jusqu’en mars.\nHélène Kerbrat')).toEqual([])
    expect(passages(person, 'À voir demain :\nHélène Kerbrat')).toEqual(['Hélène Kerbrat'])
    expect(passages(person, 'À revoir demain.\nMme Hélène Kerbrat')).toEqual(['Mme Hélène Kerbrat'])
    expect(passages(person, 'séances de Noël')).toEqual([])
  })
})

const inSubject = (text: string): string[] => {
  const scan = new ScanText({ part: 'subject', text }, [])
  return person.recognize(scan).map(({ start, end }) => text.slice(start, end))
}

describe('a name that no list knows', () => {
  it.each([
    'Bilan de Ysoline Kénonoqaxerec : sarcoïdose', 'IRM pour Ysoline Kénonoqaxerec demain', 'Patiente : Ysoline Kénonoqaxerec\nMotif : toux',
  ])('is seen after what is written of one person in care: %s', (text) => {
    expect(passages(person, text).join()).toContain('Ysoline Kénonoqaxerec')
  })

  it.each(['Bilan de santé mentale', 'Résultats du Centre Hospitalier', 'Suivi de la Commission Régionale'])('is no place and no meeting: %s', (text) => {
    expect(passages(person, text)).toEqual([])
  })

  it.each([
    ['vu chez Perez ce matin', 'Perez'], ['J15 Perez : flexion 70', 'Perez'], ['dossier Nowak incomplet', 'Nowak'], ['le bilan de Kowalczyk est arrivé', 'Kowalczyk'],
    ['monsieur petit du 3e étage', 'monsieur petit'], ['le dosage de solange petit', 'solange petit'],
  ])('takes a word that is no listed name for one where a name is expected: %s', (text, name) => {
    expect(passages(person, text)).toContain(name)
  })

  it.each(['chez elle', 'dossier complet', 'madame bilingue', 'monsieur le maire', 'J15 : flexion 70', 'CR : à refaire', 'chez EDF', 'dossier URSSAF'])('expects no name in: %s', (text) => {
    expect(passages(person, text)).toEqual([])
  })

  it.each([['le Buvidal de Steevo est arrivé', 'Steevo'], ['la fistule de Basil coule', 'Basil'], ['le kyste d’Ysaline', 'Ysaline']])('takes for somebody whose drug or illness it is: %s', (text, name) => {
    expect(passages(person, text)).toContain(name)
  })

  it.each(['le syndrome de Lynch', 'la maladie de Wegener', 'le signe de Babinski', 'un test de Wechsler'])('takes for nobody whom an illness is named after: %s', (text) => {
    expect(passages(person, text)).toEqual([])
  })

  it.each(['Léopoldine Carrère-Vidal', 'Titi Bonaventure', 'Wagner', 'Echo de ce matin, Mme Bahr'])('is seen in a subject: %s', (text) => {
    expect(inSubject(text)).toHaveLength(1)
  })

  it.each(['Planning', 'Réunion', 'Commission Médicale Régionale', 'Fermeture Exceptionnelle', 'Congrès Annuel'])('is not seen in a subject without one: %s', (text) => {
    expect(inSubject(text)).toEqual([])
  })

  it.each(['Manque : deux ampoules', 'Poux : pas d’éviction', 'Bon lundi à tous', 'Nouveau calendrier'])('is none that a line often begins with: %s', (text) => {
    expect(passages(person, text)).toEqual([])
  })

  it.each(['un risque plus élevé de BPCO', 'concernant le TAVI', 'de la famille des Poxviridae', 'les problèmes du bébé durant le séjour'])('is no word of somebody’s that is one of anything: %s', (text) => {
    expect(passages(person, text)).toEqual([])
  })

  it.each(['Prenez-la les yeux fermés', 'Donnez-lui de l’eau'])('is no order: %s', (text) => {
    expect(passages(person, text)).toEqual([])
  })

  it.each([
    ['notre présidente Mireille Castagnet sort de clinique', 'Mireille Castagnet'], ['votre collaboratrice Olivia SERRES est en arrêt', 'Olivia SERRES'],
    ['le Dr Hivert a fait un malaise', 'Hivert'], ['Dr Hivert (associé) est hospitalisé depuis lundi', 'Hivert'],
  ])('is seen of who is at work where an illness is told of them: %s', (text, name) => {
    expect(passages(person, text).join()).toContain(name)
  })

  it.each(['notre présidente Mireille Castagnet est réélue', 'le Dr Hivert a fait une présentation', 'le Dr Hivert sort de réunion'])('is at work in: %s', (text) => {
    expect(passages(person, text)).toEqual([])
  })

  it('is seen behind what somebody is at work, where their title follows', () => {
    expect(passages(person, 'L’agent M. Thivolle est apte avec restrictions')).toEqual(['M. Thivolle'])
    expect(passages(person, 'L’infirmière Mme Thivolle passera')).toEqual([])
  })

  it('lets another person begin behind the sentence that names a doctor', () => {
    expect(passages(person, 'Je transmets à Dr Zélie Hallal. Monsieur Hoang a des poux')).toEqual(['Monsieur Hoang'])
    expect(passages(person, 'Je transmets à Dr. Zélie Hallal')).toEqual([])
  })

  it('takes a title and an initial for somebody’s hidden name, whoever writes', () => {
    expect(passages(person, 'La tension de Monsieur G. a baissé', [{ name: 'Gisèle Delvaux', address: 'g.delvaux@cabinet.example' }])).toHaveLength(1)
  })
})
