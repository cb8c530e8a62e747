import { plain } from './plain.ts'

/** What is said to nobody but the patient. */
const TREATED = new RegExp([
  'je vous (?:prescris|propose (?:une?|de|d\')(?: nouve(?:au|lle))? ?(?:perfusion|traitement|injection|intervention|operation|regime|infiltration|hospitalisation|debuter|commencer|prendre|arreter)|conseille de (?:prendre|debuter|commencer|arreter|boire|marcher))',
  'prenez (?:d\'abord |donc |vite |bien )?(?:rendez-vous|rdv|(?:votre|vos|un|une|deux|\\d) ?(?:traitement|medicaments?|comprimes?|cp|gelules?|sachets?|cuilleres?))', '(?:venez|restez|presentez-vous) (?:bien )?a jeun',
  'vous devez (?:prendre|arreter|poursuivre|reprendre|consulter|etre operee?)', 'si vous avez (?:mal|de la fievre|des (?:douleurs|nausees|vertiges|saignements))',
  'votre (?:tension|grossesse|operation|intervention|hospitalisation|medecin traitant|densitometrie|mammographie|coloscopie|prise de sang|traitement)',
].map((one) => `(?:${one})`).join('|').replace(/^/, '(?<!\\p{L})(?:').concat(')(?!\\p{L})'), 'u')

/** Whether a letter speaks to the patient: "je vous prescris", "prenez rendez-vous". */
export const isTreated = (prose: string): boolean => TREATED.test(plain(prose))
