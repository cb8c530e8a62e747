import type { EnvelopeFormat } from '../crypto/index.ts'
import { Notice } from '../faces/notice.tsx'
import { say } from '../faces/say.ts'

/** Says why a standing secret does not open this envelope: whoever holds its card would try it. */
export function NotStanding({ format, label }: { readonly format: EnvelopeFormat; readonly label: string }) {
  return <Notice tone="plain">{say(format === 'zip' ? 'secret_not_standing_zip' : 'secret_not_standing_html', label)}</Notice>
}
