import { plain } from '../letter/plain.ts'

/** Care of which a minor may keep the parents out (code de la santé publique, L1111-5, L2212-7, L5134-1). */
const CONFIDENTIAL = /(?<!\p{L})(?:contracepti\p{L}*|pilule|sterilet|implant contraceptif|nexplanon|ivg|interruption (?:volontaire|de grossesse)|avortement|test de grossesse|grossesse|ist|mst|chlamydia\p{L}*|gonocoque|syphilis|vih|hiv|cannabis|addict\p{L}*|toxicoman\p{L}*|drogues?|alcoolisation|opiaces?|sexuel\p{L}*|secret|sans (?:en )?(?:informer|prevenir) (?:ses|les) parents|a l'insu)(?!\p{L})/u

/** Whether a letter speaks of care that a minor may keep from the parents. */
export const isConfidential = (prose: string): boolean => CONFIDENTIAL.test(plain(prose))
