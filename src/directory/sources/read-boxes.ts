import type { Box } from '../box.ts'
import { TRUST_SPACE, type TrustList } from '../networks.ts'
import { readMssanteFile } from './mssante-file.ts'
import { Tally } from './tally.ts'
import { unpacked } from './unpack.ts'

/**
 * The boxes of a whole file of MSSanté mailboxes, plain or packed, for who wants them all at once.
 * @throws DirectoryFormatError when the file cannot be used.
 */
export async function readBoxes(file: Blob, trust: TrustList = TRUST_SPACE): Promise<Box[]> {
  const tally = new Tally()
  const boxes: Box[] = []
  for await (const box of readMssanteFile(unpacked(file, /Extraction_Correspondance_MSSante/iu), { trust, tally })) boxes.push(box)
  tally.check(0)
  return boxes
}
