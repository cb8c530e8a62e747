import PostalMime from 'postal-mime'
import { expect, it, vi } from 'vitest'
import type { CopyPlace, MessageToWrite } from '../../../src/messaging/engine-port.ts'

const keep = vi.fn<(copy: { readonly file: File }) => Promise<void>>()
vi.mock('../../../src/background/stores/copies.ts', () => ({ copies: { keep } }))
const { keepCopy, writeMessageFile } = await import('../../../src/engine/write-message-file.ts')

const MESSAGE: MessageToWrite = {
  from: { name: 'Dr Léa Moreau', address: 'lea@cabinet.example' }, to: [{ name: '', address: 'sophie@exemple.test' }], cc: [], bcc: [{ name: '', address: 'samir@exemple.test' }],
  subject: 'Vos résultats', text: 'Bonjour Sophie', html: '<p>Bonjour <img src="cid:a@sceau.invalid"></p>', messageId: '<1@sceau.invalid>', unsent: false, ownCopy: true,
  files: [
    { file: new Blob(['points'], { type: 'image/png' }), name: 'image-1.png', contentId: 'a@sceau.invalid' },
    { file: new File(['INR 2,4'], 'bilan été.txt', { type: 'text/plain' }), name: 'bilan été.txt', contentId: '' },
  ],
}
const PLACE: CopyPlace = { composeKey: '/#1', about: { recipients: ['sophie@exemple.test'], subject: 'Vos résultats' }, sent: false }

it('writes a copy that any mail program reads, with who got a blind copy, and nothing that makes it a draft', async () => {
  const mail = await PostalMime.parse(await (await writeMessageFile(MESSAGE)).arrayBuffer())
  expect([mail.subject, mail.text?.trim(), mail.bcc?.map(({ address }) => address)]).toEqual(['Vos résultats', 'Bonjour Sophie', ['samir@exemple.test']])
  expect(mail.attachments.map(({ filename, disposition }) => [filename, disposition])).toEqual([['image-1.png', 'inline'], ['bilan été.txt', 'attachment']])
  expect(mail.headers.some(({ key }) => key === 'x-unsent')).toBe(false)
})

it('says that a copy is not kept when the disk is full, and throws nothing', async () => {
  keep.mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError')).mockResolvedValueOnce()
  const bytes = new Blob(['x'], { type: 'message/rfc822' })
  expect(await keepCopy(bytes, PLACE)).toBe(false)
  expect(await keepCopy(bytes, PLACE)).toBe(true)
  expect(keep.mock.calls.map(([{ file }]) => file.name)).toEqual(['message.eml', 'message.eml'])
})
