import { wordsOf } from '../../directory/index.ts'
import { remember } from '../remember.ts'
import { blocksOf } from './blocks.ts'
import { plain, undotted } from './plain.ts'

/** A specialty or profession, told by the beginnings of the words that name it in French letters and in the national directory. */
const STEMS = {
  cardiology: ['cardiolog', 'cardio', 'rythmolog', 'cardiopediatr'],
  dermatology: ['dermatolog', 'dermato', 'venereolog'],
  gastroenterology: ['gastroenterolog', 'gastro', 'hepatolog', 'hepato'],
  pulmonology: ['pneumolog', 'pneumo'],
  neurology: ['neurolog', 'neuro', 'neuropediatr', 'neurovasculaire'],
  neurosurgery: ['neurochirurg'],
  rheumatology: ['rhumatolog', 'rhumato'],
  nephrology: ['nephrolog', 'nephro'],
  endocrinology: ['endocrinolog', 'endocrino', 'diabetolog', 'diabeto', 'nutritionnist'],
  haematology: ['hematolog', 'hemato'],
  oncology: ['oncolog', 'onco', 'cancerolog', 'radiotherap'],
  urology: ['urolog', 'uro', 'urologique'],
  gynaecology: ['gynecolog', 'gyneco', 'obstetri', 'maternite'],
  paediatrics: ['pediatr', 'neonatolog', 'neuropediatr', 'pedopsychiatr'],
  psychiatry: ['psychiatr', 'pedopsychiatr', 'addictolog'],
  geriatrics: ['geriatr', 'gerontolog'],
  ophthalmology: ['ophtalmolog', 'ophtalmo', 'ophtalmique'],
  ent: ['orl', 'otorhinolaryngolog'],
  radiology: ['radiolog', 'radiodiagnostic', 'imagerie'],
  orthopaedics: ['orthopedi', 'traumatolog'],
  surgery: ['chirurg'],
  vascular: ['vasculaire', 'angiolog', 'phlebolog'],
  anaesthesia: ['anesthesi'],
  infectious: ['infectiolog', 'infectieuses'],
  allergy: ['allergolog', 'allergo'],
  internal: ['interniste'],
  rehabilitation: ['readaptation', 'reeducateur'],
  pathology: ['anatomopatholog', 'cytolog'],
  general: ['generaliste', 'generale'],
  pharmacy: ['pharmacien', 'pharmacie', 'officine'],
  nursing: ['infirmier', 'infirmiere', 'ide', 'idel', 'puericultr'],
  physiotherapy: ['kinesitherap', 'kine', 'masseur'],
  midwifery: ['maieutic'],
  dentistry: ['dentiste', 'dentaire', 'odontolog', 'stomatolog', 'orthodont'],
  speech: ['orthophon'],
  podiatry: ['podolog', 'pedicure'],
  psychology: ['psycholog'],
  dietetics: ['dietetic'],
  laboratory: ['biologiste', 'biologie'],
} as const

export type Role = keyof typeof STEMS

const ENTRIES = Object.entries(STEMS) as [Role, readonly string[]][]
/** Short forms stand alone: a "pneumopathie" asks for no "pneumo". */
const isShort = (stem: string): boolean => stem.length < 5 || stem.endsWith('o') || stem === 'imagerie'
/** Of two words: seen as one before single words are looked at. */
const COMPOUNDS: readonly (readonly [RegExp, string])[] = [
  [/\bsages?[- ]femmes?\b/g, ' maieutic '], [/\botorhino[- ]?laryngolog/g, 'otorhinolaryngolog'], [/\boto[- ]rhino[- ]laryngolog/g, 'otorhinolaryngolog'],
  [/\bgastro[- ]?enterolog/g, 'gastroenterolog'], [/\bneuro[- ]chirurg/g, 'neurochirurg'], [/\bradio[- ]diagnostic/g, 'radiodiagnostic'], [/\bradio[- ]therap/g, 'radiotherap'],
  [/\bgynec?o[- ]obstetr/g, 'gynecolog obstetr'], [/\bpedo[- ]psychiatr/g, 'pedopsychiatr'], [/\bmedecins? generaux?\b/g, 'generaliste'], [/\bmedecins? traitants?\b/g, ' generaliste '],
  [/\bchirurgien(?:ne)?s?[- ]dentistes?\b/g, ' dentiste '], [/\bmedecine interne\b/g, ' interniste '], [/\bchirurgie (?:generale|orale)\b/g, ' '], [/\bbiologie generale\b/g, ' biologie '],
  [/\bassistante? (?:generale|dentaire)\b/g, ' '], [/\bdirection generale\b/g, ' '], [/\banesthesie generale\b/g, ' '], [/\bassemblee generale\b/g, ' '], [/\bde (?:facon|maniere) generale\b/g, ' '],
]

