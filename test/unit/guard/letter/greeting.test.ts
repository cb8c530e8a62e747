import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greetingOf } from '../../../../src/guard/letter/greeting.ts'

const names = (body: string): string[] => greetingOf(body).persons.map(({ name }) => name)

describe('the greeting of a letter', () => {
  it.each([
    ['Cher Dr Martin,\n\nJe vous adresse', ['Martin']],
    ['Bonjour Docteur Paul Martin,', ['Paul Martin']],
    ['Chers Drs Martin et Leroy,', ['Martin', 'Leroy']],
    ['Chers docteurs Martin, Leroy et Petit,', ['Martin', 'Leroy', 'Petit']],
    ['Chère Irène,\n\nMerci', ['Irène']],
    ['Chère Irène, cher Paul,', ['Irène', 'Paul']],
    ['Mon cher Paul,', ['Paul']],
    ['Cher confrère et ami, cher Paul,', ['Paul']],
    ['Bonjour Mme Marchais, votre perfusion est fixée', ['Marchais']],
    ['bonjour dr martin je vous envoie', ['martin']],
    ['Bonjour, Dr Martin,\n', ['Martin']],
    ['Madame Durand,\n\nVotre scanner', ['Durand']],
    ['Monsieur Mortier,', ['Mortier']],
    ['Monsieur le Professeur Durand,', ['Durand']],
    ['Dr Martin, je vous adresse', ['Martin']],
    ['Dear Dr Smith,', ['Smith']],
    ['Hi Paul,', ['Paul']],
    ['Salut Tom tu peux', ['Tom']],
    ['Cher Jean-Pierre,', ['Jean-Pierre']],
    ['Monsieur et cher confrère, Dr Martin,\n', ['Martin']],
    ['À l’attention du Dr Martin\n\nChère consœur,', ['Martin']],
    ['Bonjour,\n\nMme Durand est suivie pour un diabète, merci de votre avis', []],
    ['Bonjour Mme Martin-Leroy,', ['Martin-Leroy']],
    ['Cher Dr de La Barrière,', ['de La Barrière']],
    ['Bonjour Dr. P. Martin,', ['P. Martin']],
    ['Cher Paul,\nChère Sophie,\n\nMerci', ['Paul', 'Sophie']],
    ['Dr Léa Moreau\nCardiologue\n\nConcerne : Mme Durand\n\nCher Dr Martin,', ['Martin']],
    ['Paul,\n\nJe te confie', ['Paul']],
    ['Mme et M. Lopez,', ['Lopez']],
    ['Hélène,\n\nM. Klein Denis (02/09/1972) a repris le travail, je stoppe.', ['Hélène']],
    ['Bonjour à toi Isabelle,', ['Isabelle']],
    ['Docteur Martin bonjour,', ['Martin']],
    ['Dr Martin bonjour\n\nVoici', ['Martin']],
    ['Isabelle bonjour,', ['Isabelle']],
    ['Isabelle !\n\nJe te', ['Isabelle']],
    ['Isabelle\n\nJe te confie', ['Isabelle']],
    ['Isabelle, peux-tu voir Mme Gros ?', ['Isabelle']],
    ['Cher(e) Paul,', ['Paul']],
    ['Re-bonjour Claire,', ['Claire']],
    ['Bonjour Dr MARTIN, Bonjour Dr NOEL,', ['MARTIN', 'NOEL']],
    ['Paul bonsoir,', ['Paul']],
    ['Claire, Paul,\n\nMme Gros', ['Claire', 'Paul']],
    ['Claire et Paul,\n\nMme Gros', ['Claire', 'Paul']],
    ['Claire/Paul,\n\nMme', ['Claire', 'Paul']],
    ['A l’att. du Dr Weiss', ['Weiss']],
    ['Attn Dr Weiss', ['Weiss']],
    ['Pour le Dr Weiss\n\nBonjour,', ['Weiss']],
    ['@Claire : peux-tu', ['Claire']],
    ['Merci Claire,\n\nJe', ['Claire']],
    ['Merci Claire pour ton retour.', ['Claire']],
    ['Ok Claire,', ['Claire']],
    ['Merci beaucoup Paul !', ['Paul']],
    ['Parfait Paul, merci.', ['Paul']],
    ['Bonjour Madame Weiss, Monsieur Klein,', ['Weiss', 'Klein']],
    ['Bonjour.\n\nDr Noël, je vous', ['Noël']],
    ['Chère Docteure Weiss', ['Weiss']],
    ['Bonjour Docteure Weiss,', ['Weiss']],
    ['Dre Weiss,', ['Weiss']],
    ['Chère Dre Weiss,', ['Weiss']],
    ['Dear Ms. Weiss,', ['Weiss']],
    ['To Dr Noël,', ['Noël']],
    ['Ok merci Claire', ['Claire']],
    ['Merci à toi Claire,', ['Claire']],
    ['Merci docteur Noël,', ['Noël']],
    ['Merci Dr Noël pour votre retour', ['Noël']],
    ['Salut Nico,', ['Nico']],
    ['Hello Claire !', ['Claire']],
    ['Bonjour Monsieur Bastide,', ['Bastide']],
    ['Chère Mme Aubrac,', ['Aubrac']],
    ['Cher docteur Bastide,', ['Bastide']],
    ['Docteur Bastide,', ['Bastide']],
    ['Dr Bastide bonjour,', ['Bastide']],
    ['Bonsoir cher Hugo,', ['Hugo']],
    ['Mon cher Hugo,', ['Hugo']],
    ['Ma chère Camille,', ['Camille']],
    ['Re Hugo,', ['Hugo']],
    ['Bonjour Hugo et Camille,', ['Hugo', 'Camille']],
    ['Camille, Hugo,', ['Camille', 'Hugo']],
    ['Bien cher Hugo,', ['Hugo']],
    ['Coucou Camille :)', ['Camille']],
    ['Yo Hugo,', ['Hugo']],
    ['Bjr Dr Bastide', ['Bastide']],
    ['Bonjour à toi Camille,', ['Camille']],
    ['Bonjour M. et Mme Bastide,', ['Bastide']],
    ['Professeur Aubrac,', ['Aubrac']],
    ['Cher Monsieur le Professeur Aubrac,', ['Aubrac']],
    ['À l’attention du Docteur Bastide', ['Bastide']],
    ['Dear Dr Bastide,', ['Bastide']],
    ['Good morning Camille,', ['Camille']],
    ['Hugo bonsoir,', ['Hugo']],
    ['Merci Hugo.', ['Hugo']],
    ['Très chère Camille,', ['Camille']],
    ['Chers Hugo et Camille,', ['Hugo', 'Camille']],
    ['Bonne année Hugo !', ['Hugo']],
    ['Bonjour Laura, le frottis montre', ['Laura']],
  ])('%j names %j', (body, expected) => {
    expect(names(body)).toEqual(expected)
  })

  it.each([
    'Bonjour à toute l’équipe,', 'Bonjour la team,', 'Chers collègues et amis,', 'Cher confrère, chère consœur,', 'Bonjour Madame la Directrice,', 'Monsieur le Maire,',
    'Hello les filles,', 'Salut vieux frère,', 'Bonsoir tout le monde,', 'Madame, Monsieur,', 'Bonjour le labo,', 'Bonjour l’accueil,',
    'Mesdames et Messieurs,', 'Bonjour et bonne année,', 'Bonjour et merci,', 'Cher Président,', 'Salut les copains,', 'Mes chères amies,',
    'Bonjour docteur,', 'Bonjour chère consœur,', 'Bonjour, Hugo a de la fièvre.', 'M. Bastide va mieux.', 'Paris, le 3 mars', 'Bonjour cher ami,',
    'Bonjour ma belle,', 'Mon Dieu, quelle journée', 'Bonjour Cardiologie,', 'Bonsoir la compagnie,', 'Hi team,', 'Dear colleague,',
    'Papa, Maman,', 'Mamie,', 'Cher confrère,', 'Chère consœur,', 'Chers confrères,', 'Bonjour à tous,', 'Bonjour à toutes et tous', 'Cher Maître,', 'Cher ami,', 'Bonjour Docteur,', 'Madame, Monsieur,', 'Docteur bonjour', 'Bonjour les filles,',
    'Bonjour Docteur, je vous adresse Mme Durand', 'Bonjour, Mme Durand a été vue ce jour', 'Bonjour,\n\nDr Martin m’a dit', 'Madame la Directrice,', 'Monsieur le Président,', 'Mme Zélie CANARIOT : insuffisance cardiaque',
    'Mme DURAND Lucie née le 12/03/1954', 'Dear colleagues,', 'Cher collègue et ami,', 'Bonjour à l’équipe,', 'Bonjour le secrétariat,', 'Mes chers amis,', 'Merci,', '', 'Le Dr Martin vous salue.', 'Bonjour bonjour', 'Madame,',
    'Docteur, Mme Durand sort demain', 'Bonsoir docteur je vous envoie le bilan', 'Suite à la visite du Dr Martin,', 'Bonjour Monsieur, le rdv de votre maman', 'Bonjour Madame le médecin conseil,',
    'Cher Monsieur le Professeur,', 'Bonjour à tous, et à Claire en particulier,', 'salut bertrand,', 'bonjour bertrand,', 'chère claire,', 'Dear all,', 'Dear Sir or Madam,',
    'Merci de votre courrier concernant M. Klein', 'Merci pour Mme Gros', 'Merci de revoir Claire Dupont', 'Vu Mme Gros ce jour', 'Claire Dupont va mieux', 'Jade CAMI, née le 3', 'Martin va mieux, il',
    'Emma, 3 ans, tousse.', 'Emma tousse depuis hier', 'Emma et Léo toussent', 'Paul DURAND', 'Paul DURAND 03/04/1951\nBonjour', 'Rose, 82 ans', 'Bonjour, Emma tousse', 'Bonjour,\nEmma, 3 ans, tousse',
    'Bonjour,\nEmma\nNée le', 'Dr Noël\nService de pneumologie\n\nBonjour,', 'Madame Weiss Catherine\n12 rue Haute\n88000 Epinal\n\nChère Madame,', 'Docteur Harispe\n\nBonjour',
    'Très cher confrère et ami,', 'Bonsoir cher ami,', 'Bonjour l’équipe,', 'Bonjour les amis', 'Bonjour M. le Directeur,', 'Bonjour à vous deux,', 'Salut toi,', 'Cher toi,', 'Chère toutes et tous,',
    'Chers tous,', 'Bonjour à toutes et à tous', 'Chers voisins,', 'Mme Gros a été revue ce jour.', 'Mme Gros, 71 ans, va mieux.', 'M. KLEIN, né le 02/09/1972\n\nCher confrère,',
    'Patient : M. Klein\n\nCher confrère,', 'Bonjour, Mme Gros est venue ce jour, merci.', 'Bonjour\nMme Gros, 71 ans, va mieux', 'Madame Gros va mieux, je vous remercie.',
    'Cardiologie\nDr Noël, Dr Klein\n\nCher confrère,', 'Nancy,\n\nCher confrère', 'Urgent,\n\nMerci', 'Mesdames, Messieurs les docteurs,', 'Cher Monsieur,\n\nM. Klein, votre patient, ',
    'Cher confrère,\nM. Klein Denis, je vous remercie de l’avoir reçu', 'Madame, votre mari, M. Klein, va mieux',
  ])('%j names nobody', (body) => {
    expect(names(body)).toEqual([])
  })

  it('tells when a doctor is spoken to', () => {
    expect(greetingOf('Cher confrère,').doctor).toBe(true)
    expect(greetingOf('Bonjour Dr Martin,').doctor).toBe(true)
    expect(greetingOf('Bonjour Mme Martin,').doctor).toBe(false)
  })

  it('reads any text without harm, in time that follows its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      expect(greetingOf(`Cher ${text}`).persons.length).toBeLessThan(60)
    }))
    const before = performance.now()
    greetingOf(`Cher ${'Dr Martin et '.repeat(20_000)}`)
    expect(performance.now() - before).toBeLessThan(500)
  })
})
