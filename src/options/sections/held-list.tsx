import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { formatDateTime, hostOf } from '../../faces/format.ts'
import { say, sayCount, sayOr } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'
import { ask } from '../../messaging/ask.ts'
import type { HeldDraft, HeldSummary } from '../../messaging/records.ts'
import { HeldDraftView } from './held-draft-view.tsx'

interface HeldListProps {
  /** Whether the vault is unlocked. */
  readonly open: boolean
  readonly onChange: () => void
}

interface Reading {
  readonly id: string
  readonly draft: HeldDraft | null
  readonly why: string
}

/** The held messages: when, where, how many files; their text once the vault is open. */
export function HeldList({ open, onChange }: HeldListProps) {
  const { asked, again, set } = useAsk('held-list')
  const [reading, setReading] = useState<Reading | null>(null)
  const [leaving, setLeaving] = useState<HeldSummary | null>(null)
  const [problem, setProblem] = useState('')
  if (asked.state === 'asking') return null
  if (asked.state === 'silent') return <p class="field-error" role="alert">{say('common_vault_failed')} <Button look="quiet" onPress={again}>{say('common_try_again')}</Button></p>
  const { held } = asked.value
  const read = (id: string) => {
    ask('held-read', { id }).then(({ draft, why }) => setReading({ id, draft, why }), () => setReading({ id, draft: null, why: 'common_vault_failed' }))
  }
  const remove = (id: string) => {
    setLeaving(null)
    ask('held-delete', { id }).then(
      (answer) => {
        set(answer)
        setProblem('')
        onChange()
      },
      () => setProblem('common_vault_failed'),
    )
  }
  return (
    <section class="stack-tight" aria-labelledby="held-title">
      <h3 id="held-title">{say('options_held')}</h3>
      {held.length === 0 && <p class="soft">{say('options_held_none')}</p>}
      {held.length > 0 && !open && <p class="soft">{say('options_held_locked')}</p>}
      <ul class="stack-tight">
        {held.map((item) => {
          const when = formatDateTime(item.heldAt)
          const isRead = open && reading?.id === item.id
          return (
            <li key={item.id} class="card stack-tight">
              <div class="found-bare">
                <span class="box-lines">
                  <strong>{when}</strong>
                  <span class="soft small">{[hostOf(item.site), item.attachments > 0 ? sayCount('options_held_files', item.attachments) : ''].filter(Boolean).join(' · ')}</span>
                </span>
                <span class="row">
                  {open && (
                    <Button aria-expanded={isRead} aria-label={say(isRead ? 'options_held_hide_named' : 'options_held_read_named', when)} onPress={() => (isRead ? setReading(null) : read(item.id))}>
                      {say(isRead ? 'options_held_hide' : 'options_held_read')}
                    </Button>
                  )}
                  <Button look="quiet" aria-label={say('options_held_delete_named', when)} onPress={() => setLeaving(item)}>{say('common_delete')}</Button>
                </span>
              </div>
              {isRead && (reading.draft ? <HeldDraftView draft={reading.draft} /> : <p class="field-error" role="alert">{sayOr('options_held_unreadable', reading.why)}</p>)}
            </li>
          )
        })}
      </ul>
      {problem !== '' && <p class="field-error" role="alert">{say(problem)}</p>}
      {leaving && (
        <ConfirmDialog
          title={say('options_held_delete_title')} text={say('options_held_delete_text', formatDateTime(leaving.heldAt))} action={say('common_delete')}
          onConfirm={() => remove(leaving.id)} onCancel={() => setLeaving(null)}
        />
      )}
    </section>
  )
}
