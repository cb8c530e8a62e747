import type { BadgeState } from '../ui/badge.ts'
import { say } from '../ui/words.ts'
import type { Scan } from './scan.ts'

const TONES: Record<Scan['verdict']['verdict'], BadgeState['tone']> = { pass: 'fine', advise: 'doubt', confirm: 'doubt', block: 'held' }

export const toneOf = ({ verdict }: Scan): BadgeState['tone'] => TONES[verdict.verdict]

/**
 * What the mark beside Send says of a verdict, of files that the webmail shows not at all or under another name, and what else has to be known here.
 * With a warning among it nothing is shown as fine, whatever the verdict.
 */
export function badgeState(
  scan: Scan, files: { readonly kept: number; readonly sealed: number }, action: string, { warnings = [], notes = [] }: { readonly warnings?: readonly string[]; readonly notes?: readonly string[] } = {},
): BadgeState {
  const tone = toneOf(scan)
  const pending = scan.draft.attachments.some(({ state }) => state === 'pending')
  const text = [
    pending ? say('content_reading_files') : say(`content_verdict_${scan.verdict.verdict}`),
    ...(files.kept > 0 ? [say(files.kept === 1 ? 'content_files_kept_one' : 'content_files_kept_other', String(files.kept))] : []),
    ...(files.sealed > 0 ? [say(files.sealed === 1 ? 'content_files_sealed_one' : 'content_files_sealed_other', String(files.sealed))] : []),
    ...warnings,
    ...notes,
  ]
  return { tone: pending ? 'waiting' : tone === 'fine' && warnings.length > 0 ? 'doubt' : tone, text: text.join(' · '), action }
}
