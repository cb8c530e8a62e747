import { useEffect, useState } from 'preact/hooks'
import { useGate } from '../faces/gesture.ts'
import { Notice } from '../faces/notice.tsx'
import { formatSize } from '../faces/format.ts'
import { say } from '../faces/say.ts'

/** The held message as a file, ready to be saved. It never leaves this computer by itself. */
export function EmlFile({ file }: { readonly file: { readonly name: string; readonly bytes: Blob } }) {
  const accepts = useGate()
  const [url, setUrl] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(file.bytes)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  const save = (event: Event) => {
    if (!accepts(event)) event.preventDefault()
  }
  return (
    <Notice tone="fine" live>
      <strong>{say('panel_eml_ready')}</strong>
      {url !== '' && <a class="button" href={url} download={file.name} onClick={save}>{say('panel_eml_save', file.name, formatSize(file.bytes.size))}</a>}
      <span class="small">{say('panel_eml_how')}</span>
    </Notice>
  )
}
