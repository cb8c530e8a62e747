import { useMemo } from 'preact/hooks'
import { FileLink } from '../../faces/file-link.tsx'
import { Notice } from '../../faces/notice.tsx'
import { say } from '../../faces/say.ts'

export interface KeyFile {
  readonly name: string
  readonly label: string
  readonly text: string
}

/** What came of work with a key, and the files to give away or to put by. */
export function KeyFiles({ words, files }: { readonly words: string; readonly files: readonly KeyFile[] }) {
  return (
    <Notice tone="fine" live>
      <span>{words}</span>
      <span class="row">{files.map((file) => <SavedText key={file.name} {...file} />)}</span>
    </Notice>
  )
}

export function SavedText({ name, label, text }: KeyFile) {
  const file = useMemo(() => ({ name, bytes: new Blob([text], { type: 'application/pgp-keys' }) }), [name, text])
  return <FileLink file={file}>{label}</FileLink>
}

/** A name for the key's file: who, and which of several. */
export const keyFileName = (what: string, { address, fingerprint }: { readonly address: string; readonly fingerprint: string }): string =>
  `${say(`keys_file_${what}`)}-${address.replace(/[^a-z0-9.@_-]/gi, '')}-${fingerprint.slice(-8)}.asc`
