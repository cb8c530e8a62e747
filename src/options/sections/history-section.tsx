import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { formatDate } from '../../faces/format.ts'
import { useGate } from '../../faces/gesture.ts'
import { Notice } from '../../faces/notice.tsx'
import { say, sayCount } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'
import { ask } from '../../messaging/ask.ts'
import type { Correspondent, HistoryList } from '../../messaging/people-records.ts'
import type { VaultStatus } from '../../messaging/records.ts'
import { addressesIn, MOST_BYTES, textOf } from '../../directory/sources/address-book.ts'

const SHOWN = 20

/** Whom one has written to: what is remembered, where more can come from, and how it is forgotten. */
export function HistorySection({ vault }: { readonly vault: VaultStatus }) {
  const { asked, again, set } = useAsk('history')
  const [words, setWords] = useState<{ readonly text: string; readonly failed: boolean }>({ text: '', failed: false })
  const [forgetting, setForgetting] = useState(false)
  // The vault was opened or locked further up.
  useEffect(again, [vault.state])
  if (asked.state === 'asking') return null
  if (asked.state === 'silent') {
    return <Notice tone="held" live><span>{say('common_no_answer')}</span><Button onPress={again}>{say('common_try_again')}</Button></Notice>
  }
  const { open, people } = asked.value
  const tell = (text: string, failed = false) => setWords({ text, failed })
  const take = (work: Promise<HistoryList>, done: string) => work.then((list) => {
    set(list)
    tell(done)
  }, () => tell(say('common_no_answer'), true))
  const importFile = async (file: File) => {
    const addresses = file.size > MOST_BYTES ? [] : addressesIn(await textOf(file))
    if (addresses.length === 0) {
      tell(say('history_import_none', file.name), true)
      return
    }
    await ask('history-import', { addresses }).then((list) => {
      set(list)
      tell(sayCount('history_imported', list.added))
    }, () => tell(say('common_no_answer'), true))
  }
  return (
    <>
      <p class="soft">{say('history_why')}</p>
      {!open && (
        <Notice tone="plain">
          <span><strong>{say('history_closed')}</strong> {say('history_closed_how')}</span>
          <a class="button" href="#coffre">{say('history_to_vault')}</a>
        </Notice>
      )}
      {open && <p><strong>{people.length === 0 ? say('history_none') : sayCount('history_count', people.length)}</strong></p>}
      {open && people.length > 0 && <People people={people} onForget={(address) => void take(ask('history-forget', { address }), say('history_forgotten', address))} />}
      <div class="row">
        {open && <ImportButton onFile={(file) => void importFile(file)} />}
        {(people.length > 0 || !open) && <Button look="quiet" onPress={() => setForgetting(true)}>{say('history_forget_all')}</Button>}
      </div>
      {open && <p class="field-hint">{say('history_import_hint')}</p>}
      <p role="status" class={words.failed ? 'field-error' : 'small'}>{words.text}</p>
      {forgetting && (
        <ConfirmDialog
          title={say('history_forget_title')} text={say('history_forget_text')} action={say('history_forget_all')}
          onConfirm={() => {
            setForgetting(false)
            void take(ask('history-clear', {}), say('history_all_forgotten'))
          }}
          onCancel={() => setForgetting(false)}
        />
      )}
    </>
  )
}

function ImportButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const chooser = useRef<HTMLInputElement>(null)
  const accepts = useGate()
  return (
    <>
      <Button onPress={() => chooser.current?.click()}>{say('history_import')}</Button>
      <input
        ref={chooser} type="file" accept=".vcf,.vcard,.csv,text/vcard,text/csv" hidden aria-label={say('history_import')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (accepts(event) && file) onFile(file)
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

function People({ people, onForget }: { readonly people: readonly Correspondent[]; readonly onForget: (address: string) => void }) {
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const found = people.filter(({ address }) => address.includes(wanted))
  return (
    <>
      {people.length > SHOWN / 2 && (
        <div class="field">
          <label for="history-find">{say('history_find')}</label>
          <input id="history-find" class="input" type="search" autocomplete="off" spellcheck={false} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </div>
      )}
      <ul class="stack-tight">
        {found.slice(0, SHOWN).map(({ address, times, last }) => (
          <li key={address} class="card found-bare">
            <span class="box-lines">
              <strong>{address}</strong>
              <span class="soft small">{sayCount('history_times', times, formatDate(last))}</span>
            </span>
            <Button look="quiet" aria-label={say('history_forget_named', address)} onPress={() => onForget(address)}>{say('history_forget')}</Button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && <p class="small soft">{sayCount('history_more', found.length - SHOWN)}</p>}
    </>
  )
}
