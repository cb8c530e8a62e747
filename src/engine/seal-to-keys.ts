import { EnvelopeError, type EnvelopeFile, type Work } from '../crypto/envelopes/envelope.ts'
import { neutralName } from '../crypto/envelopes/neutral-name.ts'
import { sealOpenpgp } from '../crypto/envelopes/openpgp/seal-openpgp.ts'
import { unlockOwnKey } from '../crypto/keys/own-key.ts'
import { readPublicKey } from '../crypto/keys/read-key.ts'
import type { SealOrder } from '../messaging/engine-port.ts'
import type { SealKeys } from '../messaging/key-records.ts'

const extensionOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? 'bin'

/**
 * Seals to public keys: every document becomes a file of its own, `document.pdf.pgp`, and the letter `message.txt.pgp`.
 * Encrypted to every recipient and to the sender, signed by the sender.
 *
 * Why files, and not armored text in the body: a webmail may wrap, convert or decorate what stands in its editor, and
 * mail programs decrypt a body only when it came as plain text, untouched. An attachment arrives byte for byte, from any
 * webmail, and Thunderbird ("Decrypt and open"), Kleopatra, GPG Suite and Mailvelope all open `.pgp` by its name. Why one
 * file each, and not an archive: what comes out keeps its ending and opens with a double click. Names say nothing of the
 * patient outside; the true one is inside. Bytes and not text: a third smaller, and the webmail encodes it anyway.
 */
export async function sealToKeys(
  files: readonly EnvelopeFile[], letter: SealOrder['letter'], { recipients, self }: SealKeys, work: Work,
): Promise<File[]> {
  const unlocked = await unlockOwnKey(self, '')
  const keys = { recipients: await Promise.all(recipients.map((key) => readPublicKey(key))), self: unlocked }
  const written: EnvelopeFile[] = letter
    ? [{ name: 'message.txt', type: 'text/plain', content: new Blob([`${letter.subject}\n\n${letter.text}\n`]) }]
    : []
  const total = [...written, ...files].reduce((sum, { content }) => sum + content.size, 0)
  if (written.length + files.length === 0) throw new EnvelopeError('envelope_no_files', 'There is no file to seal.')
  const sealed: File[] = []
  let before = 0
  for (const [index, file] of [...written, ...files].entries()) {
    const done = before
    const envelope = await sealOpenpgp([file], {
      ...work, for: keys, onProgress: (at) => work.onProgress?.(done + at, total),
    })
    before += file.content.size
    const isLetter = index < written.length
    const name = isLetter ? 'message.txt' : neutralName(index - written.length, files.length, extensionOf(file.name))
    // A type that no mail program takes for a whole encrypted mail (RFC 3156).
    sealed.push(new File([envelope], `${name}.pgp`, { type: 'application/octet-stream' }))
  }
  return sealed
}
