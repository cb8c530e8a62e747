import { type Bytes, random, toBase64, utf8 } from '../../bytes.ts'
import { exactSecret } from '../../secret-entry.ts'
import { EnvelopeError, type EnvelopeFile, throwIfCancelled, type Work } from '../envelope.ts'
import { newAnswerKey, type AnswerKey } from './answer.ts'
import { base64Length, encodeBase64, writeBase64 } from './base64.ts'
import { type ChunkForm, later, sealChunks } from './chunks.ts'
import { type Letter, packContent } from './content.ts'
import { boundHead, encodeHead, type Head, HEAD_TYPE, hex, LEAST_ROUNDS, PART_TYPE, sha256 } from './format.ts'
import { answerBindingKey, contentChunkKey, passphraseKey } from './keys.ts'

/** The page that the recipient sees, from the virtual module `virtual:envelope-page`. */
export interface EnvelopePage {
  readonly markup: string
  readonly style: string
  /** Classic script without `</script`, `<script` and `<!--`. */
  readonly script: string
}

export interface HtmlEnvelopeContent {
  readonly files: readonly EnvelopeFile[]
  readonly letter?: Letter
  readonly subject?: string
  /** Shown to the recipient once the envelope is open. */
  readonly from?: string
  /** Of the page, where the recipient's browser speaks neither French nor English. */
  readonly language: 'fr' | 'en'
  /** Lets the recipient answer, encrypted, from the same page. */
  readonly wantsAnswer?: boolean
}

export interface SealedHtml {
  readonly envelope: Blob
  /** 32 hexadecimal digits. */
  readonly id: string
  /** To be kept in the vault: opens answers to this envelope. Only with `wantsAnswer`. */
  readonly answerKey?: AnswerKey
}

/** The key of a passphrase on its way. It is slow on purpose: who has files to look at first begins with it. */
export interface BegunPassphrase {
  readonly salt: Bytes
  readonly key: Promise<CryptoKey>
}

/**
 * @param secret Used as it is given (NFC, outer spaces off). Never kept.
 * @throws EnvelopeError `envelope_html_no_secret`
 */
export function beginPassphrase(secret: string): BegunPassphrase {
  const passphrase = exactSecret(secret)
  if (passphrase === '') throw new EnvelopeError('envelope_html_no_secret', 'An envelope needs a passphrase.')
  const salt = random(16)
  return { salt, key: later(passphraseKey(passphrase, salt, LEAST_ROUNDS, 'encrypt')) }
}

/**
 * Seals files and a letter into one HTML file that opens in any browser, without network. Nothing of it can be read without the secret
 * but how long it is. Format: docs/html-envelope-format.md.
 * @param secret As `beginPassphrase` takes it, or what that gave for this one envelope.
 * @throws EnvelopeError `envelope_html_no_secret`, `envelope_cancelled`
 */
export async function sealHtml(content: HtmlEnvelopeContent, secret: string | BegunPassphrase, page: EnvelopePage, work: Work = {}): Promise<SealedHtml> {
  const begun = typeof secret === 'string' ? beginPassphrase(secret) : secret
  throwIfCancelled(work.signal)
  const { files, language, letter, subject, from } = content
  const answer = content.wantsAnswer ? await newAnswerKey() : undefined
  const packed = packContent({ language, letter, subject, from, sealedAt: new Date().toISOString(), answerKey: answer?.publicKey }, files)

  // Everything random is new for every envelope.
  const contentKey = random(32)
  const bound = { rounds: LEAST_ROUNDS, salt: begun.salt, id: random(16), length: packed.size, nonce: random(12) }
  const wrap = async (): Promise<Head> => {
    const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: bound.nonce, additionalData: boundHead(bound) }, await begun.key, contentKey)
    return { ...bound, wrapped: new Uint8Array(wrapped) }
  }
  // The slow passphrase's key is only needed for the head: the chunks do not wait for it.
  const [head, parts] = await Promise.all([
    wrap(),
    sealChunks(packed, await contentChunkKey(contentKey, bound), AS_PART, work),
  ])
  const beginning = await pageBeginning(page, language)
  const envelope = new Blob([
    beginning, element(HEAD_TYPE), encodeBase64(await encodeHead(head)), END, `<script>${page.script}</script>\n`, ...parts, '</body>\n</html>\n',
  ], { type: 'text/html' })
  const id = hex(head.id)
  return {
    envelope, id,
    ...(answer === undefined ? {} : { answerKey: { id, ...answer, bindingKey: toBase64(await answerBindingKey(contentKey, head)) } }),
  }
}

/** Data blocks: no browser runs a script of a type it does not know (HTML, "prepare the script element"), nor parses what is inside. */
const element = (type: string): string => `<script type="${type}">`
const END = '</script>\n'

const [PART_BEGINS, PART_ENDS] = [utf8(element(PART_TYPE)), utf8(END)]
/** One element for each chunk. The first tag takes 40 characters, so that the text after it stands at a word, where `writeBase64` is fastest. */
const AS_PART: ChunkForm = {
  size: (sealed) => PART_BEGINS.length + base64Length(sealed) + PART_ENDS.length,
  write(sealed, place) {
    place.set(PART_BEGINS)
    writeBase64(sealed, place.subarray(PART_BEGINS.length))
    place.set(PART_ENDS, place.length - PART_ENDS.length)
  },
}

async function pageBeginning({ markup, style, script }: EnvelopePage, language: string): Promise<string> {
  if (/<\/?script|<!--/i.test(script) || /<\/style/i.test(style)) throw new Error('the page would end its own script or style')
  const csp = [
    "default-src 'none'", `script-src '${await sourceHash(script)}'`, `style-src '${await sourceHash(style)}'`,
    // Only attributes of a letter's own elements: they load nothing, as images come from inside the file only.
    "style-src-attr 'unsafe-inline'", 'img-src blob: data:', "base-uri 'none'", "form-action 'none'",
    "require-trusted-types-for 'script'", 'trusted-types dompurify sceau-letter',
  ].join('; ')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${language === 'fr' ? 'Enveloppe chiffrée' : 'Encrypted envelope'}</title>
<style>${style}</style>
</head>
<body>
${markup}
`
}

const sourceHash = async (source: string): Promise<string> => `sha256-${toBase64(await sha256(utf8(source)))}`
