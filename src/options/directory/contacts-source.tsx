import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { say, sayOr } from '../../faces/say.ts'
import { DirectoryFormatError } from '../../directory/index.ts'
import { parseContacts } from '../../directory/sources/contacts.ts'
import { ask } from '../../messaging/ask.ts'
import type { DirectorySources, SourceState } from '../../messaging/directory-records.ts'
import { FileButton } from './file-button.tsx'
import { SourceItem } from './source-item.tsx'

const FILES = '.vcf,.csv,.txt,text/vcard,text/csv'
const LIMIT = 60_000

interface ContactsSourceProps {
  readonly state: SourceState | null
  readonly locked: boolean
  readonly onSources: (sources: DirectorySources) => void
}

/** The practitioner's own address book: read here, kept in the vault, sent nowhere. */
export function ContactsSource({ state, locked, onSources }: ContactsSourceProps) {
  const [problem, setProblem] = useState('')
  const run = (work: () => Promise<DirectorySources>) => {
    setProblem('')
    work().then(onSources, (error: unknown) => setProblem(
      error instanceof DirectoryFormatError ? sayOr('options_contacts_failed', error.key, ...error.params) : say('options_contacts_failed'),
    ))
  }
  const take = ([file]: readonly File[]) => {
    if (file) run(async () => ask('contacts-keep', { boxes: parseContacts(new Uint8Array(await file.arrayBuffer())), from: file.name }, LIMIT))
  }
  return (
    <SourceItem name={say('options_source_contacts')} state={state} about={say('options_source_contacts_about')}>
      {state && locked && <span class="small">{say('options_contacts_locked')}</span>}
      <span class="row">
        <FileButton label={say('options_contacts_import')} accept={FILES} onFiles={take} />
        {state && <Button look="quiet" onPress={() => run(() => ask('contacts-keep', { boxes: [], from: '' }))}>{say('options_contacts_forget')}</Button>}
      </span>
      {problem !== '' && <span class="field-error" role="alert">{problem}</span>}
    </SourceItem>
  )
}