/** The specialties and professions that a text names, wherever. */
export function rolesIn(text: string): ReadonlySet<Role> {
  let folded = plain(text)
  for (const [compound, single] of COMPOUNDS) folded = folded.replace(compound, single)
  const words = wordsOf(folded)
  return new Set(ENTRIES.filter(([, stems]) => stems.some((stem) =>
    words.some((word) => (isShort(stem) ? word === stem || word === `${stem}s` : word.startsWith(stem))))).map(([role]) => role))
}

/** Specialties of which one is asked for what belongs to the other. */
const NEAR: readonly (readonly [Role, Role])[] = [
  ['cardiology', 'vascular'], ['oncology', 'haematology'], ['neurology', 'neurosurgery'], ['psychiatry', 'psychology'], ['ent', 'allergy'], ['pulmonology', 'allergy'], ['dermatology', 'allergy'],
  ['paediatrics', 'allergy'], ['rheumatology', 'rehabilitation'], ['orthopaedics', 'rehabilitation'], ['internal', 'infectious'], ['gynaecology', 'midwifery'], ['geriatrics', 'general'],
  ['endocrinology', 'dietetics'], ['rehabilitation', 'physiotherapy'], ['internal', 'haematology'], ['internal', 'rheumatology'], ['general', 'paediatrics'], ['general', 'internal'], ['oncology', 'radiology'],
  ['surgery', 'orthopaedics'], ['surgery', 'urology'], ['surgery', 'vascular'], ['surgery', 'neurosurgery'], ['surgery', 'gynaecology'], ['surgery', 'ent'], ['surgery', 'ophthalmology'], ['surgery', 'dentistry'], ['surgery', 'oncology'],
]

/** Whether one who is `has` may well be meant by `wanted`. */
export const suits = (wanted: Role, has: ReadonlySet<Role>): boolean =>
  has.has(wanted) || NEAR.some(([a, b]) => (a === wanted && has.has(b)) || (b === wanted && has.has(a)))

