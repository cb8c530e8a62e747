import { describe, expect, it } from 'vitest'
import { draftOf } from '../../../../cli/draft-file.ts'
import { verdictOf } from '../../../../cli/check.ts'
import { type Box, MemoryDirectory } from '../../../../src/directory/index.ts'
import { type ByHand, DIRECTORY, FROM, MAILS } from './by-hand.ts'

const boxes = DIRECTORY.map(([kind, address, givenName, familyName, profession, specialty, organisation, service, city, id]): Box => ({
  kind: kind as Box['kind'], address, givenName, familyName, profession, specialty, organisation, service, city, nationalId: id === '' ? '' : `81000000000${id}`,
  civility: profession === 'Médecin' ? 'Docteur' : '', postcode: '', phone: '',
}))
const directory = new MemoryDirectory(boxes, { date: '2026-11-01', version: '1' })

function mailbox(text: string): { name: string; address: string } {
  const match = /^"?(.*?)"?\s*<(.*)>$/.exec(text)
  return match ? { name: match[1] ?? '', address: match[2] ?? '' } : { name: '', address: text }
}

async function warnings({ from = FROM, to, cc = [], subject = '', text, known, files = [], answers }: ByHand): Promise<string[]> {
  const recipients = [...to, ...cc].map(mailbox)
  const draft = await draftOf({
    from: mailbox(from), to: to.map(mailbox), cc: cc.map(mailbox), subject, text, attachments: files.map(([name, content]) => ({ name, text: content })),
    inReplyTo: answers === undefined ? null : { from: { name: '', address: answers } },
  }, 'draft', '.')
  const history = (known ?? recipients.map(({ address }) => address)).map((address) => ({ to: [address.toLowerCase()], times: 3, last: '2026-10-01' }))
  return verdictOf(draft, history, directory).reasons.filter(({ severity }) => severity !== 'advise').map(({ rule }) => rule)
}

describe('mails as people write them', () => {
  it.each(MAILS)('$to: $text → $expected', async (mail) => {
    const said = [...new Set(await warnings(mail))].sort()
    expect(said).toEqual(mail.expected.split(' ').filter(Boolean).sort())
  })
})
