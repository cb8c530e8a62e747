import type { GuardedView } from './guarded-view.ts'

/** Every file of the draft but those that stand in its text, held ones first, those of the server fetched. @throws when the server refuses one. */
export async function allFiles({ adapter, files }: Pick<GuardedView, 'adapter' | 'files'>, inText: ReadonlySet<string>): Promise<readonly File[]> {
  const server = await Promise.all(adapter.read().attachments.filter(({ id }) => !inText.has(id)).map((item) => item.read()))
  return [...files.held.map(({ file }) => file), ...server]
}
