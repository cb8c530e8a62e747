import { useRef } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { useGate } from '../../faces/gesture.ts'

interface FileButtonProps {
  readonly label: string
  readonly accept: string
  readonly multiple?: boolean
  readonly disabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** A button that opens the browser's own file chooser. */
export function FileButton({ label, accept, multiple = false, disabled = false, onFiles }: FileButtonProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const accepts = useGate()
  return (
    <>
      <Button disabled={disabled} onPress={() => chooser.current?.click()}>{label}</Button>
      <input
        ref={chooser} type="file" accept={accept} multiple={multiple} hidden aria-label={label}
        onChange={(event) => {
          const files = [...event.currentTarget.files ?? []]
          event.currentTarget.value = ''
          if (accepts(event) && files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}
