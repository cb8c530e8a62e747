import { createDecipheriv, createHash, createHmac, createPrivateKey, createPublicKey, diffieHellman, hkdfSync, pbkdf2Sync } from 'node:crypto'

/**
 * Second reader of envelopes and answers, written from docs/html-envelope-format.md with Node's own cryptography. It shares no code with
 * the project, so it fails if the format and its description drift apart.
 */
export interface Decoded {
  readonly manifest: Record<string, unknown> & { readonly files: { name: string; type: string; size: number }[] }
  readonly files: Buffer[]
}

const CHUNK = 720 * 1024

export function decodeEnvelope(html: string, passphrase: string): Decoded & { readonly id: string; readonly bindingKey: Buffer } {
  const heads = [...html.matchAll(/<script type="application\/x-sceau-head">([A-Za-z0-9+/=]*)<\/script>/g)]
  const parts = [...html.matchAll(/<script type="application\/x-sceau-part">([A-Za-z0-9+/=]*)<\/script>/g)].map(([, text = '']) => Buffer.from(text, 'base64'))
  if (heads.length !== 1) throw new Error('one head expected')
  const head = Buffer.from(heads[0]?.[1] ?? '', 'base64')
  if (head.length !== 140 || head.toString('latin1', 0, 4) !== 'SCE1') throw new Error('no head')
  const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
  if (!sha256(head.subarray(0, 108)).equals(head.subarray(108))) throw new Error('checksum')

  const kek = pbkdf2Sync(Buffer.from(passphrase.normalize('NFC').trim(), 'utf8'), head.subarray(8, 24), head.readUInt32BE(4), 32, 'sha256')
  const contentKey = gcm(kek, head.subarray(48, 60), head.subarray(60, 108), head.subarray(0, 60))
  const digest = sha256(head.subarray(0, 60))
  const chunkKey = Buffer.from(hkdfSync('sha256', contentKey, digest, 'sceau-html/1 chunks', 32))
  const bindingKey = Buffer.from(hkdfSync('sha256', contentKey, digest, 'sceau-html/1 answer', 32))
  const length = Number(head.readBigUInt64BE(40))
  if (parts.length !== Math.max(1, Math.ceil(length / CHUNK))) throw new Error('number of parts')
  return { id: head.toString('hex', 24, 40), bindingKey, ...content(chunks(parts, chunkKey), length) }
}

export function decodeAnswer(file: Buffer, keys: { id: string; publicKey: string; privateKey: string; bindingKey: string }): Decoded & { readonly proven: boolean } {
  if (file.toString('latin1', 0, 4) !== 'SCA1' || file.toString('hex', 4, 20) !== keys.id) throw new Error('no answer to this envelope')
  const point = file.subarray(20, 85)
  const length = Number(file.readBigUInt64BE(85))
  const proof = createHmac('sha256', Buffer.from(keys.bindingKey, 'base64')).update(file.subarray(0, 93)).digest()
  const other = createPublicKey({
    format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') },
  })
  const own = createPrivateKey({ key: Buffer.from(keys.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  const shared = diffieHellman({ privateKey: own, publicKey: other })
  const salt = createHash('sha256').update(file.subarray(0, 125)).update(Buffer.from(keys.publicKey, 'base64')).digest()
  const key = Buffer.from(hkdfSync('sha256', shared, salt, 'sceau-answer/1 chunks', 32))
  const parts: Buffer[] = []
  for (let at = 125; at < file.length; at += CHUNK + 16) parts.push(file.subarray(at, at + CHUNK + 16))
  return { proven: proof.equals(file.subarray(93, 125)), ...content(chunks(parts, key), length) }
}

function chunks(parts: Buffer[], key: Buffer): Buffer {
  return Buffer.concat(parts.map((part, index) => {
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(index, 7)
    nonce[11] = index === parts.length - 1 ? 1 : 0
    return gcm(key, nonce, part, Buffer.alloc(0))
  }))
}

function content(bytes: Buffer, length: number): Decoded {
  if (bytes.length !== length) throw new Error('length')
  const manifestLength = bytes.readUInt32BE(0)
  const manifest = JSON.parse(bytes.toString('utf8', 4, 4 + manifestLength)) as Decoded['manifest']
  let at = 4 + manifestLength
  const files = manifest.files.map(({ size }) => bytes.subarray(at, at += size))
  if (at !== length) throw new Error('rest')
  return { manifest, files }
}

function gcm(key: Buffer, nonce: Buffer, sealed: Buffer, aad: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(sealed.length - 16))
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - 16)), decipher.final()])
}
