import { useEffect, useId, useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import { say } from './say.ts'

interface ConfirmDialogProps {
  readonly title: string
  readonly text: string
  /** What the confirming button says, in words of what it does. */
  readonly action: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks once before something cannot be undone. The harmless answer has the focus. */
export function ConfirmDialog({ title, text, action, onConfirm, onCancel }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog} aria-labelledby={`${id}-t`} aria-describedby={`${id}-p`}
      onCancel={(event) => {
        event.preventDefault()
        onCancel()
      }}
    >
      <div class="stack">
        <h2 id={`${id}-t`}>{title}</h2>
        <p id={`${id}-p`}>{text}</p>
        <div class="row">
          <Button autofocus onPress={onCancel}>{say('common_cancel')}</Button>
          <Button look="wax" onPress={onConfirm}>{action}</Button>
        </div>
      </div>
    </dialog>
  )
}
