import { PLEASE } from './asked-roles.ts'
import { plain, undotted } from './plain.ts'
import type { Role } from './roles.ts'

/** An act that the letter asks its reader to do, and whose trade it is. */
export interface AskedAct {
  readonly words: string
  readonly doers: readonly Role[]
}

/** Acts that few trades do, with all that may do them: only whoever is none of these is asked in error. What is ordered elsewhere (an MRI, a dressing) says nothing. */
const ACTS: readonly (readonly [string, readonly Role[]])[] = [
  ["coloscopie|gastroscopie|fibroscopie (?:gastrique|digestive|oeso-?gastro-?duodenale)|fogd|echo-?endoscopie|rectoscopie", ['gastroenterology', 'surgery']],
  ["coronarographie|echographie cardiaque|echocardiographie|ett|holter(?: ecg| rythmique| tensionnel)?", ['cardiology', 'vascular', 'internal', 'nephrology', 'geriatrics', 'rehabilitation']],
  ["efr|explorations? fonctionnelles? respiratoires?|fibroscopie bronchique|spirometrie", ['pulmonology', 'allergy', 'paediatrics']],
  ["emg|electromyogramme|eeg|electroencephalogramme", ['neurology', 'rehabilitation', 'neurosurgery']],
  ["mammographie", ['radiology', 'gynaecology', 'oncology', 'nuclear']],
  ["(?:avulsion|extraction) (?:dentaire|de (?:la|sa|cette|deux|trois|plusieurs) (?:dents?|molaires?|\\d+)|des dents)|detartrage|devitalisation", ['dentistry', 'surgery']],
  ["fond d'oeil|champ visuel|operation de (?:la|sa) cataracte|chirurgie de (?:la|sa) cataracte", ['ophthalmology', 'orthoptics']],
  ["audiogramme|amygdalectomie|nasofibroscopie|pose d[e'] ?(?:diabolos|drains trans-?tympaniques)", ['ent', 'hearing', 'surgery']],
  ["cystoscopie|biopsies? (?:de (?:la|sa) prostate|prostatiques?)|bilan urodynamique", ['urology', 'surgery', 'gynaecology', 'rehabilitation']],
  ["arthroscopie|prothese (?:totale )?(?:de hanche|de genou|du genou|de la hanche|d'epaule)|ligamentoplastie", ['orthopaedics', 'surgery']],
  ["myelogramme|biopsie (?:osteo-?)?medullaire", ['haematology', 'oncology', 'internal', 'pathology', 'rheumatology']],
  ["polygraphie|polysomnographie", ['pulmonology', 'neurology', 'cardiology', 'ent', 'psychiatry', 'dentistry']],
  ["echographie (?:obstetricale|morphologique)|echo morpho\\w*|echographie du (?:premier|deuxieme|troisieme|1er|2e|3e) trimestre", ['gynaecology', 'midwifery', 'radiology', 'paediatrics']],
  ["semelles(?: orthopediques)?", ['podiatry', 'rehabilitation', 'orthopaedics', 'physiotherapy']],
  ["dermoscopie|cartographie des naevus", ['dermatology', 'oncology']],
  ["hysteroscopie|colposcopie|conisation", ['gynaecology', 'surgery']],
  ["chambre implantable|picc-?line|midline", ['anaesthesia', 'surgery', 'radiology', 'oncology', 'vascular', 'intensive', 'nursing', 'haematology']],
]
const ANY = ACTS.map(([acts]) => acts).join('|')
/** Not "lui faire faire", which is to be ordered elsewhere. */
const DO = "(?<!faire )(?:realiser|effectuer|pratiquer|refaire|poser|faire(?! faire))"
const ITS = "(?:un |une |des |la |le |l'|les |sa |son |ses |cette |ce |cet )?(?:nouvelle |nouveau |petite? |courte )?"
const ASKING = `(?:${PLEASE}[^.;!?\\n]{0,25}?${DO} ?${ITS}|(?:pouvez|pourriez|peux|pourrais|voulez|accepteriez)[^.;!?\\n]{0,20}${DO} ?${ITS}|${PLEASE}[^.;!?\\n]{0,30}(?:donner|proposer|fixer|trouver|accorder) (?:une date|un creneau|un rendez-vous|un rdv|une place) (?:de |d'|pour (?:un |une |sa |son |la |l')?)|(?:je|nous) (?:vous|te|t') ?(?:l'|la |le |les )?(?:adresse|confie|envoie|adressons|confions)[^.;!?\\n]{0,80}? pour (?:la realisation d(?:e |'une |'un )|realisation d(?:e |'une |'un ))?${ITS})`
const ASKED = ACTS.map(([acts, doers]) => ({ form: new RegExp(`(?<![a-z])${ASKING}(${acts})(?![a-z])`), doers }))
const SOME = new RegExp(`(?<![a-z])(?:${ANY})(?![a-z])`)

/** To have it done is asked of whoever does it, or of whoever sends there: it tells which of two is meant, but nobody to be wrong. */
const ARRANGING = new RegExp(`(?<![a-z])(?:${PLEASE}|pouvez|pourriez|peux|pourrais|voulez|accepteriez)[^.;!?\\n]{0,40}(?:organiser|programmer|prevoir|planifier|inscrire|convoquer|prendre|voir|recevoir|realiser|effectuer|pratiquer|refaire|poser|faire|avancer|caser)[^.;!?\\n]{0,60}?(?<![a-z])(${ANY})(?![a-z])`)
const ALONE = ACTS.map(([acts, doers]) => ({ form: new RegExp(`^(?:${acts})$`), doers }))

/** Who does the act that the letter asks its reader to see to; nobody where it asks none. */
export function doersOfActAsked(prose: string): readonly Role[] {
  const words = ARRANGING.exec(undotted(plain(prose)))?.[1]
  return words === undefined ? [] : ALONE.find(({ form }) => form.test(words))?.doers ?? []
}

/** What the letter asks the reader to do that is not everybody's trade. */
export function actsAsked(prose: string): AskedAct[] {
  const text = undotted(plain(prose))
  if (!SOME.test(text)) return []
  return ASKED.flatMap(({ form, doers }) => {
    const words = form.exec(text)?.[1]
    return words === undefined ? [] : [{ words, doers }]
  })
}
