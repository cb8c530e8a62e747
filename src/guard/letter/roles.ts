import { wordsOf } from '../../directory/index.ts'
import { plain } from './plain.ts'

/** A specialty or profession, told by the beginnings of the words that name it in French letters and in the national directory. */
const STEMS = {
  cardiology: ['cardiolog', 'cardio', 'rythmolog', 'cardiopediatr'],
  dermatology: ['dermatolog', 'dermato', 'venereolog'],
  gastroenterology: ['gastroenterolog', 'gastro', 'hepatolog', 'hepato', 'proctolog'],
  pulmonology: ['pneumolog', 'pneumo'],
  neurology: ['neurolog', 'neuro', 'neuropediatr', 'neurovasculaire'],
  neurosurgery: ['neurochirurg'],
  rheumatology: ['rhumatolog', 'rhumato'],
  nephrology: ['nephrolog', 'nephro', 'dialyse'],
  endocrinology: ['endocrinolog', 'endocrino', 'diabetolog', 'diabeto', 'nutritionnist'],
  haematology: ['hematolog', 'hemato'],
  oncology: ['oncolog', 'onco', 'cancerolog', 'radiotherap'],
  urology: ['urolog', 'uro', 'urologique'],
  gynaecology: ['gynecolog', 'gyneco', 'obstetri', 'maternite'],
  paediatrics: ['pediatr', 'neonatolog', 'neuropediatr', 'pedopsychiatr'],
  psychiatry: ['psychiatr', 'pedopsychiatr', 'addictolog', 'tabacolog'],
  geriatrics: ['geriatr', 'gerontolog'],
  ophthalmology: ['ophtalmolog', 'ophtalmo', 'ophtalmique'],
  ent: ['orl', 'otorhinolaryngolog', 'phoniatr'],
  radiology: ['radiolog', 'radiodiagnostic', 'imagerie'],
  orthopaedics: ['orthopedi', 'traumatolog'],
  surgery: ['chirurg'],
  vascular: ['vasculaire', 'angiolog', 'phlebolog'],
  anaesthesia: ['anesthesi'],
  infectious: ['infectiolog', 'infectieuses'],
  allergy: ['allergolog', 'allergo'],
  internal: ['interniste'],
  rehabilitation: ['readaptation', 'reeducateur', 'mpr'],
  pathology: ['anatomopatholog', 'cytolog'],
  general: ['generaliste', 'generale'],
  pharmacy: ['pharmacien', 'pharmacie', 'officine', 'retrocession', 'pui'],
  nursing: ['infirmier', 'infirmiere', 'ide', 'idel', 'puericultr'],
  physiotherapy: ['kinesitherap', 'kine', 'masseur'],
  midwifery: ['maieutic'],
  dentistry: ['dentiste', 'dentaire', 'odontolog', 'stomatolog', 'orthodont'],
  speech: ['orthophon'],
  podiatry: ['podolog', 'pedicure'],
  psychology: ['psycholog'],
  dietetics: ['dieteti', 'nutritionnist'],
  occupational: ['ergotherap'],
  psychomotricity: ['psychomotric'],
  orthoptics: ['orthopt'],
  hearing: ['audioprothes'],
  optics: ['opticien'],
  osteopathy: ['osteopath'],
  emergency: ['urgentiste'],
  intensive: ['reanimat', 'intensiviste'],
  genetics: ['geneti'],
  pain: ['algolog'],
  palliative: ['palliati'],
  nuclear: ['nucleaire'],
  workplace: ['medtravail'],
  social: ['assistsocial'],
  laboratory: ['biologiste', 'biologie', 'laboratoire'],
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
  [/\bmedecine d'urgence\b|\bservice (?:d'accueil )?(?:des |d')urgences\b/g, ' urgentiste '], [/\bmedecine? du travail\b/g, ' medtravail '], [/\bassistante?s? (?:de service )?social[e]?s?\b|\bservice social\b/g, ' assistsocial '],
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
  ['ophthalmology', 'orthoptics'], ['ent', 'hearing'], ['ent', 'speech'], ['anaesthesia', 'intensive'], ['anaesthesia', 'pain'], ['emergency', 'intensive'], ['emergency', 'general'], ['palliative', 'pain'], ['palliative', 'general'], ['palliative', 'oncology'],
  ['palliative', 'geriatrics'], ['nuclear', 'radiology'], ['nuclear', 'endocrinology'], ['nuclear', 'oncology'], ['genetics', 'paediatrics'], ['rehabilitation', 'occupational'], ['psychomotricity', 'occupational'], ['optics', 'orthoptics'], ['osteopathy', 'physiotherapy'],
]

/** Fields of one kind of surgeon: an orthopaedic surgeon is asked as an orthopaedist, not for whatever is operated on. */
const OPERATED = new Set(NEAR.filter(([a]) => a === 'surgery').map(([, field]) => field))

/** Whether one who is `has` may well be meant by `wanted`. */
export function suits(wanted: Role, has: ReadonlySet<Role>): boolean {
  if (has.has(wanted)) return true
  const isOneKind = has.has('surgery') && [...has].some((role) => OPERATED.has(role))
  return NEAR.some(([a, b]) => (a === wanted && has.has(b)) || (b === wanted && has.has(a) && (a !== 'surgery' || !isOneKind)))
}

/** Beginnings of all words that name a role: most passages have none, and need no closer look. */
const SOME = new RegExp(`(?<![a-z])(?:${Object.values(STEMS).flat().join('|')}|sages?[- ]femme|medecine? (?:du travail|d'urgence)|medecins? (?:traitant|genera)|service (?:social|d)|assistant|chirurgie|oto|pedo|anatomo)`)

/** Whether folded text may name a role at all. */
export const mayNameRole = (folded: string): boolean => SOME.test(folded)
