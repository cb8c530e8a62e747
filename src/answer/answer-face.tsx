import { useRef, useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { Notice } from '../faces/notice.tsx'
import { Seal } from '../faces/seal.tsx'
import { say, sayOr } from '../faces/say.ts'
import { UnlockVault } from '../faces/vault-forms.tsx'
import { openedAnswer, type Stage } from './answer-stage.ts'
import { FileChoice } from './file-choice.tsx'
import { OpenedAnswer } from './opened-answer.tsx'

/** Where the practitioner opens the answer to an envelope: choose the file, see who wrote it and what, save what came with it. */
export function AnswerFace() {
  const [stage, setStage] = useState<Stage>({ at: 'waiting' })
  const latest = useRef(0)
  const open = (file: File) => {
    const mine = ++latest.current
    setStage({ at: 'opening' })
    void openedAnswer(file).then((next) => {
      if (mine === latest.current) setStage(next)
    })
  }
  const clear = () => {
    latest.current++
    setStage({ at: 'waiting' })
  }
  return (
    <div class="answer stack">
      <header class="head">
        <Seal tone={stage.at === 'opened' && stage.answer.sender === 'unproven' ? 'doubt' : 'fine'} size={40} />
        <h1>{say('answered_title')}</h1>
      </header>
      {stage.at === 'opening' && <p role="status" class="lead">{say('answered_opening')}</p>}
      {stage.at === 'failed' && <Notice tone="doubt" live>{sayOr('answered_unreadable', stage.why)}</Notice>}
      {stage.at === 'silent' && (
        <Notice tone="held" live><span>{say('common_no_answer')}</span><Button onPress={() => open(stage.file)}>{say('common_try_again')}</Button></Notice>
      )}
      {stage.at === 'locked' && (
        <section class="card stack-tight" aria-labelledby="locked-title">
          <h2 id="locked-title">{say('answered_locked')}</h2>
          <p class="soft">{say('answered_locked_why')}</p>
          <UnlockVault onDone={() => open(stage.file)} />
        </section>
      )}
      {stage.at === 'opened' && <OpenedAnswer answer={stage.answer} envelope={stage.envelope} onClose={clear} />}
      {stage.at !== 'opened' && stage.at !== 'opening' && <FileChoice onFile={open} />}
    </div>
  )
}
