import { FileLink } from '../faces/file-link.tsx'
import { Notice } from '../faces/notice.tsx'
import { formatSize } from '../faces/format.ts'
import { say } from '../faces/say.ts'

/** The held message as a file, ready to be saved. It never leaves this computer by itself. */
export function EmlFile({ file }: { readonly file: { readonly name: string; readonly bytes: Blob } }) {
  return (
    <Notice tone="fine" live>
      <strong>{say('panel_eml_ready')}</strong>
      <FileLink file={file}>{say('panel_eml_save', file.name, formatSize(file.bytes.size))}</FileLink>
      <span class="small">{say('panel_eml_how')}</span>
    </Notice>
  )
}
