import { Button } from '../faces/button.tsx'
import { Notice } from '../faces/notice.tsx'
import { Seal } from '../faces/seal.tsx'
import { say } from '../faces/say.ts'
import { useAsk } from '../faces/use-ask.ts'
import { CreateVault, UnlockVault } from '../faces/vault-forms.tsx'

/** Opens the vault, or makes it, in a window that no web page can reach. */
export function UnlockFace({ onDone }: { readonly onDone: () => void }) {
  const { asked, again } = useAsk('vault-status')
  return (
    <div class="window stack">
      <header class="head">
        <Seal tone="fine" size={40} />
        <h1>{say('decision_unlock_title')}</h1>
      </header>
      {asked.state === 'silent' && (
        <Notice tone="held" live>
          <span>{say('common_no_answer')}</span>
          <Button onPress={again}>{say('common_try_again')}</Button>
        </Notice>
      )}
      {asked.state === 'known' && asked.value.state === 'absent' && <CreateVault onDone={onDone} />}
      {asked.state === 'known' && asked.value.state === 'locked' && (
        <>
          <p>{say('decision_unlock_why')}</p>
          <UnlockVault onDone={onDone} />
        </>
      )}
      {asked.state === 'known' && asked.value.state === 'unlocked' && (
        <>
          <Notice tone="fine">{say('decision_unlocked')}</Notice>
          <div><Button look="main" onPress={onDone}>{say('decision_close')}</Button></div>
        </>
      )}
    </div>
  )
}
