import { FileLink } from '../faces/file-link.tsx'
import { formatSize } from '../faces/format.ts'
import { Notice } from '../faces/notice.tsx'
import { say } from '../faces/say.ts'
import type { RecordCopyView } from '../messaging/hold-view.ts'

/** The readable copy for the patient's record, and how long it can be had; says so when none could be made. */
export function RecordCopy({ copy }: { readonly copy: RecordCopyView | null }) {
  if (copy === null) return <Notice tone="doubt"><span>{say('panel_copy_none')}</span></Notice>
  return (
    <Notice tone="plain">
      <span>{say(copy.kept ? 'panel_copy_kept' : 'panel_copy_only_now')}</span>
      <FileLink file={copy}>{say('panel_eml_save', copy.name, formatSize(copy.bytes.size))}</FileLink>
    </Notice>
  )
}
