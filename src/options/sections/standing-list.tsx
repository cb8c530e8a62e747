import { useState } from 'preact/hooks'
import { generateWords } from '../../crypto/index.ts'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { say } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { StandingSummary } from '../../messaging/records.ts'
import type { SecretLists } from '../../messaging/requests.ts'
import { ageOf, isOld } from '../../secret/age.ts'
import { readablePhone } from '../../secret/phone.ts'
import { ForgetButton, showSecret } from './secret-actions.tsx'
import { StandingForm } from './standing-form.tsx'

interface StandingListProps {
  readonly standing: readonly StandingSummary[]
  readonly onLists: (lists: SecretLists) => void
  /** Something was saved: the lists are asked again. */
  readonly onChange: () => void
}

/** Standing secrets: whose, how old, and what can be done with each. */
export function StandingList({ standing, onLists, onChange }: StandingListProps) {
  const [editing, setEditing] = useState<string | null>(null)
  const [replacing, setReplacing] = useState<StandingSummary | null>(null)
  const [problem, setProblem] = useState(false)
  const saved = (id: string, isNew: boolean) => {
    setEditing(null)
    onChange()
    if (isNew) showSecret(id)
  }
  const replace = ({ id, label, addresses, phone }: StandingSummary) => {
    setReplacing(null)
    ask('standing-save', { id, label, addresses, phone, secret: generateWords().secret, kind: 'words' }).then(
      ({ standing: now }) => {
        setProblem(now === null)
        if (now) saved(id, true)
      },
      () => setProblem(true),
    )
  }
  return (
    <section class="stack-tight" aria-labelledby="standing-title">
      <h3 id="standing-title">{say('secret_standing')}</h3>
      {standing.length === 0 && <p class="soft">{say('secret_standing_none')}</p>}
      <ul class="stack-tight">
        {standing.map((each) => (
          <li key={each.id} class="card stack-tight">
            <div class="found-bare">
              <span class="box-lines">
                <strong>{each.label}</strong>
                <span class="soft small">{[...each.addresses, readablePhone(each.phone)].filter(Boolean).join(' · ')}</span>
                <span class={isOld(each.madeAt) ? 'small tone-doubt' : 'soft small'}>{ageOf(each.madeAt)}{isOld(each.madeAt) ? ` ${say('secret_old')}` : ''}</span>
              </span>
              <span class="row">
                <Button aria-label={say('secret_show_named', each.label)} onPress={() => showSecret(each.id)}>{say('secret_show')}</Button>
                <Button aria-label={say('secret_replace_named', each.label)} onPress={() => setReplacing(each)}>{say('secret_replace')}</Button>
                <Button look="quiet" aria-label={say('secret_edit_named', each.label)} onPress={() => setEditing(editing === each.id ? null : each.id)}>{say('common_edit')}</Button>
                <ForgetButton id={each.id} name={each.label} onLists={onLists} />
              </span>
            </div>
            {editing === each.id && <StandingForm standing={each} onSaved={(id) => saved(id, false)} onCancel={() => setEditing(null)} />}
          </li>
        ))}
      </ul>
      {editing === 'new'
        ? <div class="card"><StandingForm standing={null} onSaved={(id) => saved(id, true)} onCancel={() => setEditing(null)} /></div>
        : <div><Button onPress={() => setEditing('new')}>{say('secret_standing_new')}</Button></div>}
      {problem && <p class="field-error" role="alert">{say('secret_failed')}</p>}
      {replacing && (
        <ConfirmDialog
          title={say('secret_replace_title')} text={say('secret_replace_text', replacing.label)} action={say('secret_replace')}
          onConfirm={() => replace(replacing)} onCancel={() => setReplacing(null)}
        />
      )}
    </section>
  )
}
