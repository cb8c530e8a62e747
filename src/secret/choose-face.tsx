import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { GestureGate, useDwell } from '../faces/gesture.ts'
import { Notice } from '../faces/notice.tsx'
import { say } from '../faces/say.ts'
import { UnlockVault } from '../faces/vault-forms.tsx'
import { ask } from '../messaging/ask.ts'
import type { ChosenSecret } from '../messaging/records.ts'
import type { PageRequests } from '../messaging/requests.ts'
import { ChooseSecret } from './choose-secret.tsx'
import { Covered } from './covered.tsx'
import { SecretWindow } from './secret-window.tsx'
import { TellSecret } from './tell-secret.tsx'
import { useHiding } from './use-hiding.ts'

type Context = PageRequests['secret-request']['answer']

type Stage =
  | { readonly at: 'asking' } | { readonly at: 'silent' } | { readonly at: 'gone' }
  | { readonly at: 'open'; readonly context: Context }
  | { readonly at: 'taken'; readonly context: Context; readonly chosen: ChosenSecret; readonly label: string; readonly madeAt: string }

/** Chooses the secret of one envelope, then tells it. A standing one needs no telling. */
export function ChooseFace({ requestId, onDone }: { readonly requestId: string; readonly onDone: () => void }) {
  const [stage, setStage] = useState<Stage>({ at: 'asking' })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  // A second try after a failed one must not keep the secret twice.
  const kept = useRef('')
  const gate = useDwell()
  const { hidden, uncover } = useHiding()
  const load = () => {
    ask('secret-request', { requestId }).then((context) => setStage(context.asked ? { at: 'open', context } : { at: 'gone' }), () => setStage({ at: 'silent' }))
  }
  useEffect(load, [requestId])
  useEffect(() => gate.restart(), [gate, stage])
  const choose = async (context: Context, chosen: ChosenSecret, keepAs: string): Promise<void> => {
    if (keepAs !== '') {
      const { standing } = await ask('standing-save', {
        id: kept.current, label: keepAs, addresses: context.asked?.recipients ?? [], phone: '', secret: chosen.secret, kind: chosen.kind,
      })
      if (!standing) {
        setProblem('secret_failed')
        return
      }
      kept.current = standing.id
    }
    const taken = { ...chosen, standingId: keepAs === '' ? chosen.standingId : kept.current }
    const { accepted, why } = await ask('choose-secret', { requestId, chosen: taken })
    if (!accepted) {
      if (why === 'locked') setProblem('secret_locked')
      else setStage({ at: 'gone' })
      return
    }
    if (chosen.secret === '') onDone()
    else setStage({ at: 'taken', context, chosen: taken, label: keepAs, madeAt: new Date().toISOString() })
  }
  const start = (context: Context) => (chosen: ChosenSecret, keepAs: string) => {
    setBusy(true)
    setProblem('')
    choose(context, chosen, keepAs).catch(() => setProblem('common_no_answer')).finally(() => setBusy(false))
  }
  if (hidden && stage.at === 'taken') {
    return <SecretWindow titleKey="secret_choose_title"><Covered onUncover={uncover} onDone={onDone} /></SecretWindow>
  }
  return (
    <GestureGate.Provider value={gate.accepts}>
      <SecretWindow titleKey={stage.at === 'taken' ? 'secret_title' : 'secret_choose_title'}>
        {stage.at === 'asking' && <p role="status" class="soft">{say('secret_asking')}</p>}
        {stage.at === 'silent' && <Notice tone="held" live><span>{say('common_no_answer')}</span><Button onPress={load}>{say('common_try_again')}</Button></Notice>}
        {stage.at === 'gone' && (
          <>
            <Notice tone="doubt" live>{say('secret_request_gone')}</Notice>
            <div><Button onPress={onDone}>{say('secret_close')}</Button></div>
          </>
        )}
        {stage.at === 'open' && <Asking context={stage.context} busy={busy} problem={problem} onChoose={start(stage.context)} onUnlocked={load} />}
        {stage.at === 'taken' && (
          <TellSecret
            telling={{
              secret: stage.chosen.secret, kind: stage.chosen.kind, about: say('secret_opens', stage.context.asked?.fileName ?? ''), age: '',
              label: stage.label, phone: '', madeAt: stage.madeAt, format: stage.chosen.standingId === '' ? (stage.context.asked?.format ?? null) : null,
            }}
            practice={stage.context.practice} onDone={onDone}
          />
        )}
      </SecretWindow>
    </GestureGate.Provider>
  )
}

interface AskingProps {
  readonly context: Context
  readonly busy: boolean
  readonly problem: string
  readonly onChoose: (chosen: ChosenSecret, keepAs: string) => void
  readonly onUnlocked: () => void
}

function Asking({ context: { asked, standing, vaultOpen, practice, hasNoVault = false }, busy, problem, onChoose, onUnlocked }: AskingProps) {
  const [unlocking, setUnlocking] = useState(false)
  if (!asked) return null
  const { recipients, fileName, format } = asked
  // Its secret is for this envelope alone: nothing in the vault is wanted, and nothing goes there to be used again.
  const once = format === 'html'
  return (
    <>
      <dl class="facts card">
        <div><dt>{say('secret_for_file')}</dt><dd>{fileName}</dd></div>
        <div><dt>{say('secret_for_people')}</dt><dd>{recipients.join(', ')}</dd></div>
      </dl>
      {!vaultOpen && !hasNoVault && !once && !unlocking && (
        <Notice tone="plain"><span>{say('secret_vault_closed')}</span><Button onPress={() => setUnlocking(true)}>{say('common_vault_unlock')}</Button></Notice>
      )}
      {!vaultOpen && unlocking && <div class="card"><UnlockVault onDone={onUnlocked} /></div>}
      <ChooseSecret
        key={standing?.id ?? ''} format={format} standing={standing} canKeep={vaultOpen && !once && standing === null && recipients.length === 1} recipient={recipients[0] ?? ''}
        known={[practice, fileName, ...recipients]} busy={busy} onChoose={onChoose}
      />
      {problem !== '' && <p class="field-error" role="alert">{say(problem)}</p>}
      <p class="soft small">{say('secret_never_mail')}</p>
    </>
  )
}
