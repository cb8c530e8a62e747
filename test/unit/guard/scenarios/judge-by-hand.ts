import { draftOf } from '../../../../cli/draft-file.ts'
import { verdictOf } from '../../../../cli/check.ts'
import { type Box, buildIndex, type Directory, type GoneBox, openIndex } from '../../../../src/directory/index.ts'
import { DEFAULT_POLICY, type Verdict } from '../../../../src/guard/index.ts'
import { type ByHand, DIRECTORY, FROM } from './by-hand.ts'

const boxesOf = (rows: typeof DIRECTORY): Box[] => rows.map(([kind, address, givenName, familyName, profession, specialty, organisation, service, city, id]): Box => ({
  kind: kind as Box['kind'], address, givenName, familyName, profession, specialty, organisation, service, city, nationalId: id === '' ? '' : `81000000000${id}`,
  civility: profession === 'Médecin' ? 'Docteur' : '', postcode: '', phone: '',
}))

/** A small directory, as an index. */
export const directoryOf = async (rows: typeof DIRECTORY, gone: readonly GoneBox[] = []): Promise<Directory> => openIndex(await buildIndex(boxesOf(rows), { date: '2026-11-01', gone }))

/** The small directory of the mails written by hand. */
export const HAND_DIRECTORY = await directoryOf(DIRECTORY)

function mailbox(text: string): { name: string; address: string } {
  const match = /^"?(.*?)"?\s*<(.*)>$/.exec(text)
  return match ? { name: match[1] ?? '', address: match[2] ?? '' } : { name: '', address: text }
}

/** The verdict on one of them. `emptyHistory`: in the first week. */
export async function judgeByHand({ from = FROM, to, cc = [], bcc = [], subject = '', text, known, lastLetter = '2026-10-01', files = [], answers }: ByHand, directory: Directory = HAND_DIRECTORY, emptyHistory = false, policy = DEFAULT_POLICY): Promise<Verdict> {
  const recipients = [...to, ...cc, ...bcc].map(mailbox)
  const draft = await draftOf({
    from: mailbox(from), to: to.map(mailbox), cc: cc.map(mailbox), bcc: bcc.map(mailbox), subject, text, attachments: files.map(([name, content]) => ({ name, text: content })),
    inReplyTo: answers === undefined ? null : { from: { name: '', address: answers } },
  }, 'draft', '.')
  const history = (known ?? recipients.map(({ address }) => address)).map((address) => ({ to: [address.toLowerCase()], times: 3, last: lastLetter }))
  return verdictOf(draft, emptyHistory ? [] : history, directory, policy)
}