const NAME = "([a-z][a-z'-]{2,24}(?:[ -](?:et (?:de |d')?|de |a )?[a-z][a-z'-]{2,24})?)"
const WORD = "([a-z][a-z'-]{2,24})"
const WITHIN = '[^.;!?\\n]{0,110}?'
const OF = "(?:de |d'|du |en |a visee )?(?:la |l')?"
const CARE = '(?:avis|consultations?|consult|cs|prise en charge|suivi|bilan|expertise|evaluation|seances|soins|reeducation|examen|rendez-vous|rdv|point)'
const PLEASE = "(?:pouvez-vous|pourriez-vous|pourrais-tu|peux-tu|merci de(?: bien vouloir)?|merci d'|accepteriez-vous|(?:vous|te) serait-il possible d(?:e |')|auriez-vous|aurais-tu|avez-vous|as-tu|possible d(?:e |')|je vous (?:prie|remercie|saurais gre) de(?: bien vouloir)?)"
/** "En tant que gériatre, je pense" is said of the writer. */
const NOT_I = "(?![^.;!?\\n]{0,30}, (?:je|j'|moi|nous|i)(?![a-z]))"
/** What asks the reader, and nobody else, for a specialty. */
const ADDRESSED: readonly RegExp[] = [
  new RegExp(`(?:votre|ton|ta|vos|tes) (?:\\w+ )?(?:position|eclairage|point de vue|lecture|relecture|appreciation|analyse|interpretation|sentiment|vacations?|avis|expertise|consultation|soins|seances|passages|service|equipe|unite|regard|opinion|evaluation|cabinet|oeil|lumieres|competences?|conseils?) (?:medical |specialise )?${OF}${NAME}`, 'g'),
  // Sent to the reader for it.
  new RegExp(`(?:je|nous) (?:vous|te|t') ?(?:l'|le |la |les )?(?:adresse|confie|envoie|adressons|confions|oriente|orientons)${WITHIN}(?:pour|en|a visee|aux fins d[e']) ?(?:la suite de |la poursuite de )?(?:un |une |votre |ton |son |sa |ses |la |le )?(?:\\w+ )?(?:${CARE}|probleme|partie|versant|volet) (?:specialisee? )?${OF}${NAME}`, 'g'),
  new RegExp(`(?:je |j'|nous )(?:vous |te |t')?(?:ai besoin d'|aurais besoin d'|avons besoin d'|aurions besoin d'|cherche|cherchons|recherche|sollicite|souhaiterais|souhaite|voudrais|aimerais|sollicitons|souhaitons|demande|requiers)(?: aupres de vous)?(?: avoir| obtenir| recueillir)? ?(?:un |une |votre |ton )?(?:\\w+ )?(?:avis|consultation|expertise|evaluation) (?:specialise )?${OF}${NAME}(?![^\\n]{0,80}(?:connai|connaitr|conseill|un nom|le nom|adresser ou))`, 'g'),
  new RegExp(`(?:en tant qu(?:e|')|vous qui etes|toi qui es|a l'attention (?:du|de la|de l') ?(?:service|secretariat|equipe)?(?: de| d')?|aux? (?:bons soins du service|service) (?:de|d')) ?${NAME}(?=[^a-z])${NOT_I}`, 'g'),
  new RegExp(`(?<![a-z])en (?:votre |ta )?qualite d(?:e |')${NAME}`, 'g'),
  // Said of the reader: what they are, and what they do.
  new RegExp(`(?:m'adresse|nous adressons|adresse cette demande|me tourne|ecris|ecrivons|viens|sollicite|sollicitons|contacte)[^.;!?\\n]{0,25}?(?:vous|toi|t'ecris)?,? comme (?:a (?:un |une )?|au |a la )?${NAME}`, 'g'),
  new RegExp(`(?:vous|tu) (?:exercez|exerces|pratiquez|pratiques|etes specialisee? en|es specialisee? en) (?:bien |toujours |aussi |comme |en |la |l')*${NAME}`, 'g'),
  new RegExp(`(?:vous etes|tu es|vous etiez|tu etais|etant) (?:bien |le |la |un |une |son |sa |mon |notre )?${NAME}${NOT_I}`, 'g'),
  new RegExp(`(?:le|la|l') ?${WORD} en (?:toi|vous)(?![a-z])`, 'g'), new RegExp(`(?:toi|vous),? (?:le|la|l'|les) ?${WORD}(?= ?[,?!])`, 'g'),
  new RegExp(`(?:vous faites|tu fais|vous proposez|tu proposes) (?:toujours |aussi |bien |encore )*(?:des? |du |de la |de l')(?:consultations? d[e'] ?)?${NAME}`, 'g'),
  new RegExp(`(?:service|unite|equipe|pole|departement) (?:de |d')${NAME} (?:que vous (?:dirigez|encadrez|animez)|dont vous)`, 'g'), new RegExp(`(?<![a-z])(?:un|ton|votre) (?:petit )?oeil de ${NAME}`, 'g'), new RegExp(`besoin d'une? ${WORD} ?[:,] ?(?:tu|vous|peux|pouvez|pourr)`, 'g'),
  new RegExp(`(?:passe|laisse|cede|passons|laissons) (?:la main|le relais|le soin) (?:pour|sur) (?:le |la |l'|son |sa )?(?:cote|volet|versant|partie|${CARE}) ${OF}${NAME}`, 'g'),
  new RegExp(`(?:votre|ton|ta|tes|vos) (?:[a-z'-]+ ){1,3}?(?:de |d')(?:bon |bonne |vieux |vieille |jeune |simple )?([a-z-]*(?:logue|iatre|logiste|chirurgien|chirurgienne|kinesitherapeute|kine|infirmiere?|pharmacien|pharmacienne|generaliste|anesthesiste|dentiste|orthophoniste|interniste|obstetricien|sage-femme))(?![a-z])`, 'g'),
  new RegExp(`(?:vous|tu) (?:la |le |l'|les )?(?:voyez|vois|verrez|verras|recevez|recevrez|suivez|suivrez|suis|hospitalisez)[^.;!?\\n]{0,25} en (?:consultation (?:de |d'))?${NAME}`, 'g'),
  new RegExp(`chez (?:vous|toi),? en (?:consultation (?:de |d'))?${NAME}`, 'g'), new RegExp(`(?:^|[.\\n] ?)(?:une |petite )*question (?:pour (?:le |la |un |une |l')|au |a la |a l'|de |d')?${WORD}(?= ?[:,?.]|$)`, 'g'),
  new RegExp(`votre (pharmacie|officine)(?![a-z])`, 'g'),
  new RegExp(`(?:oriente|orientons|adresse|adressons|envoie|confie|dirige) (?:[^.;!?\\n]{0,40} )?(?:vers|a) (?:vous|toi) (?:pour|en|afin)${WITHIN}${CARE} ${OF}${NAME}`, 'g'),
  new RegExp(`(?:vue?|recue?|examinee?|suivie?|prise? en charge|hospitalisee?|convoquee?) (?:par (?:vous|toi|votre (?:equipe|service))|chez (?:vous|toi)|dans votre service) (?:en|pour) (?:${CARE} ${OF})?${NAME}`, 'g'),
  new RegExp(`(?:^|[:.!?\\n(] ?)(?:un |petit |un petit )?avis (?:specialise |urgent )?${OF}${WORD} (?:en urgence|urgent|rapide|possible)`, 'g'),
  new RegExp(`(?:^|[.!?\\n] ?)as an? ${NAME},? (?:what|how|would|do|could|can)(?![a-z])`, 'g'),
  new RegExp(`votre (?:exercice|pratique|specialite|activite|formation|experience) (?:de |d'|en |est )(?:la |l')?${NAME}`, 'g'),
  new RegExp(`a l'attention (?:de |du )(?:dr|docteur|pr|professeur|mme|m\\.|madame|monsieur) [^,.;\\n]{2,40}, ${NAME}`, 'g'),
  new RegExp(`(?:au|a la|a l'|le|la|l'|du) ?${WORD} que (?:vous etes|tu es)`, 'g'), new RegExp(`(?:que|a) (?:vous|toi), (?:son|sa|leur) ${NAME},`, 'g'),
  // Asked of the reader: to see, to admit, to treat.
  new RegExp(`(?:${PLEASE}|pouvez|pourriez|pourrais|peux)[^.;!?\\n]{0,40}(?:recevoir|voir|convoquer|prendre|examiner|proposer|donner|organiser|admettre|hospitaliser|accueillir|fixer|accorder|aider|trouver|caser|reserver|suivre)(?<!faire (?:voir|recevoir|examiner))${WITHIN}(?:en(?! (?:charge|urgence))|de|sur le plan|pour (?:un |une )?${CARE}) (?:consultation (?:de |d'|en ))?${NAME}`, 'g'),
  new RegExp(`${PLEASE} ?(?![^.;!?\\n]{0,25}faire (?:faire|pratiquer|realiser|effectuer))[^.;!?\\n]{0,25}?(?:effectuer|realiser|pratiquer|assurer|debuter|commencer|poursuivre|reprendre|prevoir|faire|dispenser) (?:un |une |les |des |la |le |l'|\\d+ )?(?:\\w+ )?${CARE} ${OF}${NAME}`, 'g'),
  new RegExp(`(?:je|nous) (?:me permets de |nous permettons de )?(?:(?:vous|te|t') ?(?:sollicite[rz]?|sollicitons|contacte[r]?|contactons|ecris)|(?:re)?viens vers (?:vous|toi)|me tourne vers (?:vous|toi)) pour (?:un |une |votre |ton )?${CARE} ${OF}${NAME}`, 'g'),
  new RegExp(`(?:seriez-vous|serais-tu|etes-vous|es-tu) [^.;!?\\n]{0,25} pour (?:un |une )?${CARE} ${OF}${NAME}`, 'g'),
  new RegExp(`(?:auriez-vous|avez-vous|aurais-tu|as-tu) (?:une (?:place|disponibilite)|des disponibilites|un (?:creneau|rendez-vous|rdv|lit))(?: rapide| rapidement| possible)? (?:en|d[e']|dans votre (?:unite|service) d[e']) ?${NAME}`, 'g'),
  new RegExp(`(?<!(?:votre|ta) )demande d(?:e |')(?:avis|consultation|hospitalisation|rendez-vous|rdv|admission|prise en charge) (?:specialisee? )?${OF}${NAME}`, 'g'),
  new RegExp(`(?:avis|consultation) ${OF}${WORD} (?:svp|stp|s'il (?:vous|te) plait)`, 'g'), new RegExp(`passer[^.;!?\\n]{0,25} pour les soins ${WORD}`, 'g'),
  new RegExp(`(?:avis|consultation|rendez-vous|rdv) ${OF}${NAME} (?:de ta part|de votre part|chez vous|chez toi|aupres de vous)`, 'g'),
  new RegExp(`(?:que penses-tu|qu'en penses-tu|que pensez-vous|qu'en pensez-vous)[^.;!?\\n]{0,15}(?:sur le plan|d'un point de vue|du point de vue|au plan) ${NAME}`, 'g'),
  new RegExp(`(?:as an?|your) ${NAME} (?:opinion|advice|clinic|department|review)`, 'g'), new RegExp(`your (?:advice|opinion|expertise|view) as an? ${NAME}`, 'g'),
  new RegExp(`(?:could you|please|appreciate|grateful for|refer)[^.;!?\\n]{0,40} an? ${WORD} (?:opinion|review|assessment|consultation)`, 'g'),
]
/** Somebody sent the patient to the writer, or the passage is about what was done. */
const NOT_ASKED = /(?:(?:m'|d')avoir|m'avez|m'as|nous avoir|nous avez|de l'avoir|compte[- ]rendu|resultats?|courrier d[eu']|vue? (?:ce jour )?(?:en|pour)|suivie? (?:en|par)|deja (?:vue?|fait))/

