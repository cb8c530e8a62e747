import { DOCTOR_TITLES, isTitle } from '../../detection/index.ts'
import { wordsOf } from '../../directory/index.ts'

const PARTICLES = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'd', 'l', 'el', 'al', 'van', 'von', 'ben', 'et', 'a', 'au', 'aux', 'en', 'sur', 'epouse', 'nee', 'ep'])
/** Teams, places and lists: whoever reads there may be somebody else than the words say. */
const SHARED = new Set([
  'secretariat', 'secretaire', 'secr', 'sec', 'accueil', 'cabinet', 'cab', 'contact', 'service', 'serv', 'equipe', 'team', 'info', 'infos', 'urgences', 'urgence', 'consultation', 'consultations', 'consult', 'cs', 'rdv', 'admissions',
  'bloc', 'pharmacie', 'pharma', 'labo', 'laboratoire', 'resultats', 'biologie', 'imagerie', 'radiologie', 'radio', 'scanner', 'irm', 'hopital', 'clinique', 'polyclinique', 'ehpad', 'msp', 'maison', 'pole', 'centre', 'center',
  'hdj', 'had', 'ssr', 'smr', 'rcp', 'cmp', 'camsp', 'liste', 'listes', 'list', 'tous', 'toutes', 'all', 'direction', 'compta', 'bureau', 'garde', 'avis', 'correspondants', 'ide', 'idel', 'infirmiers', 'infirmieres', 'infirmerie',
  'medecins', 'mg', 'standard', 'archives', 'gestion', 'mail', 'courrier', 'bal', 'messagerie', 'selarl', 'scp', 'scm', 'sisa', 'groupe', 'group', 'association', 'asso', 'reseau', 'coordination', 'dac', 'cpts', 'spasad', 'ssiad',
  'unite', 'chu', 'ch', 'chr', 'chru', 'ghu', 'samu', 'smur', 'hotel', 'dieu', 'hospitalier', 'hospitaliere', 'communaute', 'communication', 'noreply', 'support', 'contacts', 'clsc', 'dialyse', 'maternite', 'crat', 'staff', 'planning',
  'externes', 'internes', 'associes', 'office', 'residence', 'foyer', 'institut', 'ime', 'esat', 'mdph', 'mas', 'fam', 'mecs', 'pmi', 'cegidd', 'csapa', 'dispensaire', 'ordre', 'conseil', 'sist', 'ambulances', 'ambulance', 'mairie', 'mutuelle', 'banque', 'agence', 'ecole', 'college', 'lycee', 'entreprise', 'societe', 'sarl', 'sas', 'optique', 'audition', 'cuisine', 'garage', 'amicale', 'syndicat',
  'federation', 'comite', 'rectorat', 'departement', 'caisse', 'fondation', 'etude', 'gaec', 'earl', 'redaction', 'recrutement', 'hr', 'rh', 'drh', 'paie', 'brigade', 'famille', 'couple', 'stagiaires', 'promo', 'club', 'creche', 'mission', 'sante', 'soins', 'medicale', 'medical',
])
/** Trades that stand beside a name without making the box a team's. */
const TRADES = new Set([
  'medecin', 'generaliste', 'infirmier', 'infirmiere', 'kine', 'kinesitherapeute', 'pharmacien', 'pharmacienne', 'sage', 'femme', 'dentiste', 'chirurgien', 'chirurgienne', 'orthophoniste', 'podologue', 'pedicure', 'psychologue', 'psy',
  'ergo', 'ergotherapeute', 'psychomot', 'psychomotricienne', 'psychomotricien', 'dieteticienne', 'dieteticien', 'osteo', 'osteopathe', 'interne', 'rempla', 'remplacant', 'remplacante', 'ph', 'chef', 'cadre', 'pro', 'perso', 'prive',
  'liberal', 'liberale', 'cardio', 'cardiologue', 'dermato', 'dermatologue', 'gyneco', 'gynecologue', 'gyn', 'uro', 'urologue', 'onco', 'oncologue', 'neuro', 'neurologue', 'pneumo', 'pneumologue', 'rhumato', 'rhumatologue', 'orl',
  'ophtalmo', 'ophtalmologue', 'pediatre', 'pediatrie', 'psychiatre', 'psychiatrie', 'geriatre', 'geriatrie', 'radiologue', 'endocrino', 'endoc', 'endocrinologue', 'gastro', 'gastroenterologue', 'nephro', 'nephrologue', 'anesthesiste',
  'anesth', 'chir', 'ortho', 'vasculaire', 'hemato', 'hematologue', 'infectio', 'allergologue', 'cardiologie', 'dermatologie', 'gynecologie', 'urologie', 'oncologie', 'neurologie', 'pneumologie', 'rhumatologie', 'nephrologie',
  'gastroenterologie', 'endocrinologie', 'hematologie', 'medecine', 'generale', 'chirurgie', 'addictologie', 'obstetrique', 'coordonnateur', 'stagiaire', 'assistante', 'assistant', 'professionnel', 'hopital', 'ville', 'fr', 'com', 'net', 'nord', 'sud', 'est', 'ouest',
])

export const isParticle = (word: string): boolean => PARTICLES.has(word)
export const isTrade = (word: string): boolean => TRADES.has(word)
export const isShared = (word: string): boolean => SHARED.has(word)

/** "St-Martin" is Saint-Martin. */
const unfolded = (word: string): string => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word)

/** Words of a name as it is spelt out. */
export const spokenWords = (text: string): string[] => wordsOf(text).map(unfolded)

const isNameWord = (word: string): boolean => /^\p{L}+$/u.test(word) && !isTitle(word) && !PARTICLES.has(word) && !SHARED.has(word) && !TRADES.has(word)

/** The words of a text that may belong to somebody's name: no title, no particle, no trade, no team. */
export const nameWords = (text: string): string[] => spokenWords(text.replace(/\S+@\S+/g, ' ')).filter(isNameWord)

/** The same for the part of an address before the sign @; digits end a word. "m.lefevre" begins with an initial, not with Monsieur. */
export const localWords = (address: string): string[] =>
  spokenWords((address.split('@')[0] ?? '').replace(/[\d_]+/g, ' ')).filter((word, at) => (at === 0 && word === 'm') || isNameWord(word))

/** Title and trade aside, the words of a displayed name as a directory is asked for them: particles stay. */
export const personWords = (text: string): string[] => wordsOf(text.replace(/\S+@\S+/g, ' ').replace(/[([{].*?[)\]}]/g, ' ')).filter((word) => !isTitle(word) && !SHARED.has(word) && !TRADES.has(word))

/** Whether somebody is shown as a doctor: "Dr Martin". */
export const isCalledDoctor = (name: string): boolean => DOCTOR_TITLES.has(wordsOf(name)[0] ?? '')
