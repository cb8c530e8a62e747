import { useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { Notice } from '../faces/notice.tsx'
import { say } from '../faces/say.ts'
import { useClearingCopy } from './use-clearing-copy.ts'

/** Copies a secret, after saying what that means. */
export function CopySecret({ secret }: { readonly secret: string }) {
  const [asking, setAsking] = useState(false)
  const { state, copy } = useClearingCopy(secret)
  if (asking) {
    return (
      <Notice tone="doubt">
        <p>{say('secret_copy_risk')}</p>
        <div class="row">
          <Button autofocus onPress={() => setAsking(false)}>{say('common_cancel')}</Button>
          <Button
            onPress={() => {
              setAsking(false)
              copy()
            }}
          >
            {say('secret_copy_anyway')}
          </Button>
        </div>
      </Notice>
    )
  }
  return (
    <div class="row">
      <Button look="quiet" onPress={() => setAsking(true)}>{say('secret_copy')}</Button>
      <span role="status" class={state === 'refused' || state === 'stays' ? 'field-error' : 'soft small'}>{state === 'none' ? '' : say(`secret_clipboard_${state}`)}</span>
    </div>
  )
}
