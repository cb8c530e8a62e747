import type { Box } from '../directory/index.ts'
import type { RecipientCard } from '../messaging/people-records.ts'

/** Who a recipient is, by the best there is: the directory, its former file, another source; `null` when nothing names anybody. */
export function whoOf({ standing: { box, statements }, former }: Pick<RecipientCard, 'standing' | 'former'>): Box | null {
  return box ?? former ?? statements.find((one) => one.box.familyName !== '' || one.box.organisation !== '')?.box ?? null
}
