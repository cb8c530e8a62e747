import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect, type KnownPerson, type TextPart } from '../../../src/detection/index.ts'
import { nirGroups, PRINT_FORMS } from './nir-arbitrary.ts'

const body = (text: string): TextPart[] => [{ part: 'body', text }]
const conclusion = (text: string, known: readonly KnownPerson[] = []): string => detect(body(text), known).conclusion

/** One round of "remove the passages": cuts every found place, last first. */
function withoutFindings(parts: readonly TextPart[]): TextPart[] {
  const { findings } = detect(parts, [])
  return parts.map((part) => {
    let { text } = part
    for (const { place } of findings.filter((one) => one.place.part === part.part).reverse()) text = text.slice(0, place.start) + text.slice(place.end)
    return { ...part, text }
  })
}

describe('who writes to whom', () => {
  it('holds no mail of a veterinary for a patient’s', () => {
    const text = 'L’échographie de Filou montre une masse de la rate, nous proposons une splénectomie jeudi à Mme Canariot.'
    const known = (name: string): KnownPerson[] => [{ name, address: 'accueil@exemple.fr' }]
    expect(conclusion(text, known('Clinique vétérinaire du Parc'))).not.toBe('identifiable')
    expect(conclusion(text.replace('de Filou', 'de Mme Canariot'), known('Clinique du Parc'))).toBe('identifiable')
  })
})

describe('a measure that is sent to a private mailbox', () => {
  const to = (address: string): KnownPerson[] => [{ name: 'Dr Zélie Canariot', address: 'z.canariot@cabinet-canariot.fr' }, { name: '', address }]
  const text = 'Bonjour Denis, l’acide urique est à 82.'
  it('is its reader’s', () => {
    expect(conclusion(text, to('denis.perrot@orange.fr'))).toBe('identifiable')
  })
  it('is not where somebody else is spoken of', () => {
    expect(conclusion(`Une patiente de 46 ans. ${text}`, to('denis.perrot@orange.fr'))).not.toBe('identifiable')
  })
  it('is not a colleague’s', () => {
    expect(conclusion(text, to('dr.perrot@cabinet-perrot.fr'))).not.toBe('identifiable')
  })
})

describe('who bears the name of an animal', () => {
  it.each(['Cher Docteur Poulain,', 'Cher Christophe POULAIN,', 'Dr. Brebis'])('is no animal: %s', (greeting) => {
    expect(conclusion(`${greeting}\nJe vous confie Mme Zélie CANARIOT, née le 14/03/1957, pour une fibrillation auriculaire.`)).toBe('identifiable')
  })
  it.each(['le poulain', 'Poulain né hier :'])('is one in %s', (words) => {
    expect(conclusion(`${words} de Mme Canariot a une fracture du jarret.`)).not.toBe('identifiable')
  })
})

