import type { PassageView } from '../messaging/hold-view.ts'

/** Passages shown before "show the others". */
export const FIRST_PASSAGES = 4

/** Passages of one place: a part of the message, or one file. */
export interface PassageGroup {
  readonly part: PassageView['part']
  readonly file: string
  readonly passages: readonly PassageView[]
}

/** Groups passages by the place they lie in, in the order of the draft, keeping at most `limit` passages in all. */
export function passageGroups(passages: readonly PassageView[], limit: number): PassageGroup[] {
  const groups = new Map<string, PassageView[]>()
  for (const passage of passages.slice(0, limit)) {
    const key = `${passage.part}\n${passage.file}`
    const group = groups.get(key)
    if (group) group.push(passage)
    else groups.set(key, [passage])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ part: first.part, file: first.file, passages: group }] : []
  })
}
