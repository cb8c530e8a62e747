import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import type { RemedyKind } from '../guard/index.ts'
import { Button } from '../faces/button.tsx'
import { GestureGate, dwellGate } from '../faces/gesture.ts'
import { Seal } from '../faces/seal.tsx'
import { say } from '../faces/say.ts'
import type { SecureRecipient } from '../messaging/hold-view.ts'
import { HandOverView } from './hand-over-view.tsx'
import type { ComposeLine } from './handshake.ts'
import { HeldView } from './held-view.tsx'
import { OutcomeView, ProgressView } from './outcome-view.tsx'
import { SILENT, panelAfter, type PanelState } from './panel-state.ts'

const ANSWER_LIMIT = 10_000

/** The panel beside a held message. It shows what the compose view tells it and sends back what the practitioner chose. */
export function PanelFace({ line }: { readonly line: ComposeLine }) {
  const [state, dispatch] = useReducer(panelAfter, SILENT)
  const gate = useMemo(() => dwellGate(), [])
  const sheet = useRef<HTMLDivElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const close = () => line.send({ type: 'close' })

  useEffect(() => {
    line.listen(dispatch)
    line.send({ type: 'ready' })
  }, [line])
  useEffect(() => {
    gate.restart()
    title.current?.focus()
  }, [gate, state.appearance])
  useEffect(() => {
    const limit = state.waiting === null ? undefined : setTimeout(() => dispatch({ type: 'no-answer' }), ANSWER_LIMIT)
    return () => clearTimeout(limit)
  }, [state.waiting])
  useEffect(() => {
    const element = sheet.current
    if (element === null) return
    const watch = new ResizeObserver(() => line.send({ type: 'height', pixels: Math.ceil(element.getBoundingClientRect().height) }))
    watch.observe(element)
    return () => watch.disconnect()
  }, [line, state.step === 'silent'])
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.key !== 'Escape') return
      if (state.step === 'hand-over') dispatch({ type: 'back' })
      else close()
    }
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [line, state.step])

  const { hold } = state
  if (state.step === 'silent' || hold === null) return null
  const choose = (kind: RemedyKind) => {
    if (kind === 'go-back') close()
    else if (kind === 'hand-over') dispatch({ type: 'open-hand-over' })
    else {
      line.send({ type: 'remedy', kind })
      dispatch({ type: 'asked', kind })
    }
  }
  const handOver = (recipients: readonly SecureRecipient[]) => {
    line.send({ type: 'hand-over', recipients })
    dispatch({ type: 'confirm-hand-over' })
  }
  const back = () => dispatch({ type: 'back' })
  const look = lookOf(state)
  return (
    <GestureGate.Provider value={gate.accepts}>
      <div ref={sheet} class={`sheet sheet-${look.tone}`}>
        <header class="head">
          <Seal tone={look.tone} />
          <h1 ref={title} tabIndex={-1}>{say(look.title)}</h1>
          <Button look="icon" aria-label={say('panel_close')} onPress={close}>×</Button>
        </header>
        {state.step === 'reasons' && <HeldView hold={hold} state={state} onChoose={choose} onReveal={(passage) => line.send({ type: 'reveal', passage })} />}
        {state.step === 'hand-over' && <HandOverView hold={hold} onConfirm={handOver} onBack={back} />}
        {state.step === 'progress' && <ProgressView progress={state.progress} onClose={close} />}
        {state.step === 'outcome' && <OutcomeView outcome={state.outcome} onClose={close} onBack={back} />}
      </div>
    </GestureGate.Provider>
  )
}

function lookOf({ step, hold, outcome }: PanelState): { title: string; tone: 'held' | 'doubt' | 'fine' } {
  if (step === 'hand-over' || step === 'progress') return { title: step === 'progress' ? 'panel_title_progress' : 'panel_title_hand_over', tone: 'fine' }
  if (step === 'outcome') return { title: outcome.level === 'doubt' ? 'panel_title_doubt_outcome' : `panel_title_${outcome.level}`, tone: ({ done: 'fine', doubt: 'doubt', failed: 'held' } as const)[outcome.level] }
  if (hold?.failure) return { title: 'panel_title_failure', tone: 'held' }
  return hold?.verdict === 'block' ? { title: 'panel_title_held', tone: 'held' } : { title: 'panel_title_doubt', tone: 'doubt' }
}
