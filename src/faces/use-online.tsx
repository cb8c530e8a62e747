import { useState } from 'preact/hooks'
import type { ComponentChild } from 'preact'
import type { Box } from '../directory/index.ts'
import { ask } from '../messaging/ask.ts'
import type { OnlineAnswer, OnlineFound, OnlineQuestion } from '../messaging/directory-records.ts'
import { BoxLines } from './box-card.tsx'
import { formatDate } from './format.ts'
import { Notice } from './notice.tsx'
import { say, sayCount, sayOr } from './say.ts'

const PATIENCE = 3 * 60_000
const SILENT: OnlineAnswer = { found: [], error: 'directory_online_silent', errorParams: [] }

export type Asked = { readonly state: 'idle' } | { readonly state: 'asking' } | { readonly state: 'answered'; readonly answer: OnlineAnswer }

/** A question to a public server. It leaves in `press` and nowhere else; `allowed`: what the browser says of that server. */
export function useOnline(): { readonly asked: Asked; readonly press: (question: OnlineQuestion, allowed?: Promise<boolean>) => void } {
  const [asked, setAsked] = useState<Asked>({ state: 'idle' })
  const press = (question: OnlineQuestion, allowed = Promise.resolve(true)) => {
    setAsked({ state: 'asking' })
    void allowed
      .then((may) => (may ? ask('look-up-online', question, PATIENCE) : { ...SILENT, error: 'directory_online_not_allowed' }))
      .catch(() => SILENT)
      .then((answer) => setAsked({ state: 'answered', answer }))
  }
  return { asked, press }
}

/** What came of it: each answer with who says it, or why there is none. @param action What stands beside each person found. */
export function OnlineOutcome({ asked, action }: { readonly asked: Asked; readonly action?: (box: Box) => ComponentChild }) {
  const answer = asked.state === 'answered' ? asked.answer : null
  return (
    <>
      <p role="status" class="small">{asked.state === 'asking' ? say('online_asking') : answer?.error === '' ? sayCount('online_found', answer.found.length) : ''}</p>
      {answer !== null && answer.error !== '' && <Notice tone="doubt" live><span>{sayOr('directory_online_silent', answer.error, ...answer.errorParams)}</span></Notice>}
      {answer !== null && answer.found.length > 0 && (
        <ul class="stack-tight plain-list">{answer.found.map((found) => <Found key={found.statement.box.address} found={found} action={action} />)}</ul>
      )}
    </>
  )
}

/** One answer: who says it, of when, and whether this computer's directory says the same. */
function Found({ found: { statement, known, differs }, action }: { readonly found: OnlineFound; readonly action: ((box: Box) => ComponentChild) | undefined }) {
  const agreement = !known ? say('online_new') : differs.length === 0 ? say('online_agrees') : say('online_differs', differs.map((point) => say(`online_point_${point}`)).join(', '))
  return (
    <li class="card found stack-tight">
      <BoxLines box={statement.box} />
      <span class="small">{say(`online_statement_${statement.source}`, formatDate(statement.date))}</span>
      <span class={differs.length > 0 ? 'small field-error' : 'small soft'}>{agreement}</span>
      {action?.(statement.box)}
    </li>
  )
}
