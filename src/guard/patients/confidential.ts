import { plain } from '../letter/plain.ts'

/** Care of which a minor may keep the parents out (code de la santé publique, L1111-5, L2212-7, L5134-1). */
const CONFIDENTIAL = /(?<!\p{L})(?:contracepti\p{L}*|pilule|sterilet|implant contraceptif|nexplanon|ivg|interruption(?! (?:de |du |des |d')(?!(?:la |sa )?grossesse))|avort\p{L}*|misoprostol|cytotec|mifepristone|mifegyne|ulipristal|ellaone|norlevo|levonorgestrel|retard de regles|test de grossesse|grossesse|preservatifs?|rapports? non proteges?|ist|mst|chlamydia\p{L}*|gonocoque|syphilis|vih|hiv|cannabis|addict\p{L}*|toxicoman\p{L}*|drogues?|alcoolisation|opiaces?|sexuel\p{L}*|secret|sans (?:en )?(?:informer|prevenir) (?:ses|les) parents|a l'insu)(?!\p{L})/u

/** Whether a letter speaks of care that a minor may keep from the parents. */
export const isConfidential = (prose: string): boolean => CONFIDENTIAL.test(plain(prose))
