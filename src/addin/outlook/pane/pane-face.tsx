import { useEffect, useState } from 'preact/hooks'
import { DecisionFace } from '../../../decision/decision-face.tsx'
import type { Box } from '../../../directory/index.ts'
import { Button } from '../../../faces/button.tsx'
import { DirectorySearch } from '../../../faces/directory-search.tsx'
import { Notice } from '../../../faces/notice.tsx'
import { PolicyLine } from '../../../faces/policy-line.tsx'
import { Seal } from '../../../faces/seal.tsx'
import { say, sayOr } from '../../../faces/say.ts'
import type { PolicyFault } from '../../../messaging/managed-policy.ts'
import type { ChosenSecret } from '../../../messaging/records.ts'
import { PanelFace } from '../../../panel/panel-face.tsx'
import type { ComposeLine } from '../../../panel/handshake.ts'
import { ChooseSecret } from '../../../secret/choose-secret.tsx'
import { SecretFace } from '../../../secret/secret-face.tsx'
import { SecretWindow } from '../../../secret/secret-window.tsx'
import type { Window } from './answers.ts'

/** What the pane is at. `held`: a stop, which the panel shows. */
export type Stage =
  | { readonly at: 'reading' }
  | { readonly at: 'fine' }
  | { readonly at: 'cleared' }
  | { readonly at: 'failed'; readonly key: string }
  | { readonly at: 'held'; readonly line: ComposeLine }

/** Where the pane says what there is to show; a `null` window closes the one that is there. */
export interface PaneShow {
  readonly stage: (stage: Stage) => void
  readonly window: (window: Window | null) => void
  /** What of the administrator's policy could not be read. */
  readonly fault: (fault: PolicyFault | null) => void
}

export interface PaneProps {
  readonly watch: (show: PaneShow) => void
  readonly hasDirectory: boolean
  readonly onCheck: () => void
  readonly onUse: (box: Box) => void
  readonly onChoose: (jobId: string, chosen: ChosenSecret | null) => void
}

/** The task pane: what holds this message and what can be done, or that nothing does. */
export function PaneFace({ watch, hasDirectory, onCheck, onUse, onChoose }: PaneProps) {
  const [stage, setStage] = useState<Stage>({ at: 'reading' })
  const [window, setWindow] = useState<Window | null>(null)
  const [fault, setFault] = useState<PolicyFault | null>(null)
  useEffect(() => watch({ stage: setStage, window: setWindow, fault: setFault }), [watch])
  const close = () => setWindow(null)
  return (
    <>
      {window && <OverPanel window={window} onDone={close} onChoose={onChoose} />}
      {/* It stays, out of sight: what it shows next is told to it meanwhile. */}
      <div hidden={window !== null}>
        {stage.at === 'held'
          ? <PanelFace line={stage.line} />
          : <Standing stage={stage} onCheck={onCheck} />}
        {fault && <div class="pane-part"><PolicyLine fault={fault} /></div>}
        <Search hasDirectory={hasDirectory} onUse={onUse} />
      </div>
    </>
  )
}

interface OverPanelProps extends Pick<PaneProps, 'onChoose'> {
  readonly window: Window
  readonly onDone: () => void
}

/** What an extension opens a window for stands over the panel here: a pane is out of every web page's reach. */
function OverPanel({ window, onDone, onChoose }: OverPanelProps) {
  if (window.of === 'decision') return <div class="over-decision"><DecisionFace key={window.holdId} holdId={window.holdId} onDone={onDone} /></div>
  if (window.of === 'secret') return <SecretFace key={window.id} id={window.id} onDone={onDone} />
  const end = (chosen: ChosenSecret | null) => {
    onChoose(window.jobId, chosen)
    onDone()
  }
  return (
    <SecretWindow titleKey="secret_choose_title">
      <ChooseSecret format={window.format} standing={null} canKeep={false} recipient="" known={[window.fileName, ...window.recipients]} busy={false} onChoose={end} />
      <div><Button onPress={() => end(null)}>{say('decision_back')}</Button></div>
    </SecretWindow>
  )
}

const TONES = { reading: 'plain', fine: 'fine', cleared: 'fine', failed: 'held' } as const

function Standing({ stage, onCheck }: { readonly stage: Exclude<Stage, { readonly at: 'held' }>; readonly onCheck: () => void }) {
  const words = stage.at === 'failed' ? sayOr('outlook_failed', stage.key) : say(`outlook_${stage.at}`)
  return (
    <div class={`sheet sheet-${stage.at === 'failed' ? 'held' : 'fine'}`} data-step={stage.at}>
      <header class="head">
        <Seal tone={stage.at === 'failed' ? 'held' : 'fine'} size={40} />
        <h1>{say('outlook_title')}</h1>
      </header>
      {stage.at === 'reading' ? <p role="status" class="soft">{words}</p> : <Notice tone={TONES[stage.at]} live>{words}</Notice>}
      {stage.at !== 'reading' && <div><Button {...(stage.at === 'failed' ? { look: 'main' as const } : {})} onPress={onCheck}>{say('outlook_check')}</Button></div>}
    </div>
  )
}

function Search({ hasDirectory, onUse }: Pick<PaneProps, 'hasDirectory' | 'onUse'>) {
  return (
    <section class="pane-part" aria-label={say('outlook_search')}>
      {hasDirectory
        ? (
            <DirectorySearch
              label={say('outlook_search')} hint={say('outlook_search_hint')} online={false}
              action={(box) => <span><Button onPress={() => onUse(box)}>{say('outlook_use')}</Button></span>}
            />
          )
        : <p class="small soft">{say('outlook_no_directory')}</p>}
    </section>
  )
}