describe('what a draft is concluded to hold', () => {
  it.each([
    'Cher confrère, je vous adresse Mme Zélie CANARIOT, née le 14/03/1957, pour une dyspnée d’effort. HTA traitée par ramipril 5 mg.',
    'M. Canariot est sorti hier après sa cholécystectomie.',
    'mme canariot : INR 5,8 ce matin',
    'Nom;Prénom;Diagnostic\nMORIN;Aline;diabète\nPETIT;Paul;ulcère veineux',
    'Votre mammographie est classée ACR 4, prenez rendez-vous.',
    'bonjour je transmets 1 85 05 78 006 084 91',
    'écrire à 146026322000196@patient.mssante.fr',
    '****LAB****\nRES|HEMOGLOBINE|HGB|N|13.8|g/dL',
    'Bonjour Mme Delattre,\n\nLa mammographie de Mme Lucie Canariot est normale.',
    'Vous êtes son propriétaire. Mme Zélie CANARIOT, née le 14/03/1957, a une insuffisance cardiaque.',
    'Mrs Zelie Canariot (dob 14 Feb 1950) was admitted with pneumonia, apixaban 5 mg bd',
  ])('identifiable: %s', (text) => {
    expect(conclusion(text)).toBe('identifiable')
  })

  it.each([
    'Chers tous, patiente de 31 ans, asthme sévère sous mépolizumab, grossesse de 7 SA. Vous poursuivez ?',
    'RES|HEMOGLOBINE|HGB|N|13.8|g/dL|12.0|16.0||',
  ])('health about nobody: %s', (text) => {
    expect(conclusion(text)).toBe('health-unidentified')
  })

  it.each(['Voici le dossier de Mme Zélie CANARIOT pour la location.', 'DPAE : Mme CANARIOT Zélie, NIR 1 85 05 78 006 084 91, CDD de trois mois, RIB joint'])('an identity without health: %s', (text) => {
    expect(conclusion(text)).toBe('identity-only')
  })

  it.each(['', 'Pneumonie : 3 jours si stable. Cystite simple : fosfomycine 3 g.', 'Bonjour, la réunion est à 14 h salle 3. Merci docteur.', 'Très bien, à mardi.\nCordialement,\nDr Odile CANARIOT\nCardiologie, échographie, épreuve d’effort'])('nothing: %s', (text) => {
    expect(conclusion(text)).toBe('none')
    expect(detect(body(text), []).findings.filter(({ role }) => role === 'identity')).toEqual([])
  })

  it('joins an identity in the subject or in a file’s name with health in the text', () => {
    expect(detect([{ part: 'subject', text: 'Mme Canariot' }, { part: 'body', text: 'Chimio repoussée.' }], []).conclusion).toBe('identifiable')
    expect(detect([{ part: 'attachment-name', attachment: 'a', text: 'M. Canariot.pdf' }, { part: 'attachment', attachment: 'a', text: 'Diabète de type 2' }], []).conclusion).toBe('identifiable')
  })

  it('does not take a correspondent for a patient', () => {
    const known = [{ name: 'Mme Odile Canariot', address: 'o.canariot@exemple.fr' }]
    expect(conclusion('Bonjour Mme Canariot, que donnez-vous dans une pyélonéphrite sous ciprofloxacine ?', known)).not.toBe('identifiable')
  })

  it('takes somebody of a correspondent’s family name for a patient where title or given name differ', () => {
    const known = [{ name: 'Dr Luc Martin', address: 'luc.martin@exemple.fr' }, { name: '', address: 'dr.odile.roy@exemple.fr' }]
    for (const who of ['M. Martin', 'M. Jacques Martin', 'Mme ROY', 'la petite Roy', 'le patient Martin']) {
      expect(conclusion(`Chère Odile, ${who}, 54 ans, a un ulcère du pied et un diabète.`, known), who).toBe('identifiable')
    }
    expect(conclusion('Chère Odile, que donnes-tu dans un ulcère du pied diabétique ? Luc Martin', known)).not.toBe('identifiable')
  })

  it('does not show who is greeted, also by a first name at a private mailbox, where the patient is named', () => {
    const known = [{ name: 'Dr Léa Moreau', address: 'lea.moreau@messagerie-ordinaire.test' }, { name: 'Paul Martin', address: 'paul.martin@autre-fournisseur.test' }]
    const said = 'Je vous adresse Mme Zélie CANARIOT, née le 04/08/1933.\nConstat : sarcoïdose médiastinale.'
    const shown = (text: string): string[] => detect(body(text), known).findings.map(({ excerpt }) => excerpt)
    expect(shown(`Bonjour Paul, voici mon avis.\n\nCher confrère,\n\n${said}\n\nBien confraternellement`)).toEqual(['Mme Zélie CANARIOT', 'née le 04/08/1933', 'sarcoïdose'])
    // Where nobody else is told of, it is whoever is greeted.
    expect(shown('Bonjour Paul, l’INR est à 5,8, on arrête le Préviscan.')).toContain('Paul')
  })

  it('does not show greeted, signing or addressed colleagues among the passages', () => {
    const known = [{ name: 'Dr Luc Martin', address: 'luc.martin@exemple.fr' }, { name: 'Odile Roy', address: 'odile.roy@exemple.fr' }]
    const { conclusion: concluded, findings } = detect(body('Bonjour Odile Roy,\nMme Zélie CANARIOT a une pneumonie. Odile Roy la verra demain.\nBien à vous\nLuc Martin\nPaul Lebrun, interne'), known)
    expect(concluded).toBe('identifiable')
    expect(findings.filter(({ role }) => role === 'identity').map(({ excerpt }) => excerpt)).toEqual(['Mme Zélie CANARIOT'])
  })

  it.each(['CR_Dupont_Jean_coloscopie.pdf', 'CR_DUPONT_JEAN_COLOSCOPIE.pdf', 'Ordonnance+Mme+Canariot.pdf', 'irm genou M. Canariot.zip'])('sees who a file’s name names: %s', (text) => {
    expect(detect([{ part: 'body', text: 'Bonjour, voir pièce jointe.' }, { part: 'attachment-name', attachment: 'a', text }], []).conclusion).toBe('identifiable')
  })

  it.each(['facture_Dupont_Jean.pdf', 'CV_Jean_DUPONT_radiologie.pdf', 'planning_avril.xlsx'])('leaves papers of an office alone: %s', (text) => {
    expect(detect([{ part: 'body', text: 'Bonjour, voir pièce jointe.' }, { part: 'attachment-name', attachment: 'a', text }], []).conclusion).not.toBe('identifiable')
  })

  it('takes a file that speaks to any reader for nobody’s, and a message that does for its recipient’s', () => {
    const text = 'Votre mammographie est classée ACR 4, votre traitement commence lundi.'
    expect(detect([{ part: 'body', text: 'Voici la fiche.' }, { part: 'attachment', attachment: 'a', text }], []).conclusion).not.toBe('identifiable')
    expect(conclusion(text)).toBe('identifiable')
  })
})

