/** Door of the crypto room. WebCrypto only: no cipher of our own. */
export { type Bytes, fromBase64, fromUtf8, toBase64, utf8 } from './bytes.ts'
export {
  DamagedRecordError, type LockedKey, lockKey, newDeviceKey, newVaultKeys, unlockKey, unwrapKey, type WrappedKey, wrapKey, WrongPassphraseError,
} from './vault-keys.ts'
export { contentKeyOf, openRecord, openWithContentKey, RECORD_HEAD, sealContent, sealRecord } from './vault-record.ts'
export { BITS_WANTED, generateCharacters, generateWords, type GeneratedSecret } from './passphrase/generate.ts'
export { keyedMark, newMarkKey } from './keyed-mark.ts'
export { candidateSecrets } from './secret-entry.ts'
export type { EnvelopeFormat } from './envelopes/size.ts'
export { looksLikeHtmlEnvelope } from './envelopes/html/format.ts'
export type { AnswerKey } from './envelopes/html/answer.ts'
export { looksLikeOpenpgp } from './envelopes/openpgp/recognise-openpgp.ts'
export { type DicomText, dicomTexts } from './envelopes/metadata/dicom.ts'
export { loadZip } from './envelopes/zip/zip-library.ts'
export { readExif } from './envelopes/photo/exif.ts'
export { pngChunks } from './envelopes/photo/png-chunks.ts'
export { proposeFormat } from './envelopes/propose-format.ts'
export { isKnownProvider, providerOf } from './envelopes/providers.ts'