/** Beginnings of all words that name a role: most passages have none, and need no closer look. */
const SOME = new RegExp(`(?<![a-z])(?:${Object.values(STEMS).flat().join('|')}|sages?[- ]femme|medecins? (?:traitant|genera)|chirurgie|oto|pedo|anatomo)`)

const told = (words: string): readonly (readonly [Role, string])[] => [...rolesIn(words)].map((role) => [role, words.trim()])

/** What one block asks for, with its words. */
const asked = remember((block): readonly (readonly [Role, string])[] => {
  const folded = plain(block)
  if (!SOME.test(folded)) return []
  const text = undotted(folded).replace(/\s{2,}|[^\S ]/g, (blank) => (blank.split('\n').length > 2 ? '\n' : ' '))
  return ADDRESSED.flatMap((pattern) => [...text.matchAll(pattern)]).filter(({ 0: whole }) => !NOT_ASKED.test(whole)).flatMap((match) => told(match[1] ?? ''))
})

/** The specialties and professions that the letter asks of its reader ("votre avis cardiologique", "Cher confrère cardiologue"), each with the words that say so. */
export function rolesAddressed(greeting: string, prose: string): ReadonlyMap<Role, string> {
  return new Map([...told(greeting), ...blocksOf(prose).flatMap(asked)])
}
