import PostalMime from 'postal-mime'
import { expect, it, vi } from 'vitest'
import type { CopyPlace, MessageToWrite } from '../../../src/messaging/engine-port.ts'

const keep = vi.fn<(message: MessageToWrite, place: CopyPlace) => Promise<void>>()
vi.mock('../../../src/background/stores/copies.ts', () => ({ copies: { keep } }))
const { keepCopy, writeMessageFile } = await import('../../../src/engine/write-message-file.ts')

const MESSAGE: MessageToWrite = {
  from: { name: 'Dr Léa Moreau', address: 'lea@cabinet.example' }, to: [{ name: '', address: 'sophie@exemple.test' }], cc: [], bcc: [{ name: '', address: 'samir@exemple.test' }],
  subject: 'Vos résultats', text: 'Bonjour Sophie', html: `<p>Bonjour <img alt="" src="data:image/png;base64,${btoa('points')}"></p>`, messageId: '<1@sceau.invalid>', unsent: false, ownCopy: true,
  files: [new File(['INR 2,4'], 'bilan été.txt', { type: 'text/plain' })],
}
const PLACE: CopyPlace = { composeKey: '/#1', takenAt: 1, sent: false }
const SENT = new Date('2026-11-27T09:00:00Z')

it('writes a copy that any mail program reads, with who got a blind copy, and nothing that makes it a draft', async () => {
  const mail = await PostalMime.parse(await (await writeMessageFile(MESSAGE, SENT)).arrayBuffer())
  expect([mail.subject, mail.text?.trim(), mail.bcc?.map(({ address }) => address)]).toEqual(['Vos résultats', 'Bonjour Sophie', ['samir@exemple.test']])
  expect(mail.attachments.map(({ filename, disposition }) => [filename, disposition])).toEqual([['image-1.png', 'inline'], ['bilan été.txt', 'attachment']])
  expect(mail.html).toContain(`src="cid:${mail.attachments[0]?.contentId?.slice(1, -1)}"`)
  expect(new Date(mail.date ?? '')).toEqual(SENT)
  expect(mail.headers.some(({ key }) => key === 'x-unsent')).toBe(false)
})

it('says that a copy is not kept when the disk is full, and throws nothing', async () => {
  keep.mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError')).mockResolvedValueOnce()
  expect(await keepCopy(MESSAGE, PLACE)).toBe(false)
  expect(await keepCopy(MESSAGE, PLACE)).toBe(true)
})
