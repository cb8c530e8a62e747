import { Button } from '../faces/button.tsx'
import { Notice } from '../faces/notice.tsx'
import { say } from '../faces/say.ts'

/** What stands in the place of a secret that was left unused. */
export function Covered({ onUncover, onDone }: { readonly onUncover: () => void; readonly onDone: () => void }) {
  return (
    <>
      <Notice tone="plain" live>{say('secret_covered')}</Notice>
      <div class="row">
        <Button look="main" onPress={onUncover}>{say('secret_uncover')}</Button>
        <Button onPress={onDone}>{say('secret_close')}</Button>
      </div>
    </>
  )
}
