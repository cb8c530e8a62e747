import type { Box } from '../directory/index.ts'
import { boxName, boxRole } from './format.ts'

/** Who a secure mailbox belongs to, in three lines at most: the name, what they do and where, the address. */
export function BoxLines({ box }: { readonly box: Box }) {
  const role = boxRole(box)
  return (
    <span class="box-lines">
      <strong>{boxName(box)}</strong>
      {role !== '' && <span>{role}</span>}
      <span class="soft small">{box.address}</span>
    </span>
  )
}
