import { proposeFormat, providerOf } from '../../crypto/index.ts'
import type { DraftAttachment } from '../../guard/index.ts'
import type { FormatOffer, SealOffer } from '../../messaging/hold-view.ts'
import type { KeyStandings } from './key-standings.ts'
import { addressesOf, type Scan } from './scan.ts'

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/**
 * What goes into the envelope: with a letter all its attachments, else those that cannot go as they are, with findings, unread,
 * or still on this computer only. What is encrypted already stays beside it, unless its name, or a name that can be read from
 * outside, tells something.
 */
export const toSeal = ({ draft, detection }: Scan, scope: SealOffer['scope']): readonly DraftAttachment[] =>
  draft.attachments.filter(({ id, state }) => {
    const tells = detection.findings.some(({ place }) => place.attachment === id)
    return state === 'encrypted' ? tells : scope === 'message' || id.startsWith('held-') || state !== 'read' || tells
  })

/** A PDF with a password of its own cannot be put under another one. */
const typeOf = ({ state }: DraftAttachment): string => (state === 'encrypted' ? 'application/x-encrypted' : '')

/** The whole message when its own text tells something, else its attachments alone. */
const scopeOf = ({ detection }: Scan): SealOffer['scope'] =>
  detection.findings.some(({ place: { part } }) => part === 'subject' || part === 'body' || part === 'quoted') ? 'message' : 'attachments'

/**
 * A letter is half of a conversation and goes into a page in any case, from which answering costs nothing: asked for unless
 * the practitioner says no. Files alone go into a PDF, which opens everywhere but cannot be answered: only if they say so.
 * From a private window the key that opens an answer could not be kept.
 */
function answerFor(scope: SealOffer['scope'], isPrivate: boolean): SealOffer['answer'] {
  if (isPrivate) return 'never'
  return scope === 'message' ? 'asked' : 'possible'
}

/** What is known of the recipients' keys. */
export type Keys = Pick<KeyStandings, 'of' | 'signer'>

/** Sentence of an address for which no key is known. */
export const NO_KEY = 'envelope_key_unknown'

/** What stands against OpenPGP, in words; `null` where nothing does, `unused` where nobody here works with keys. */
function againstOpenpgp({ draft }: Scan, keys: Keys): NonNullable<FormatOffer['said']> | null | 'unused' {
  const standings = keys.of(addressesOf(draft))
  if (!standings || standings.every(({ reason }) => reason === NO_KEY)) return 'unused'
  const closed = standings.find(({ reason }) => reason === 'keys_vault_closed')
  if (closed) return [{ key: closed.reason, params: [] }]
  const said: { key: string; params: readonly string[] }[] = standings.filter(({ known }) => !known).map(({ reason, address }) => ({ key: reason, params: [address] }))
  if (keys.signer !== '') said.push({ key: keys.signer, params: [] })
  // A message names the keys that open it, so everybody would see who got a blind copy.
  if (draft.bcc.length > 0) said.push({ key: 'keys_blind_copy', params: [] })
  return said.length > 0 ? said : null
}

/** What sealing this draft would do; `null` when it holds nothing to seal, or a picture stands in its text that no file holds. */
export function sealOffer(scan: Scan, keys: Keys, isPrivate: boolean): SealOffer | null {
  const { draft, verdict } = scan
  if (!verdict.remedies.some(({ kind }) => kind === 'seal')) return null
  const scope = scopeOf(scan)
  const files = toSeal(scan, scope)
  if (scope === 'attachments' && files.length === 0) return null
  const domains = [...new Set(addressesOf(draft).map(domainOf))]
  // The narrowest of several mailboxes decides.
  const narrowest = domains.sort((a, b) => providerOf(a).receives - providerOf(b).receives)[0] ?? ''
  const answer = answerFor(scope, isPrivate)
  const against = againstOpenpgp(scan, keys)
  const formats = proposeFormat({
    files: files.map((file) => ({ name: file.name, type: typeOf(file), size: file.size ?? 0 })),
    beside: draft.attachments.filter((file) => !files.includes(file)).map(({ size = 0 }) => size),
    wantsAnswer: answer === 'asked',
    letter: scope === 'message' ? draft.body.length + draft.quoted.length + 1 : 0,
    senderDomain: domainOf(draft.from?.address ?? ''),
    recipientDomain: narrowest,
    keyKnown: against === null,
  })
  return {
    scope,
    answer,
    formats: formats.filter(({ format }) => format !== 'openpgp' || against !== 'unused').map((each): FormatOffer => (
      each.format === 'openpgp' && against !== null && against !== 'unused' ? { ...each, reasons: [], said: against } : each
    )),
  }
}
