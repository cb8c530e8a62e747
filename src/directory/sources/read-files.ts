import type { Box } from '../box.ts'
import { DirectoryFormatError } from '../format-error.ts'
import { TRUST_SPACE, type TrustList } from '../networks.ts'
import type { Activities } from './activities.ts'
import { parseDomainList } from './domain-list.ts'
import { kindOf, textOf, WANTED } from './file-kind.ts'
import { readMssanteFile } from './mssante-file.ts'
import { readRppsFile } from './rpps-file.ts'
import { Tally } from './tally.ts'
import { unpacked } from './unpack.ts'

/**
 * The boxes of the public files, whichever these are and in whatever order: files of mailboxes one after the other, completed by
 * the register, judged by the white list. Each is read as a stream, the mailboxes twice: once to be believed, once to be given.
 * @throws DirectoryFormatError when a file cannot be used, or there is none of mailboxes.
 */
export async function* readFiles(files: readonly Blob[]): AsyncGenerator<Box> {
  const mailboxes: Blob[] = []
  let register: Blob | null = null
  let trust: TrustList = TRUST_SPACE
  for (const file of files) {
    const kind = await kindOf(file)
    if (kind === 'mailboxes') mailboxes.push(file)
    else if (kind === 'register') register = file
    else trust = parseDomainList(await textOf(file))
  }
  if (mailboxes.length === 0) throw new DirectoryFormatError('directory_mailboxes_first', 'The file of MSSanté mailboxes is needed first.')
  const ids = new Set<string>()
  for (const file of mailboxes) {
    const tally = new Tally()
    for await (const { nationalId } of readMssanteFile(unpacked(file, WANTED), { trust, tally })) if (nationalId !== '') ids.add(nationalId)
    tally.check(0)
  }
  const activities: Activities | null = register ? await readRppsFile(unpacked(register, WANTED), ids) : null
  for (const file of mailboxes) {
    for await (const box of readMssanteFile(unpacked(file, WANTED), { trust, tally: new Tally() })) yield activities?.complete(box) ?? box
  }
}
