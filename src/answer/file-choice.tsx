import { useId, useState } from 'preact/hooks'
import { say } from '../faces/say.ts'

/** Takes one file, chosen or dropped. It is only read on this page. */
export function FileChoice({ onFile }: { readonly onFile: (file: File) => void }) {
  const [over, setOver] = useState(false)
  const id = useId()
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file) onFile(file)
  }
  return (
    <div
      class={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      <label for={id} class="drop-label">{say('answered_choose')}</label>
      <input
        id={id} type="file" class="input" aria-describedby={`${id}-h`}
        onChange={(event) => {
          take(event.currentTarget.files)
          // The same file may be chosen again once the vault is open.
          event.currentTarget.value = ''
        }}
      />
      <p id={`${id}-h`} class="small soft">{say('answered_choose_how')}</p>
    </div>
  )
}
