import { DirectoryFormatError, disagreements, type Statement } from '../../directory/index.ts'
import { FHIR_CALLS_PER_SECOND, fhirByAddress, fhirByName } from '../../directory/sources/fhir.ts'
import type { Network } from '../../directory/sources/remote.ts'
import { tabularByAddress, tabularByName } from '../../directory/sources/tabular.ts'
import { tokenBucket } from '../../directory/sources/token-bucket.ts'
import type { OnlineAnswer, OnlineQuestion } from '../../messaging/directory-records.ts'
import { LockedError } from '../stores/vault-key-store.ts'
import { currentDirectory } from './service.ts'
import { fhirKey } from './private.ts'
import { rememberAnswers } from './statements.ts'

const clock = {
  now: () => Date.now(),
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
}
const network: Network = {
  fetch: (url, init) => fetch(url, init), clock,
  // One for both sources: neither is asked more than a person can read.
  turn: tokenBucket(FHIR_CALLS_PER_SECOND, clock),
}

async function asked({ source, familyName, givenName, address }: OnlineQuestion): Promise<Statement[]> {
  const who = { familyName, givenName }
  if (source === 'tabular') return address === '' ? tabularByName(who, network) : tabularByAddress(address, network)
  const key = await fhirKey.read()
  if (key === '') throw new DirectoryFormatError('directory_online_no_key', 'There is no key for this directory.')
  return address === '' ? fhirByName(who, { key, network }) : fhirByAddress(address, { key, network })
}

/**
 * Asks a server about a person or an address. The only request of the extension's that carries a recipient's name: made by a
 * press of the practitioner's that says what is sent to whom, and by nothing else.
 */
export async function lookUpOnline(question: OnlineQuestion): Promise<OnlineAnswer> {
  try {
    const statements = await asked(question)
    await rememberAnswers(statements)
    const directory = await currentDirectory()
    const found = statements.map((statement) => {
      const box = directory?.byAddress(statement.box.address)
      return {
        statement, known: box !== null && box !== undefined,
        differs: box ? disagreements([statement, { source: 'mssante-file', date: directory?.date ?? '', box }]).map(({ about }) => about) : [],
      }
    })
    return { found, error: '', errorParams: [] }
  } catch (error) {
    if (error instanceof LockedError) return { found: [], error: 'directory_online_locked', errorParams: [] }
    if (error instanceof DirectoryFormatError) return { found: [], error: error.key, errorParams: error.params }
    throw error
  }
}
