import { describe, expect, it } from 'vitest'
import { rolesAddressed } from '../../../../src/guard/letter/roles.ts'

describe('what is asked of the reader', () => {
  it.each([
    ['Merci de le recevoir en urgence pour avis neurologique', 'neurology'],
    ['Je vous l’adresse pour un problème rhumatologique.', 'rheumatology'],
    ['Je te confie cette patiente pour la partie gynéco', 'gynaecology'],
    ['Qu’en dit le cardiologue que tu es ?', 'cardiology'],
    ['Merci de lui fixer un rendez-vous en ophtalmologie', 'ophthalmology'],
    ['Demande d’hospitalisation en gériatrie', 'geriatrics'],
    ['Demande de rendez-vous en neurologie', 'neurology'],
    ['Demande d’avis spécialisé en hématologie', 'haematology'],
    ['Pourriez-vous passer pour les soins infirmiers ?', 'nursing'],
    ['Merci de passer à domicile pour les soins infirmiers', 'nursing'],
    ['I refer this patient for a neurological opinion', 'neurology'],
    ['I would appreciate a dermatology review', 'dermatology'],
    ['Could you please give a cardiology opinion?', 'cardiology'],
    ['Merci d’effectuer 15 séances de kinésithérapie à M. KLEIN', 'physiotherapy'],
    ['En tant que chirurgien, penses-tu qu’il faille opérer ?', 'surgery'],
    ['Je vous adresse en consultation de cardiologie M. Klein.', 'cardiology'],
    ['Je te l’adresse pour avis ORL.', 'ent'],
    ['Je te l’envoie pour avis gynéco', 'gynaecology'],
    ['Pourriez-vous la voir en gastro-entérologie ?', 'gastroenterology'],
    ['Je souhaiterais votre avis d’ophtalmologiste.', 'ophthalmology'],
    ['Ton avis de dermato ?', 'dermatology'],
    ['Un avis cardio de ta part serait utile.', 'cardiology'],
    ['Je sollicite une consultation de neurologie pour M. Klein.', 'neurology'],
    ['Demande de consultation en rhumatologie', 'rheumatology'],
    ['Je requiers votre expertise en allergologie', 'allergy'],
    ['Merci de votre avis pneumologique', 'pulmonology'],
    ['Pourriez-vous débuter la rééducation kiné ?', 'physiotherapy'],
    ['Pouvez-vous faire le bilan orthophonique ?', 'speech'],
    ['Vous serait-il possible de la recevoir en consultation de diabétologie ?', 'endocrinology'],
    ['Je vous confie M. Klein pour une prise en charge urologique', 'urology'],
    ['J’aimerais avoir ton avis de psychiatre', 'psychiatry'],
    ['Que penses-tu, sur le plan cardiologique, de M. Klein ?', 'cardiology'],
    ['Qu’en pensez-vous d’un point de vue rhumatologique ?', 'rheumatology'],
    ['A l’attention du Dr Klein, neurologue', 'neurology'],
    ['Vous qui êtes cardiologue, qu’en pensez-vous ?', 'cardiology'],
    ['Je m’adresse au néphrologue que vous êtes.', 'nephrology'],
    ['Merci de prendre M. Klein dans votre service de pneumologie', 'pulmonology'],
    ['Merci de l’admettre en gériatrie.', 'geriatrics'],
    ['Pouvez-vous l’hospitaliser en cardiologie ?', 'cardiology'],
    ['Could you see him in your dermatology clinic?', 'dermatology'],
    ['I would be grateful for your cardiology opinion.', 'cardiology'],
    ['I would value your advice as a nephrologist', 'nephrology'],
    ['Merci de la prendre en charge sur le plan gynécologique.', 'gynaecology'],
    ['Merci d’assurer les soins infirmiers à domicile.', 'nursing'],
    ['Pourriez-vous assurer un suivi psychologique ?', 'psychology'],
    ['Je vous l’adresse pour suivi dermatologique', 'dermatology'],
    ['Rendez-vous de cardiologie chez vous possible ?', 'cardiology'],
    ['Avis cardiologique svp pour M. Klein', 'cardiology'],
    ['Demande d’avis rhumatologique', 'rheumatology'],
    ['Pourriez-vous recevoir en consultation de pneumologie M. Klein', 'pulmonology'],
    ['Votre patiente souhaite que vous, son dermatologue, la revoyiez.', 'dermatology'],
    ['J’ai besoin de ton œil de dermatologue', 'dermatology'],
    ['J’ai besoin de tes lumières de cardiologue', 'cardiology'],
    ['Auriez-vous une place en hématologie ?', 'haematology'],
    ['Avez-vous une place dans votre unité de gériatrie ?', 'geriatrics'],
    ['Merci de prévoir 10 séances de kiné', 'physiotherapy'],
  ] as const)('%j asks for %s', (prose, role) => {
    expect([...rolesAddressed('', prose).keys()]).toContain(role)
  })

  it.each([
    ['Chère consœur gynécologue,', 'gynaecology'],
    ['Bonjour Monsieur le kinésithérapeute,', 'physiotherapy'],
  ] as const)('the greeting %j speaks to %s', (greeting, role) => {
    expect([...rolesAddressed(greeting, '').keys()]).toContain(role)
  })

  it.each([
    'J’ai demandé une consultation de cardiologie.', 'L’avis cardio est favorable.', 'Il a vu le cardiologue.', 'J’attends l’avis du dermatologue.', 'Je l’ai adressé en pneumologie.',
    'Un avis cardiologique a été demandé.', 'Merci de votre avis. Il sera vu en cardiologie.', 'Il a rendez-vous en neurologie le 3.', 'Merci de l’adresser à un cardiologue.',
    'Pouvez-vous lui prescrire 10 séances de kinésithérapie ?', 'Merci de faire pratiquer des séances de kinésithérapie.', 'Dois-je demander un avis neurologique ?',
    'Je vais solliciter l’avis du néphrologue.', 'Faut-il un avis cardiologique ?', 'Je vous le rends après avis cardiologique.', 'Je vous l’adresse après un bilan cardiologique normal.',
    'Merci de m’avoir adressé ce patient pour avis dermatologique.', 'Je vous remercie de votre confiance. Suivi cardiologique au CHU.', 'Suivi en cardiologie par le Dr Noël.',
    'Je vous adresse M. Klein, suivi en cardiologie, pour des lombalgies.', 'Qu’en penses-tu ? Le cardiologue est d’accord.', 'Pensez-vous qu’un avis cardiologique soit utile ?',
    'Pouvez-vous lui prendre un rendez-vous chez le cardiologue ?', 'Merci de programmer une consultation de cardiologie.', 'Je l’ai vu en consultation de cardiologie',
    'Hospitalisé en cardiologie du 3 au 5', 'Pouvez-vous me transmettre le compte rendu de cardiologie ?', 'Avez-vous le courrier du neurologue ?', 'Votre courrier de cardiologie',
    'Il a été vu par votre confrère cardiologue', 'Merci de l’adresser en cardiologie', 'Merci de le faire voir en cardiologie', 'Je l’adresse en cardiologie',
    'Je vous laisse l’adresser au cardiologue', 'Pouvez-vous lui faire une lettre pour le cardiologue ?', 'Bilan cardiologique fait', 'Avis cardiologique favorable', 'Avis cardiologique demandé',
    'Consultation de cardiologie le 3 mars', 'Consultation de cardiologie\nJe vois ce jour', 'Il attend un avis cardiologique', 'Un suivi cardiologique est en place',
    'Son suivi psychiatrique est assuré par le Dr Barthe', 'Je vous remercie de m’avoir confié ce patient pour un suivi cardiologique', 'Merci de poursuivre le suivi en lien avec le cardiologue',
    'Pouvez-vous le revoir après le cardiologue ?', 'Pouvez-vous me dire si le cardiologue l’a vu ?', 'Antécédents : suivi en cardiologie, chirurgie vasculaire',
    'Je vous l’adresse pour lombalgies ; il est suivi en cardiologie', 'Hospitalisation en cardiologie du 3 au 7',
  ])('%j asks for nothing', (prose) => {
    expect([...rolesAddressed('', prose).keys()]).toEqual([])
  })
})
