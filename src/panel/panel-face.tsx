import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks'
import type { RemedyKind } from '../guard/index.ts'
import { Button } from '../faces/button.tsx'
import { GestureGate, useDwell } from '../faces/gesture.ts'
import { Seal } from '../faces/seal.tsx'
import { say } from '../faces/say.ts'
import { useHeight } from '../faces/use-height.ts'
import type { SealChoice, SecureRecipient } from '../messaging/hold-view.ts'
import { HandOverView } from './hand-over-view.tsx'
import type { ComposeLine } from './handshake.ts'
import { HeldView, isDecidedElsewhere } from './held-view.tsx'
import { OutcomeView, ProgressView } from './outcome-view.tsx'
import { SILENT, panelAfter, type PanelState } from './panel-state.ts'
import { useRedirect } from './redirect.tsx'
import { SealedView } from './sealed-view.tsx'
import { SealView } from './seal-view.tsx'
import { keepTabInside } from './tab-ring.ts'

/** Milliseconds. Taking attachments back from the webmail's server, or putting them into a file, may take a while. */
const ANSWER_LIMIT = 30_000

/** The panel beside a held message. It shows what the compose view tells it and sends back what the practitioner chose. */
export function PanelFace({ line }: { readonly line: ComposeLine }) {
  const [state, dispatch] = useReducer(panelAfter, SILENT)
  const gate = useDwell()
  const sheet = useRef<HTMLDivElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const { hold, step } = state
  const redirect = useRedirect(hold)
  const close = () => line.send({ type: 'close' })
  const back = () => dispatch({ type: 'back' })

  useEffect(() => {
    line.listen(dispatch)
    line.send({ type: 'ready' })
  }, [line])
  useEffect(() => {
    window.scrollTo(0, 0)
    title.current?.focus({ preventScroll: true })
  }, [state.appearance])
  // Whatever moves what stands under the pointer starts the dwell again.
  useLayoutEffect(() => gate.restart(), [gate, state.appearance, hold, redirect])
  useEffect(() => {
    if (state.waiting === null || isDecidedElsewhere(state.waiting)) return
    const limit = setTimeout(() => dispatch({ type: 'no-answer' }), ANSWER_LIMIT)
    return () => clearTimeout(limit)
  }, [state.waiting])
  useHeight(sheet, line, step === 'silent')
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.isTrusted) return
      if (sheet.current) keepTabInside(sheet.current, event)
      // While the message is on its way, only the button says "leave": no key pressed by habit hides the panel.
      if (event.key !== 'Escape' || step === 'progress') return
      if (step === 'hand-over' || step === 'seal') back()
      else close()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [line, step])

  if (step === 'silent' || hold === null) return null
  const openHandOver = () => dispatch({ type: 'open-hand-over' })
  const choose = (kind: RemedyKind) => {
    if (kind === 'go-back') close()
    else if (kind === 'hand-over' && redirect) handOver(redirect.recipients)
    else if (kind === 'hand-over') openHandOver()
    else if (kind === 'change-recipient') {
      if (hold.correction) line.send({ type: 'correct', address: hold.correction.address, insteadOf: hold.correction.insteadOf })
      dispatch({ type: 'asked', kind })
    } else if (kind === 'send-as-is') {
      line.send({ type: 'send-as-is', doubts: hold.reasons.map(({ doubt }) => doubt).filter(Boolean) })
      dispatch({ type: 'asked', kind })
    } else if (kind === 'seal') {
      const best = hold.seal?.formats.find(({ proposed }) => proposed)
      // Nothing would arrive as it is: the view says why.
      if (best) seal({ format: best.format, choose: false, wantsAnswer: best.format === 'html' && hold.seal?.answer === 'asked' })
      else dispatch({ type: 'open-seal' })
    }
    else {
      line.send({ type: 'remedy', kind })
      dispatch({ type: 'asked', kind })
    }
  }
  const seal = (choice: SealChoice) => {
    line.send({ type: 'seal', choice })
    dispatch({ type: 'asked', kind: 'seal' })
  }
  const handOver = (recipients: readonly SecureRecipient[]) => {
    line.send({ type: 'hand-over', recipients })
    dispatch({ type: 'confirm-hand-over' })
  }
  const look = lookOf(state)
  return (
    <GestureGate.Provider value={gate.accepts}>
      <div ref={sheet} class={`sheet sheet-${look.tone}`} role="dialog" aria-modal="true" aria-labelledby="title" data-step={step}>
        <header class="head">
          <Seal tone={look.tone} size={40} />
          <h1 id="title" ref={title} tabIndex={-1}>{say(look.title)}</h1>
          <Button look="icon" aria-label={say('panel_close')} onPress={close}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="m3 3 10 10M13 3 3 13" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" /></svg>
          </Button>
        </header>
        {step === 'reasons' && (
          <HeldView
            hold={hold} state={state} redirect={redirect} onChoose={choose} onAddresses={openHandOver} onFormats={() => dispatch({ type: 'open-seal' })}
            onReveal={(passage) => line.send({ type: 'reveal', passage })}
            onAnswer={(key, isPatient) => line.send({ type: 'answer-passage', key, isPatient })} onStop={(file) => line.send({ type: 'stop-reading', file })}
            onErase={() => line.send({ type: 'erase-saved' })}
          />
        )}
        {step === 'hand-over' && <HandOverView hold={hold} onConfirm={handOver} onBack={back} />}
        {step === 'seal' && hold.seal && <SealView offer={hold.seal} onSeal={seal} onBack={back} />}
        {step === 'progress' && <ProgressView progress={state.progress} onClose={close} onCancel={() => line.send({ type: 'cancel' })} />}
        {step === 'sealed' && state.sealed && <SealedView sealed={state.sealed} onSend={() => line.send({ type: 'send' })} onClose={close} />}
        {step === 'outcome' && <OutcomeView outcome={state.outcome} onClose={close} onBack={back} />}
      </div>
    </GestureGate.Provider>
  )
}

interface Look {
  readonly title: string
  readonly tone: 'held' | 'doubt' | 'fine'
}

const OUTCOME_LOOKS: Record<PanelState['outcome']['level'], Look> = {
  done: { title: 'panel_title_done', tone: 'fine' },
  doubt: { title: 'panel_title_doubt_outcome', tone: 'doubt' },
  failed: { title: 'panel_title_failed', tone: 'held' },
  stopped: { title: 'panel_title_stopped', tone: 'doubt' },
}

function lookOf({ step, hold, outcome }: PanelState): Look {
  if (step === 'hand-over') return { title: 'panel_title_hand_over', tone: 'fine' }
  if (step === 'seal') return { title: 'panel_title_seal', tone: 'fine' }
  if (step === 'sealed') return { title: 'panel_title_sealed', tone: 'fine' }
  if (step === 'progress') return { title: 'panel_title_progress', tone: 'fine' }
  if (step === 'outcome') return OUTCOME_LOOKS[outcome.level]
  if (hold?.failure) return { title: 'panel_title_failure', tone: 'held' }
  if (hold?.verdict === 'pass') return { title: 'panel_title_clear', tone: 'fine' }
  return hold?.verdict === 'block' ? { title: 'panel_title_held', tone: 'held' } : { title: 'panel_title_doubt', tone: 'doubt' }
}
