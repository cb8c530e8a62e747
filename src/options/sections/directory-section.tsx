import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { formatDate } from '../../faces/format.ts'
import { useGate } from '../../faces/gesture.ts'
import type { Tone } from '../../faces/mark.tsx'
import { Notice } from '../../faces/notice.tsx'
import { formatNumber, say, sayOr } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { DirectoryStatus, Settings } from '../../messaging/records.ts'
import { fileDate, fileFault } from '../import-file.ts'
import type { SaveSettings } from '../options-face.tsx'

interface DirectorySectionProps {
  readonly settings: Settings
  readonly onSave: SaveSettings
  readonly status: DirectoryStatus
  readonly onStatus: (status: DirectoryStatus) => void
}

/** Reading the national file takes a while on an old computer. */
const LOAD_LIMIT = 10 * 60_000
const LOOK_AGAIN = 700
const TONES: Record<DirectoryStatus['state'], Tone> = { missing: 'doubt', loading: 'plain', ready: 'fine', failed: 'held' }

/** The directory of secure mailboxes on this computer: its state, where it comes from, and another way in. */
export function DirectorySection({ settings, onSave, status, onStatus }: DirectorySectionProps) {
  const [fault, setFault] = useState('')
  const [working, setWorking] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const accepts = useGate()
  const loading = working || status.state === 'loading'
  // Right after the installation this page is there before the first download has begun.
  const awaited = loading || status.state === 'missing'
  useEffect(() => {
    if (!awaited) return
    const timer = setInterval(() => void ask('directory-status', {}).then(onStatus, () => undefined), LOOK_AGAIN)
    return () => clearInterval(timer)
  }, [awaited])
  const run = (work: Promise<DirectoryStatus>) => {
    setFault('')
    setWorking(true)
    return work.then(onStatus, () => setFault('options_directory_silent')).finally(() => setWorking(false))
  }
  const take = async (file: File) => {
    const found = await fileFault(file)
    if (found !== '') {
      setFault(found)
      return
    }
    const url = URL.createObjectURL(file)
    await run(ask('directory-import', { url, date: fileDate(file.name, file.lastModified) }, LOAD_LIMIT))
    URL.revokeObjectURL(url)
  }
  return (
    <>
      <Notice tone={TONES[status.state]} live>
        <strong>{sentence(status)}</strong>
        {status.state === 'loading' && <progress max={1} {...(status.progress > 0 ? { value: status.progress } : {})} aria-label={say('common_directory_loading')} />}
        {status.state === 'failed' && <span>{sayOr('options_directory_failed', status.error, ...status.errorParams)}</span>}
      </Notice>
      <p class="soft">{say('options_directory_why')}</p>
      {fault !== '' && <p class="field-error" role="alert">{say(fault)}</p>}
      <div class="row">
        <Button look="main" disabled={loading} onPress={() => void run(ask('directory-refresh', {}, LOAD_LIMIT))}>{say('options_directory_refresh')}</Button>
        <Button disabled={loading} onPress={() => chooser.current?.click()}>{say('options_directory_import')}</Button>
        <input
          ref={chooser} type="file" accept=".txt,.csv,text/plain,text/csv" hidden aria-label={say('options_directory_import')}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (accepts(event) && file) void take(file)
            event.currentTarget.value = ''
          }}
        />
      </div>
      <AddressForm url={settings.directoryUrl} onSave={(directoryUrl) => onSave({ ...settings, directoryUrl })} />
    </>
  )
}

function sentence(status: DirectoryStatus): string {
  return status.state === 'ready' ? say('options_directory_ready', formatNumber(status.size), formatDate(status.date)) : say(`common_directory_${status.state}`)
}

function AddressForm({ url, onSave }: { readonly url: string; readonly onSave: (url: string) => Promise<boolean> }) {
  const [typed, setTyped] = useState(url)
  const [answer, setAnswer] = useState('')
  const accepts = useGate()
  const submit = (event: Event) => {
    event.preventDefault()
    if (!accepts(event)) return
    const text = typed.trim()
    if (!URL.canParse(text)) setAnswer('options_directory_url_malformed')
    else void onSave(text).then((saved) => setAnswer(saved ? 'common_saved' : 'common_not_saved'))
  }
  const failed = answer !== '' && answer !== 'common_saved'
  return (
    <form onSubmit={submit} noValidate>
      <div class="field">
        <label for="directory-url">{say('options_directory_url')}</label>
        <div class="with-button">
          <input
            id="directory-url" class="input" type="url" spellcheck={false} autocomplete="off" value={typed} aria-invalid={failed} aria-describedby="directory-url-h directory-url-a"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit" class="button">{say('common_save')}</button>
        </div>
        <span id="directory-url-h" class="field-hint">{say('options_directory_url_hint')}</span>
        <span id="directory-url-a" role="status" class={failed ? 'field-error' : 'small'}>{answer === '' ? '' : say(answer)}</span>
      </div>
    </form>
  )
}
