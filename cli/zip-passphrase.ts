import { judgeSecret } from '../src/crypto/passphrase/strength.ts'
import english from '../src/locales/en/secret.json' with { type: 'json' }

/**
 * A ZIP stretches its password by 1,000 rounds only. Whether a passphrase in a file was drawn cannot be seen, so it is judged as the
 * extension judges a chosen one. Here it is only said: whoever works in the terminal may have agreed on it elsewhere.
 * @param known What a guesser may know: names of the files.
 * @returns what to say; empty where it is good enough.
 */
export async function zipWarning(passphrase: string, known: readonly string[]): Promise<string> {
  const { weakness } = await judgeSecret(passphrase, known)
  return weakness === null ? '' : `This passphrase is weak for a ZIP, where guesses are fast. ${english[weakness]} Words that sceau draws would hold.`
}
