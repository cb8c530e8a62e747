import { plain } from './plain.ts'
import type { Role } from './roles.ts'

/**
 * What a field is about, where the letter does not name it: examinations, acts and ills that are that field's rather than another's. Good to
 * see that a letter fits its reader, too loose to say that it does not: a heart patient's letter may well go to a dentist.
 */
const MATTERS: Readonly<Partial<Record<Role, RegExp>>> = {
  cardiology: /(?<![a-z])(?:ecg|echographie cardiaque|ett|holter|coronarographie|pacemaker|stent|fibrillation|insuffisance cardiaque)(?![a-z])/,
  dentistry: /(?<![a-z])(?:dents?|dentaires?|edente|extractions?|avulsions?|panoramique|molaires?|zoledroni\w*|bisphosphonates?)(?![a-z])/,
  dermatology: /(?<![a-z])(?:naevus|melanome|eczema|psoriasis|dermoscopie|lesions? cutanees?|acne)(?![a-z])/,
  endocrinology: /(?<![a-z])(?:hba1c|insuline|diabete|tsh|thyroide|nodules? thyroidiens?)(?![a-z])/,
  gastroenterology: /(?<![a-z])(?:coloscopie|fibroscopie|gastroscopie|cirrhose|rectorragies?)(?![a-z])/,
  geriatrics: /(?<![a-z])(?:mms|mmse|troubles cognitifs|chutes a repetition|perte d'autonomie|maintien a domicile)(?![a-z])/,
  gynaecology: /(?<![a-z])(?:frottis|sterilet|menorragies|grossesse|\d+ sa|mammographie|ivg)(?![a-z])/,
  laboratory: /(?<![a-z])(?:prelevements?|nfs|crp|ionogramme|hemocultures?|ecbu|dosages?)(?![a-z])/,
  midwifery: /(?<![a-z])(?:grossesse|\d+ sa|accouche\w*|allaitement|perinee|monitoring)(?![a-z])/,
  nephrology: /(?<![a-z])(?:dfg|proteinurie|creatininemie|fistule)(?![a-z])/,
  neurology: /(?<![a-z])(?:epilepsie|eeg|crise generalisee|migraines?|cephalees|tremblements?|parkinson|avc)(?![a-z])/,
  nursing: /(?<![a-z])(?:pansements?|injections?|perfusions?|piluliers?|ablation des fils|glycemies? capillaires?|prise de sang)(?![a-z])/,
  oncology: /(?<![a-z])(?:chimio\w*|cures?|carcinome|metastases?|rcp)(?![a-z])/,
  ophthalmology: /(?<![a-z])(?:oct|champ visuel|fond d'oeil|cataracte|glaucome|dmla|acuite|metamorphopsies)(?![a-z])/,
  pharmacy: /(?<![a-z])(?:delivrance|delivrer|piluliers?|stock|boites?|generique)(?![a-z])/,
  physiotherapy: /(?<![a-z])(?:reeducation|seances?|renforcement|marche)(?![a-z])/,
  podiatry: /(?<![a-z])(?:semelles?|mal perforant|ongles?|hyperkeratose)(?![a-z])/,
  pulmonology: /(?<![a-z])(?:efr|bpco|asthme|oxygene|ppc|apnees?)(?![a-z])/,
  radiology: /(?<![a-z])(?:tdm|irm|scanner|echographie|radio|radiographie|doppler)(?![a-z])/,
  rheumatology: /(?<![a-z])(?:polyarthrite|methotrexate|infiltration|osteoporose|goutte|spondylarthrite)(?![a-z])/,
  speech: /(?<![a-z])(?:dyslexie|begaiement|langage|deglutition|aphasie)(?![a-z])/,
  urology: /(?<![a-z])(?:psa|prostate|coliques? nephretiques?|hematurie|sonde urinaire)(?![a-z])/,
}

/** Whether a letter is about what one of these fields sees to. */
export function isMatterOf(prose: string, roles: ReadonlySet<Role>): boolean {
  const text = plain(prose)
  return [...roles].some((role) => MATTERS[role]?.test(text) === true)
}
