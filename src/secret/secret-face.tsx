import { useEffect, useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { formatDateTime } from '../faces/format.ts'
import { Notice } from '../faces/notice.tsx'
import { say } from '../faces/say.ts'
import { UnlockVault } from '../faces/vault-forms.tsx'
import { ask } from '../messaging/ask.ts'
import type { TellableSecret } from '../messaging/records.ts'
import { ageOf } from './age.ts'
import { Covered } from './covered.tsx'
import { SecretWindow } from './secret-window.tsx'
import { TellSecret, type Telling } from './tell-secret.tsx'
import { useHiding } from './use-hiding.ts'

type Stage =
  | { readonly at: 'asking' } | { readonly at: 'silent' } | { readonly at: 'gone' } | { readonly at: 'locked' }
  | { readonly at: 'told'; readonly told: TellableSecret }

const tellingOf = (told: TellableSecret): Telling => (told.of === 'standing'
  ? {
      secret: told.secret, kind: told.kind, about: told.standing.label, age: ageOf(told.standing.madeAt), label: told.standing.label,
      phone: told.standing.phone, madeAt: told.standing.madeAt, format: null,
    }
  : {
      secret: told.secret, kind: told.kind, about: say('secret_opens', told.envelope.fileName), age: say('secret_sealed', formatDateTime(told.envelope.sealedAt)),
      label: '', phone: '', madeAt: told.envelope.sealedAt, format: told.envelope.format, insteadOf: told.insteadOf ?? '',
    })

/** Tells one secret of the vault, out of every web page's reach. Left alone, it covers it and forgets it until it is asked again. */
export function SecretFace({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const [stage, setStage] = useState<Stage>({ at: 'asking' })
  const [practice, setPractice] = useState('')
  const { hidden, uncover } = useHiding()
  const load = () => {
    ask('secret-read', { id }).then(
      ({ told, why }) => setStage(told ? { at: 'told', told } : { at: why === 'locked' ? 'locked' : 'gone' }),
      () => setStage({ at: 'silent' }),
    )
  }
  useEffect(() => {
    load()
    ask('settings', {}).then(({ profiles, activeProfile }) => setPractice(profiles.find((each) => each.id === activeProfile)?.name ?? ''), () => undefined)
  }, [id])
  useEffect(() => {
    if (hidden) setStage({ at: 'asking' })
  }, [hidden])
  const show = () => {
    uncover()
    load()
  }
  return (
    <SecretWindow titleKey="secret_title">
      {hidden && <Covered onUncover={show} onDone={onDone} />}
      {!hidden && stage.at === 'asking' && <p role="status" class="soft">{say('secret_asking')}</p>}
      {!hidden && stage.at === 'silent' && <Notice tone="held" live><span>{say('common_no_answer')}</span><Button onPress={load}>{say('common_try_again')}</Button></Notice>}
      {!hidden && stage.at === 'gone' && (
        <>
          <Notice tone="doubt" live>{say('secret_gone')}</Notice>
          <div><Button onPress={onDone}>{say('secret_close')}</Button></div>
        </>
      )}
      {!hidden && stage.at === 'locked' && (
        <>
          <p>{say('secret_locked')}</p>
          <UnlockVault onDone={load} />
        </>
      )}
      {!hidden && stage.at === 'told' && <TellSecret telling={tellingOf(stage.told)} practice={practice} onDone={onDone} />}
    </SecretWindow>
  )
}
