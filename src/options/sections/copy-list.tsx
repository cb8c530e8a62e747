import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { formatDateTime, formatSize } from '../../faces/format.ts'
import { say } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'
import { writeMessageFile } from '../../engine/write-message-file.ts'
import { copies } from '../../background/stores/copies.ts'
import { ask } from '../../messaging/ask.ts'
import type { CopySummary } from '../../messaging/records.ts'
import { saveBlob } from '../save-file.ts'

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString()
const when = ({ sentAt, keptAt }: CopySummary): string => formatDateTime(iso(sentAt || keptAt))
/** Tells several apart, and says nothing of the patient. */
const nameOf = ({ sentAt, keptAt }: CopySummary): string => `message-${iso(sentAt || keptAt).slice(0, 19).replace(':', 'h').replace(':', 'm')}.eml`

/** Readable copies of what has left, to be saved into the patient's record. @param open Whether the vault can be read. */
export function CopyList({ open }: { readonly open: boolean }) {
  // What they are about is told once the vault is open, so it is asked anew.
  return <Copies key={String(open)} open={open} />
}

function Copies({ open }: { readonly open: boolean }) {
  const { asked, again, set } = useAsk('copies')
  const [leaving, setLeaving] = useState<CopySummary | null>(null)
  const [problem, setProblem] = useState('')
  if (asked.state === 'asking') return null
  if (asked.state === 'silent') return <p class="field-error" role="alert">{say('common_vault_failed')} <Button look="quiet" onPress={again}>{say('common_try_again')}</Button></p>
  // Read here: many megabytes do not go through a message.
  const save = async (copy: CopySummary): Promise<void> => {
    const file = await copies.read(copy.id).then((kept) => kept && writeMessageFile(kept.message, kept.date)).catch(() => null)
    setProblem(file ? '' : 'options_copy_unreadable')
    if (file) saveBlob(nameOf(copy), file)
  }
  const remove = (id: string) => {
    setLeaving(null)
    ask('copy-delete', { id }).then((answer) => { set(answer); setProblem('') }, () => setProblem('common_vault_failed'))
  }
  return (
    <section class="stack-tight" aria-labelledby="copies-title">
      <h3 id="copies-title">{say('options_copies')}</h3>
      <p class="soft">{say('options_copies_why')}</p>
      {asked.value.copies.length === 0 && <p class="soft">{say('options_copies_none')}</p>}
      {asked.value.copies.length > 0 && !open && <p class="soft">{say('options_copies_locked')}</p>}
      <ul class="stack-tight">
        {asked.value.copies.map((copy) => (
          <li key={copy.id} class="card found-bare">
            <span class="box-lines">
              <strong>{say(copy.sentAt === 0 ? 'options_copy_unsent' : 'options_copy_sent', when(copy))}</strong>
              {copy.about && <span>{copy.about.subject || say('options_copy_no_subject')}</span>}
              <span class="soft small">{[copy.about?.recipients.join(', '), formatSize(copy.size)].filter(Boolean).join(' · ')}</span>
            </span>
            <span class="row">
              {open && <Button data-copy="save" aria-label={say('options_copy_save_named', when(copy))} onPress={() => void save(copy)}>{say('options_copy_save')}</Button>}
              <Button look="quiet" aria-label={say('options_copy_delete_named', when(copy))} onPress={() => setLeaving(copy)}>{say('common_delete')}</Button>
            </span>
          </li>
        ))}
      </ul>
      {problem !== '' && <p class="field-error" role="alert">{say(problem)}</p>}
      {leaving && (
        <ConfirmDialog
          title={say('options_copy_delete_title')} text={say('options_copy_delete_text', when(leaving))} action={say('common_delete')}
          onConfirm={() => remove(leaving.id)} onCancel={() => setLeaving(null)}
        />
      )}
    </section>
  )
}
