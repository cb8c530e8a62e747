import type { EnvelopeFormat } from '../envelopes/size.ts'

/** How a secret came to be. */
export type SecretKind = 'words' | 'characters' | 'chosen'

/** A ZIP stretches its password by 1,000 rounds only (AE-2), so a secret that somebody thought of never goes into one. */
export const takesKind = (format: EnvelopeFormat, kind: SecretKind): boolean => format !== 'zip' || kind !== 'chosen'

/** A page brings the program that asks for its secret, and may be altered on its way: what it could steal must open nothing else. */
export const takesStanding = (format: EnvelopeFormat, kind: SecretKind): boolean => format !== 'html' && takesKind(format, kind)
