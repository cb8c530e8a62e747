import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { formatDateTime } from '../../faces/format.ts'
import { useGate } from '../../faces/gesture.ts'
import { Notice } from '../../faces/notice.tsx'
import { answerUrl } from '../../faces/options-link.ts'
import { say, sayCount } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'
import type { EnvelopeSummary, Settings, VaultStatus } from '../../messaging/records.ts'
import type { SecretLists } from '../../messaging/requests.ts'
import type { SaveSettings } from '../options-face.tsx'
import { AlwaysSeal } from './always-seal.tsx'
import { ForgetButton, showSecret } from './secret-actions.tsx'
import { StandingList } from './standing-list.tsx'

interface CodesSectionProps {
  readonly settings: Settings
  readonly onSave: SaveSettings
  readonly vault: VaultStatus
  /** Whether files can be held back as they are attached: a mail program has them before Sceau is told. */
  readonly sealsOnSight: boolean
}

const DAYS = [7, 14, 30, 60, 90]

/** The secrets: those that stand, and which one sealed which file. None of them is shown here. */
export function CodesSection({ settings, onSave, vault, sealsOnSight }: CodesSectionProps) {
  const { asked, again, set } = useAsk('secrets')
  const [problem, setProblem] = useState('')
  const accepts = useGate()
  // The vault was opened or locked further up.
  useEffect(again, [vault.state])
  if (asked.state === 'asking') return null
  if (asked.state === 'silent') {
    return <Notice tone="held" live><span>{say('common_no_answer')}</span><Button onPress={again}>{say('common_try_again')}</Button></Notice>
  }
  const lists = asked.value
  const keepDays = (event: Event & { currentTarget: HTMLSelectElement }) => {
    if (!accepts(event)) return
    void onSave({ ...settings, secretDays: Number(event.currentTarget.value) }).then((saved) => setProblem(saved ? '' : 'common_not_saved'))
  }
  const choices = [...new Set([...DAYS, settings.secretDays])].sort((a, b) => a - b)
  return (
    <>
      {sealsOnSight && <AlwaysSeal settings={settings} onSave={onSave} />}
      <p class="soft">{say('secret_list_why')}</p>
      {!lists.open && (
        <Notice tone="plain">
          <span><strong>{say('secret_list_closed')}</strong> {say('secret_list_closed_how')}</span>
          <a class="button" href="#coffre">{say('secret_list_to_vault')}</a>
        </Notice>
      )}
      {lists.open && <StandingList standing={lists.standing} onLists={set} onChange={again} />}
      {lists.open && <RecentList envelopes={lists.envelopes} onLists={set} />}
      <section class="stack-tight" aria-labelledby="answers-title">
        <h3 id="answers-title">{say('secret_answers')}</h3>
        <p class="soft">{say('secret_answers_how')}</p>
        <div><a class="button" href={answerUrl()} target="_blank" rel="noopener">{say('popup_answer')}</a></div>
      </section>
      <div class="field narrow">
        <label for="secret-days">{say('secret_recent_days')}</label>
        <select id="secret-days" class="input" value={String(settings.secretDays)} onChange={keepDays}>
          {choices.map((days) => <option key={days} value={String(days)}>{sayCount('secret_recent_days', days)}</option>)}
        </select>
      </div>
      {problem !== '' && <p class="field-error" role="alert">{say(problem)}</p>}
    </>
  )
}

function RecentList({ envelopes, onLists }: { readonly envelopes: readonly EnvelopeSummary[]; readonly onLists: (lists: SecretLists) => void }) {
  return (
    <section class="stack-tight" aria-labelledby="recent-title">
      <h3 id="recent-title">{say('secret_recent')}</h3>
      {envelopes.length === 0 && <p class="soft">{say('secret_recent_none')}</p>}
      <ul class="stack-tight">
        {envelopes.map(({ id, fileName, format, recipients, sealedAt }) => (
          <li key={id} class="card found-bare">
            <span class="box-lines">
              <strong>{fileName}</strong>
              <span class="soft small">{[formatDateTime(sealedAt), say(`secret_format_${format}`), recipients.join(', ')].filter(Boolean).join(' · ')}</span>
            </span>
            <span class="row">
              <Button aria-label={say('secret_show_named', fileName)} onPress={() => showSecret(id)}>{say('secret_show')}</Button>
              <ForgetButton id={id} name={fileName} onLists={onLists} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