describe('findings', () => {
  const sentence = fc.constantFrom(
    'Je vous adresse Mme Zélie CANARIOT, née le 14/03/1957.', 'Dyspnée d’effort stade II.', 'HTA sous ramipril 5 mg.', 'Créatinine 186 µmol/L, INR 5,8.', 'CANARIOT Paul 12/04/2010', 'bébé Canariot a de la fièvre',
    'Votre mammographie est normale.', 'IPP 8001245673', 'Merci docteur.', 'Le patient Paul Canariot tousse.', 'Réunion à 14 h.', 'Ma belle-mère a une phlébite.', '****LAB****', 'RES|HB|HB|N|12|g/dL', 'écrire à 146026322000196@patient.mssante.fr',
    'Mme de La Tour, M. et Mme Forêt : vaccin grippe', 'fracture', 'M.', 'Mme', 'Dr', 'né le', 'Cordialement,', '12/03/1950', 'mme canari : insuline',
  )
  const text = fc.array(fc.oneof(sentence, nirGroups.chain((groups) => fc.constantFrom(...Object.values(PRINT_FORMS)).map((print) => print(groups)))), { maxLength: 12 })
    .chain((sentences) => fc.constantFrom(' ', '\n', '\r\n\r\n', ', ').map((joint) => sentences.join(joint)))

  it('lie where they say, in order, apart from each other', () => {
    fc.assert(fc.property(text, (whole) => {
      let before = 0
      for (const { place, excerpt } of detect(body(whole), []).findings) {
        expect(whole.slice(place.start, place.end)).toBe(excerpt)
        expect(place.start).toBeGreaterThanOrEqual(before)
        expect(place.end).toBeGreaterThan(place.start)
        before = place.end
      }
    }))
  })

  it('cover a number wholly wherever it stands', () => {
    fc.assert(fc.property(nirGroups, fc.constantFrom(...Object.values(PRINT_FORMS)), (groups, print) => {
      const number = print(groups)
      const [rest] = withoutFindings(body(`Bonjour,\nInsuffisance cardiaque, ${number}. Merci`))
      expect(rest?.text).not.toContain(groups[5] + groups[6])
      expect(rest?.text).not.toContain(number)
    }))
  })

  it('are found in any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (whole) => {
      expect(() => detect(body(whole), [])).not.toThrow()
    }))
  })

  it('take no time out of proportion on hostile text', () => {
    for (const unit of ['1 ', 'A ', 'Jean Paul ', '(', ' ', 'né le ', 'votre ', '\n', '> ', 'hb        ', 'RES|a|b\n', '\u200b1']) {
      expect(detect(body(unit.repeat(Math.ceil(50_000 / unit.length))), [])).toBeDefined()
    }
  }, 10_000)
})
