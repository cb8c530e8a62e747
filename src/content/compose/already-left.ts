import { LEFT_AS_DRAFT } from '../../messaging/hold-view.ts'
import type { GuardedView } from './guarded-view.ts'
import type { Scan } from './scan.ts'

/** What the webmail's server already had before Sceau could hold it; message keys. What Sceau itself handed over is no news. */
export function alreadyLeft({ context, files, saved }: Pick<GuardedView, 'context' | 'files' | 'saved'>, scan: Scan | null): readonly string[] {
  if (!scan || context.secureSite) return []
  const file = scan.reading.attachments.some(({ id }) => !files.isOurs(id))
  return [...(file ? ['content_left_server_attachment'] : []), ...(saved.holds(scan) ? [LEFT_AS_DRAFT] : [])]
}
