import { detect, type Finding } from '../../detection/index.ts'
import { type Draft, recipientsOf } from '../../guard/index.ts'

const findingsIn = (text: string): readonly Finding[] => detect([{ part: 'subject', text }], []).findings

/** Whether these are more than whom one writes to: that names somebody, and may name a ward ("dépistage VIH"), but gives nobody's illness or birth. */
function tells(findings: readonly Finding[]): boolean {
  const has = (is: (finding: Finding) => boolean): boolean => findings.some(is)
  return has(({ kind }) => kind === 'identity-number' || kind === 'birth-date') || (has(({ kind }) => kind === 'person') && has(({ role }) => role === 'health'))
}

let last = { names: '', tell: false }

/** Whether the recipients' fields hold a patient's data: a letter pasted into the wrong field, an address book's note beside a name. */
export function recipientsTell(draft: Draft): boolean {
  const all = [...new Set(recipientsOf(draft).map(({ name }) => name.trim()).filter((name) => name !== ''))]
  const names = all.join('\n')
  // Looked at together first: of hundreds of colleagues hardly any is looked at alone.
  if (names !== last.names) last = { names, tell: tells(findingsIn(names)) && all.some((name) => tells(findingsIn(name))) }
  return last.tell
}
