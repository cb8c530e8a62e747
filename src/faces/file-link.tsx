import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useGate } from './gesture.ts'

interface FileLinkProps {
  readonly file: { readonly name: string; readonly bytes: Blob }
  readonly children: ComponentChildren
}

/** A link that saves a file which never left this computer. Acts only on events that the face's gate accepts. */
export function FileLink({ file, children }: FileLinkProps) {
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
  return url === '' ? null : <a class="button" href={url} download={file.name} onClick={save}>{children}</a>
}
