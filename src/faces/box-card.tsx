import type { Box } from '../directory/index.ts'
import { boxName, boxPlace, boxWork } from './format.ts'

/** Who a secure mailbox belongs to, the name, what they do, where, and the address. */
export function BoxLines({ box }: { readonly box: Box }) {
  const work = boxWork(box)
  const place = boxPlace(box)
  return (
    <span class="box-lines">
      <strong>{boxName(box)}</strong>
      {work !== '' && <span>{work}</span>}
      {place !== '' && <span>{place}</span>}
      <span class="soft small">{box.address}</span>
    </span>
  )
}
