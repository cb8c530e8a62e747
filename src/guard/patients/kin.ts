import { plain } from '../letter/plain.ts'

const KIN = /(?<!\p{L})(?:(?:votre|vos|ton|ta|tes|leur|sa|son) (?:petite? |grande? )?(?:fille|fils|mere|pere|maman|papa|mari|femme|epouse|epoux|enfants?|frere|soeur|conjointe?|compagne|compagnon|bebe|parents?|grand-mere|grand-pere|tante|oncle|proche)|tut(?:eur|rice)|curat(?:eur|rice)|aidante?|personne de confiance|mandataire|(?:fille|fils|mere|pere|epouse|epoux|mari|femme) de)(?!\p{L})/u

/** Whether a letter speaks of somebody's kin: it may rightly speak of one person to another. */
export const speaksOfKin = (prose: string): boolean => KIN.test(plain(prose))
