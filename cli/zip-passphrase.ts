import { judgeSecret } from '../src/crypto/passphrase/strength.ts'
import english from '../src/locales/en/secret.json' with { type: 'json' }
import { InputError } from './io.ts'

/**
 * A ZIP stretches its password by 1,000 rounds only. Whether a passphrase in a file was drawn cannot be seen, so it is judged as the
 * extension judges a chosen one.
 * @param known What a guesser may know: names of the files. @throws InputError when it would be guessed.
 */
export async function checkZipPassphrase(passphrase: string, known: readonly string[]): Promise<void> {
  const { weakness } = await judgeSecret(passphrase, known)
  if (weakness !== null) throw new InputError(`This passphrase is not good enough for a ZIP, where guesses are fast. ${english[weakness]} Nothing was written.`)
}
