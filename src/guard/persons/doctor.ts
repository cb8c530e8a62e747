import type { Box } from '../../directory/index.ts'
import { plain } from '../letter/plain.ts'

/** Whether the holder of a box is called "Docteur": a midwife is not. */
export const isDoctor = ({ profession, civility }: Box): boolean => /medecin|pharmacien|dentiste/.test(plain(profession)) || /docteur|professeur/i.test(civility)
