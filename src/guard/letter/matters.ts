import { plain } from './plain.ts'
import type { Role } from './roles.ts'

/**
 * What a field is about, where the letter does not name it: examinations, acts and ills that are that field's rather than another's. Good to
 * see that a letter fits its reader, too loose to say that it does not: a heart patient's letter may well go to a dentist.
 */
const MATTERS: Readonly<Partial<Record<Role, RegExp>>> = {
  allergy: /(?<![a-z])(?:anaphylaxie|desensibilisation|tests? cutanes|allergi\w*)(?![a-z])/,
  anaesthesia: /(?<![a-z])(?:anesthesie|premedication|avant (?:l'intervention|l'operation|la chirurgie)|a jeun|intubation)(?![a-z])/,
  cardiology: /(?<![a-z])(?:ecg|echographie cardiaque|ett|holter|coronarographie|pacemaker|stent|fibrillation|insuffisance cardiaque|myocardite|scintigraphie myocardique|troponine|nt-probnp|flutter|epreuve d'effort)(?![a-z])/,
  dentistry: /(?<![a-z])(?:dents?|dentaires?|edente|extractions?|avulsions?|panoramique|molaires?|zoledroni\w*|bisphosphonates?)(?![a-z])/,
  dermatology: /(?<![a-z])(?:naevus|melanome|eczema|psoriasis|dermoscopie|lesions? cutanees?|acne)(?![a-z])/,
  dietetics: /(?<![a-z])(?:denutrition|regime|imc|nutrition|obesite|complements? alimentaires?)(?![a-z])/,
  endocrinology: /(?<![a-z])(?:hba1c|insuline|diabete|tsh|thyroide|nodules? thyroidiens?)(?![a-z])/,
  ent: /(?<![a-z])(?:audiogramme|acouphenes|surdite|otites?|amygdal\w*|vertiges|sinusite|epistaxis|dysphonie)(?![a-z])/,
  gastroenterology: /(?<![a-z])(?:coloscopie|fibroscopie|gastroscopie|cirrhose|rectorragies?|rch|crohn|rectocolite|hepatite|pancreatite|reflux|calprotectine)(?![a-z])/,
  geriatrics: /(?<![a-z])(?:mms|mmse|troubles cognitifs|chutes a repetition|perte d'autonomie|maintien a domicile|memoire|bilan gerontologique)(?![a-z])/,
  gynaecology: /(?<![a-z])(?:frottis|sterilet|menorragies|grossesse|\d+ sa|mammographie|ivg)(?![a-z])/,
  haematology: /(?<![a-z])(?:leucemie|lymphome|myelome|thrombopenie|plaquettes|myelogramme)(?![a-z])/,
  infectious: /(?<![a-z])(?:endocardite|vih|germe multiresistant|antibiogramme|tuberculose)(?![a-z])/,
  laboratory: /(?<![a-z])(?:prelevements?|nfs|crp|ionogramme|hemocultures?|ecbu|dosages?)(?![a-z])/,
  midwifery: /(?<![a-z])(?:grossesse|\d+ sa|accouche\w*|allaitement|perinee|monitoring)(?![a-z])/,
  nephrology: /(?<![a-z])(?:dfg|proteinurie|creatininemie|fistule)(?![a-z])/,
  neurology: /(?<![a-z])(?:epilepsie|eeg|crise generalisee|migraines?|cephalees|tremblements?|parkinson|avc|sclerose en plaques|sep|emg|nevralgie|paresthesies)(?![a-z])/,
  nursing: /(?<![a-z])(?:pansements?|injections?|perfusions?|piluliers?|ablation des fils|glycemies? capillaires?|prise de sang|plaies?|escarres?|vac|mechage|toilettes?|bas de contention|passages?|agrafes)(?![a-z])/,
  occupational: /(?<![a-z])(?:fauteuil roulant|aides? techniques?|amenagement du (?:logement|domicile))(?![a-z])/,
  oncology: /(?<![a-z])(?:chimio\w*|cures?|carcinome|metastases?|rcp)(?![a-z])/,
  ophthalmology: /(?<![a-z])(?:oct|champ visuel|fond d'oeil|cataracte|glaucome|dmla|acuite|metamorphopsies)(?![a-z])/,
  orthopaedics: /(?<![a-z])(?:protheses?|arthroplastie|fractures?|menisques?|meniscal\w*|ligaments?|coxarthrose|gonarthrose|arthroscopie|platre|coiffe|entorse)(?![a-z])/,
  paediatrics: /(?<![a-z])(?:nourrissons?|courbe de (?:poids|croissance)|bronchiolite|perimetre cranien)(?![a-z])/,
  palliative: /(?<![a-z])(?:fin de vie|soins de confort|sedation|morphine|limitation des soins)(?![a-z])/,
  pharmacy: /(?<![a-z])(?:delivrance|delivrer|piluliers?|stock|boites?|generique|ordonnances?|chevauchement|posologies?|renouvellement|officine)(?![a-z])/,
  physiotherapy: /(?<![a-z])(?:reeducation|seances?|renforcement|marche|mobilisations?|drainage|etirements|kine respiratoire|remise en charge|verticalisation)(?![a-z])/,
  podiatry: /(?<![a-z])(?:semelles?|mal perforant|ongles?|hyperkeratose)(?![a-z])/,
  psychiatry: /(?<![a-z])(?:hypoman\w*|maniaque|thymique|psychose|psychotique|delirant\w*|anorexie mentale|electroconvulsivotherapie|depressi\w*|suicid\w*|bipolaire|schizophren\w*|delires?|hallucinations?|lithium|angoisses?)(?![a-z])/,
  psychology: /(?<![a-z])(?:psychotherapie|deuil|anxiete|burn-?out|emdr|tcc)(?![a-z])/,
  pulmonology: /(?<![a-z])(?:efr|bpco|asthme|oxygene|ppc|apnees?|hemoptysie|dyspnee|pleural\w*|bronchiectasies?|nodules? pulmonaires?)(?![a-z])/,
  radiology: /(?<![a-z])(?:tdm|irm|scanner|echographie|radio|radiographie|doppler)(?![a-z])/,
  rheumatology: /(?<![a-z])(?:polyarthrite|methotrexate|infiltration|osteoporose|goutte|spondylarthrite|lombosciatique|sciatique|uricemie|biotherapie)(?![a-z])/,
  speech: /(?<![a-z])(?:dyslexie|begaiement|langage|deglutition|aphasie)(?![a-z])/,
  urology: /(?<![a-z])(?:psa|prostate|coliques? nephretiques?|hematurie|sonde urinaire)(?![a-z])/,
  vascular: /(?<![a-z])(?:varices|ulceres?|doppler|arteriopathie|arterite|phlebite|claudication|contention)(?![a-z])/,
}

/** Whether a letter is about what one of these fields sees to. */
export function isMatterOf(prose: string, roles: ReadonlySet<Role>): boolean {
  const text = plain(prose)
  return [...roles].some((role) => MATTERS[role]?.test(text) === true)
}
