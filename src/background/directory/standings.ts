import { type Directory, type Standing, standingOf } from '../../directory/index.ts'
import { loadSettings, policyOf } from '../stores/settings.ts'
import { currentDirectory } from './service.ts'
import { knowledgeOf } from './statements.ts'

/** What is known of these addresses: the same for the verdict, the mark beside the field and the card behind it. */
export async function standingsOf(addresses: readonly string[]): Promise<{
  readonly directory: Directory | null; readonly version: string; readonly standings: readonly Standing[]
}> {
  const [directory, knowledge] = await Promise.all([currentDirectory(), knowledgeOf(addresses)])
  const { internalDomains } = await policyOf(await loadSettings())
  return {
    directory, version: `${directory?.version ?? 'none'}${knowledge.stamp}`,
    standings: addresses.map((address) => standingOf(address, directory, internalDomains, knowledge)),
  }
}
