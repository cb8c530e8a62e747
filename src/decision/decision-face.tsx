import { useEffect, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { Button } from '../faces/button.tsx'
import { GestureGate, useDwell } from '../faces/gesture.ts'
import { Notice } from '../faces/notice.tsx'
import { Seal } from '../faces/seal.tsx'
import { say, sayOr } from '../faces/say.ts'
import { ask } from '../messaging/ask.ts'
import type { PageRequests } from '../messaging/requests.ts'
import { EmergencyForm } from './emergency-form.tsx'
import { SendAnywayForm } from './send-anyway-form.tsx'

export type DecisionContext = PageRequests['decision-context']['answer']

/** What a form of this window decided. The reason is empty in an emergency. */
export type Decide = (kind: 'send-anyway' | 'emergency', reason: string) => void

type Stage =
  | { readonly at: 'asking' }
  | { readonly at: 'silent' }
  | { readonly at: 'open'; readonly context: DecisionContext }
  | { readonly at: 'refused'; readonly why: string }

/** Long enough for the compose view to compare what stands there with what was shown. */
const DECIDE_LIMIT = 30_000

const TITLES: Record<DecisionContext['kind'], string> = {
  'send-anyway': 'decision_title', 'emergency': 'decision_title_emergency', 'hidden': 'decision_title_hidden',
}

/** Confirms, out of every web page's reach, what cannot be undone. */
export function DecisionFace({ holdId, onDone }: { readonly holdId: string; readonly onDone: () => void }) {
  const [stage, setStage] = useState<Stage>({ at: 'asking' })
  const [busy, setBusy] = useState(false)
  const gate = useDwell()
  const load = () => {
    ask('decision-context', { holdId }).then((context) => setStage({ at: 'open', context }), () => setStage({ at: 'silent' }))
  }
  useEffect(load, [holdId])
  useEffect(() => gate.restart(), [gate, stage])
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.isTrusted && event.key === 'Escape') onDone()
    }
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [onDone])
  const decide: Decide = (kind, reason) => {
    if (busy) return
    setBusy(true)
    ask('decide', { holdId, kind, reason }, DECIDE_LIMIT)
      .then(({ sent, why }) => (sent ? onDone() : setStage({ at: 'refused', why })), () => setStage({ at: 'refused', why: 'decision_unknown' }))
      .finally(() => setBusy(false))
  }
  return (
    <GestureGate.Provider value={gate.accepts}>
      <Window stage={stage}>
        {stage.at === 'asking' && <p role="status" class="soft">{say('decision_asking')}</p>}
        {stage.at === 'silent' && (
          <Ended tone="held" text={say('common_no_answer')} onDone={onDone}><Button look="main" onPress={load}>{say('common_try_again')}</Button></Ended>
        )}
        {stage.at === 'refused' && <Ended tone={stage.why === 'decision_unknown' ? 'doubt' : 'held'} text={sayOr('decision_gone', stage.why)} onDone={onDone} />}
        {stage.at === 'open' && (stage.context.live
          ? <Question context={stage.context} busy={busy} onDecide={decide} onDone={onDone} />
          : <Ended tone="doubt" text={say('decision_gone')} onDone={onDone} />)}
      </Window>
    </GestureGate.Provider>
  )
}

interface QuestionProps {
  readonly context: DecisionContext
  readonly busy: boolean
  readonly onDecide: Decide
  readonly onDone: () => void
}

function Question({ context, busy, onDecide, onDone }: QuestionProps) {
  const [urgent, setUrgent] = useState(context.kind === 'emergency')
  if (context.kind === 'hidden' && !urgent) {
    return (
      <>
        <p class="lead">{say('decision_hidden')}</p>
        <p class="soft">{say('decision_hidden_advice')}</p>
        <Destination context={context} />
        <div class="row">
          <Button look="main" onPress={onDone}>{say('decision_back')}</Button>
          <Button look="quiet" onPress={() => setUrgent(true)}>{say('decision_to_emergency')}</Button>
        </div>
      </>
    )
  }
  if (urgent) {
    return (
      <>
        <Destination context={context} />
        <EmergencyForm busy={busy} onSend={() => onDecide('emergency', '')} onBack={onDone} />
      </>
    )
  }
  if (!context.allowed) {
    return (
      <Ended tone="doubt" text={say('decision_refused')} onDone={onDone}>
        <Button look="quiet" onPress={() => setUrgent(true)}>{say('decision_to_emergency')}</Button>
      </Ended>
    )
  }
  return (
    <>
      <Destination context={context} />
      <SendAnywayForm busy={busy} needsReason={context.verdict === 'block'} onSend={(reason) => onDecide('send-anyway', reason)} onBack={onDone} />
    </>
  )
}

/** Where the message would go. The window knows domains and codes only: the draft itself stays in its tab. */
function Destination({ context: { recipientDomains, rules } }: { readonly context: DecisionContext }) {
  const domains = [...new Set(recipientDomains.filter(Boolean))]
  const named = [...new Set(rules.map((rule) => sayOr('common_rule_other', `common_rule_${rule.replaceAll('-', '_')}`)))]
  return (
    <dl class="facts card">
      {domains.length > 0 && <div><dt>{say('decision_towards')}</dt><dd>{domains.join(', ')}</dd></div>}
      {named.length > 0 && <div><dt>{say('decision_found')}</dt><dd>{named.join(', ')}</dd></div>}
    </dl>
  )
}

interface EndedProps {
  readonly tone: 'held' | 'doubt'
  readonly text: string
  readonly onDone: () => void
  readonly children?: ComponentChildren
}

function Ended({ tone, text, onDone, children }: EndedProps) {
  return (
    <>
      <Notice tone={tone} live>{text}</Notice>
      <div class="row">
        {children}
        <Button onPress={onDone}>{say('decision_close')}</Button>
      </div>
    </>
  )
}

function Window({ stage, children }: { readonly stage: Stage; readonly children: ComponentChildren }) {
  const title = stage.at === 'open' && stage.context.live ? TITLES[stage.context.kind] : 'decision_title_plain'
  return (
    <div class="window stack">
      <header class="head">
        <Seal tone="held" size={40} />
        <h1>{say(title)}</h1>
      </header>
      {children}
    </div>
  )
}
