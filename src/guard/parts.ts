import type { TextPart } from '../detection/index.ts'
import type { Draft } from './draft.ts'

/** The texts of a draft as detection wants them: everything that would leave, the names of files included. */
export function partsOf(draft: Draft, withHistory: boolean): TextPart[] {
  return [
    { part: 'subject', text: draft.subject },
    { part: 'body', text: draft.body },
    ...(withHistory ? [{ part: 'quoted', text: draft.quoted } as const] : []),
    ...draft.attachments.flatMap(({ id, name, text }): TextPart[] => [
      { part: 'attachment-name', attachment: id, text: name },
      { part: 'attachment', attachment: id, text },
    ]),
  ]
}
