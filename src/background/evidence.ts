import type { Directory } from '../directory/index.ts'
import { answerFrom, NO_KNOWLEDGE, type Question } from '../guard/index.ts'
import type { PeopleEvidence } from '../messaging/people-records.ts'
import { activeProfile } from './profiles.ts'
import { history } from './stores/history.ts'
import { loadSettings } from './stores/settings.ts'

/** Id of the profile in use; empty before set-up. */
export const profileId = async (): Promise<string> => activeProfile(await loadSettings())?.id ?? ''

/**
 * What the rules are told of a draft's people beside their standings. What cannot be read (the vault is locked, a record
 * is damaged) counts as unknown: less acquaintance never lets more leave.
 */
export async function evidenceFor(addresses: readonly string[], question: Question, directory: Directory | null): Promise<PeopleEvidence> {
  return {
    history: await history.about(await profileId(), addresses).catch(() => []),
    knowledge: directory ? answerFrom(directory, question) : NO_KNOWLEDGE,
  }
}
