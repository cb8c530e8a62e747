import { type EnvelopeFile, EnvelopeError, type Work } from '../src/crypto/envelopes/envelope.ts'
import { type FoundSignature, openOpenpgp, type OpenpgpWith } from '../src/crypto/envelopes/openpgp/open-openpgp.ts'
import { looksLikeOpenpgp } from '../src/crypto/envelopes/openpgp/recognise-openpgp.ts'
import { sealOpenpgp } from '../src/crypto/envelopes/openpgp/seal-openpgp.ts'
import type { Letter } from '../src/crypto/envelopes/html/content.ts'
import { looksLikeHtmlEnvelope } from '../src/crypto/envelopes/html/format.ts'
import { openHtml } from '../src/crypto/envelopes/html/open.ts'
import { sealHtml } from '../src/crypto/envelopes/html/write.ts'
import { isPdf } from '../src/crypto/envelopes/pdf/inspect-pdf.ts'
import { imagesToPdf } from '../src/crypto/envelopes/pdf/images-to-pdf.ts'
import { openPdf } from '../src/crypto/envelopes/pdf/open-pdf.ts'
import { sealPdf } from '../src/crypto/envelopes/pdf/seal-pdf.ts'
import { sniffImage } from '../src/crypto/envelopes/photo/sniff-image.ts'
import { looksLikeZip, openZip } from '../src/crypto/envelopes/zip/open-zip.ts'
import { sealZip } from '../src/crypto/envelopes/zip/seal-zip.ts'
import * as envelopePage from 'virtual:envelope-page'
import { InputError } from './io.ts'
import { loadQpdf } from './qpdf.ts'
import type { PrivateKey, PublicKey } from '../src/crypto/keys/openpgp-library.ts'

/** Whom an envelope is for. Which of them a format takes is its own matter. */
export interface SealWith {
  readonly passphrase?: string
  readonly recipients?: readonly PublicKey[]
  /** The sender's unlocked key. */
  readonly self?: PrivateKey
  /** No archive inside, so that mail providers which refuse that let it through; the files lose their names. */
  readonly neutralNames?: boolean
  /** Of the page that an HTML envelope is. */
  readonly language: 'fr' | 'en'
}

export interface OpenWith {
  readonly passphrase?: string
  readonly keys?: readonly PrivateKey[]
  readonly signers?: readonly PublicKey[]
}

export interface SealedEnvelope {
  readonly content: Blob
  /** What changed besides: keys of the catalogue. */
  readonly notes?: readonly string[]
}

export interface OpenedEnvelope {
  readonly files: readonly EnvelopeFile[]
  /** Sentences for the error stream: who signed. */
  readonly notes?: readonly string[]
}

/** One kind of envelope, as the terminal makes and opens it. */
export interface EnvelopeFormat {
  /** Whether these first bytes (64 KB at most) and this name are of this kind. Asked in the table's order. */
  readonly recognise: (head: Uint8Array, name: string) => boolean
  /** @throws EnvelopeError */
  readonly seal: (files: readonly EnvelopeFile[], using: SealWith, work: Work) => Promise<SealedEnvelope>
  /** @throws EnvelopeError */
  readonly open: (envelope: Blob, using: OpenWith, work: Work) => Promise<OpenedEnvelope>
}

/** @throws EnvelopeError when none was given. */
export function passphraseOf({ passphrase }: { readonly passphrase?: string }): string {
  if (passphrase === undefined) throw new EnvelopeError('envelope_no_passphrase', 'An envelope needs a passphrase: give --passphrase-file.')
  return passphrase
}

/** A letter as a file to be read. */
const letterFile = (letter: Letter, subject: string): EnvelopeFile => ('html' in letter
  ? { name: 'lettre.html', type: 'text/html', content: new Blob([letter.html]) }
  : { name: 'lettre.txt', type: 'text/plain', content: new Blob([subject === '' ? letter.text : `${subject}\n\n${letter.text}`]) })

const noteOf = ({ state, keyId }: FoundSignature): string => ({
  'good': `Signed by the key ${keyId}.`,
  'bad': `The signature of the key ${keyId} is not good.`,
  'unknown-key': `Signed by the key ${keyId}, which was not given: nobody checked it.`,
})[state]

const openpgpWith = (using: OpenWith): OpenpgpWith =>
  using.keys === undefined ? { passphrase: passphraseOf(using) } : { keys: using.keys }

/** Every kind of envelope by the name that `--to` takes. */
export const ENVELOPE_FORMATS: Readonly<Record<string, EnvelopeFormat>> = {
  pdf: {
    recognise: isPdf,
    seal: async (files, using, work) => {
      const [file, ...more] = files
      const heads = await Promise.all(files.map(async ({ content }) => new Uint8Array(await content.slice(0, 4096).arrayBuffer())))
      const pictures = heads.every((head) => sniffImage(head) !== null)
      if (file === undefined || (more.length > 0 && !pictures)) throw new InputError('A protected PDF holds one PDF, or pictures. Give --to html or zip for several files.')
      const { file: { content }, notes } = await sealPdf(pictures ? (await imagesToPdf(files)).file : file, passphraseOf(using), loadQpdf, work)
      return { content, notes }
    },
    open: async (envelope, using, work) => ({
      files: [await openPdf({ name: 'document.pdf', type: 'application/pdf', content: envelope }, passphraseOf(using), loadQpdf, work)],
    }),
  },
  html: {
    recognise: looksLikeHtmlEnvelope,
    seal: async (files, using, work) => ({ content: (await sealHtml({ files, language: using.language }, passphraseOf(using), envelopePage, work)).envelope }),
    open: async (envelope, using, work) => {
      const { files, letter, subject = '' } = await openHtml(envelope, passphraseOf(using), work)
      return { files: letter === undefined ? files : [letterFile(letter, subject), ...files] }
    },
  },
  zip: {
    recognise: looksLikeZip,
    seal: async (files, using, work) => ({ content: await sealZip(files, { ...work, secret: passphraseOf(using), innerArchive: using.neutralNames !== true }) }),
    open: async (envelope, using, work) => ({ files: await openZip(envelope, { ...work, secret: passphraseOf(using) }) }),
  },
  pgp: {
    recognise: looksLikeOpenpgp,
    seal: async (files, { passphrase, recipients, self = null }, work) => ({
      content: await sealOpenpgp(files, {
        ...work, for: recipients === undefined ? { passphrase: passphraseOf(passphrase === undefined ? {} : { passphrase }), self } : { recipients, self },
        // Node hashes by itself, in pieces as fast as at once.
        atOnce: { everything: 0, signature: 0 },
      }),
    }),
    open: async (envelope, using, work) => {
      const { files, signatures } = await openOpenpgp(envelope, { ...work, with: openpgpWith(using), signers: using.signers ?? [] })
      return { files, notes: signatures.length === 0 ? ['Nobody signed this envelope.'] : signatures.map(noteOf) }
    },
  },
}
