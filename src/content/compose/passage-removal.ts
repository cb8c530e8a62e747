import { knownWords } from '../../detection/index.ts'
import { knownPersons } from '../../guard/index.ts'
import { cutUntilClean, namesIn, placesOf } from './cut.ts'
import type { GuardedView } from './guarded-view.ts'
import { tellingFiles } from './scan.ts'

/**
 * Takes every passage that was found out of a compose view, and every attachment that holds one or could not be read.
 * @returns whether nothing is found in the text any more.
 */
export async function removePassages({ adapter, files, verdict }: Pick<GuardedView, 'adapter' | 'files' | 'verdict'>): Promise<boolean> {
  const scan = verdict.current()
  if (!scan) return false
  const telling = tellingFiles(scan).map(({ id }) => id)
  files.drop(files.held.map(({ id }) => id).filter((id) => telling.includes(id)))
  for (const id of telling) if (id.startsWith('server-')) await adapter.detach(id.slice('server-'.length))
  const names = namesIn(scan.detection.findings, knownWords(knownPersons(scan.draft)))
  const clean = cutUntilClean(() => verdict.current()?.detection.findings.map(({ place }) => place) ?? null, (places) => { adapter.remove(places) })
  const rest = clean ? verdict.current() : null
  for (const part of rest ? (['subject', 'body', 'quoted'] as const) : []) adapter.remove(placesOf(names, rest?.draft[part] ?? '').map((place) => ({ part, ...place })))
  return clean
}
