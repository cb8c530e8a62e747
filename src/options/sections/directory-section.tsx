import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { formatDate } from '../../faces/format.ts'
import type { Tone } from '../../faces/mark.tsx'
import { Notice } from '../../faces/notice.tsx'
import { formatNumber, say, sayOr } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'
import { ask } from '../../messaging/ask.ts'
import type { DirectorySources } from '../../messaging/directory-records.ts'
import type { DirectoryStatus, Settings } from '../../messaging/records.ts'
import { AddressForm } from '../directory/address-form.tsx'
import { ContactsSource } from '../directory/contacts-source.tsx'
import { FileButton } from '../directory/file-button.tsx'
import { KeySource } from '../directory/key-source.tsx'
import { OnlineLookUp } from '../directory/online-look-up.tsx'
import { Operators } from '../directory/operators.tsx'
import { SourceItem } from '../directory/source-item.tsx'
import { Tick } from '../directory/tick.tsx'
import { fileDate } from '../import-file.ts'
import type { SaveSettings } from '../options-face.tsx'

interface DirectorySectionProps {
  readonly settings: Settings
  readonly onSave: SaveSettings
  readonly status: DirectoryStatus
  readonly onStatus: (status: DirectoryStatus) => void
}

/** The register alone has 0.9 GB. */
const LOAD_LIMIT = 60 * 60_000
const LOOK_AGAIN = 700
const FILES = '.txt,.csv,.zip,.gz,.xml,text/plain,text/csv,text/xml,application/zip,application/gzip'
const TONES: Record<DirectoryStatus['state'], Tone> = { missing: 'doubt', loading: 'plain', ready: 'fine', failed: 'held' }

/** The directory of secure mailboxes on this computer: its state, what it is made of, how it is renewed. */
export function DirectorySection({ settings, onSave, status, onStatus }: DirectorySectionProps) {
  const [fault, setFault] = useState('')
  const [working, setWorking] = useState(false)
  /** Files that were refused because they would shrink the directory. */
  const [doubted, setDoubted] = useState<readonly File[]>([])
  const sources = useAsk('directory-sources')
  const loading = working || status.state === 'loading'
  // Right after the installation this page is there before the first download has begun.
  const awaited = loading || status.state === 'missing'
  useEffect(() => {
    if (!awaited) return
    const timer = setInterval(() => void ask('directory-status', {}).then(onStatus, () => undefined), LOOK_AGAIN)
    return () => clearInterval(timer)
  }, [awaited])
  useEffect(sources.again, [status.state, status.date, status.size])
  const run = (work: Promise<DirectoryStatus>) => {
    setFault('')
    setDoubted([])
    setWorking(true)
    return work.then(
      (after) => {
        onStatus(after)
        return after.error
      },
      () => {
        setFault('options_directory_silent')
        return ''
      },
    ).finally(() => setWorking(false))
  }
  const take = async (files: readonly File[], accepted: boolean) => {
    const chosen = files.map((file) => ({ url: URL.createObjectURL(file), name: file.name, date: fileDate(file.name, file.lastModified) }))
    const error = await run(ask('directory-import', { files: chosen, accepted }, LOAD_LIMIT))
    for (const { url } of chosen) URL.revokeObjectURL(url)
    if (error === 'directory_shrunk') setDoubted(files)
  }
  const known = sources.value
  return (
    <>
      <Notice tone={TONES[status.state]} live>
        <strong>{sentence(status)}</strong>
        {status.state === 'loading' && <progress max={1} {...(status.progress > 0 ? { value: status.progress } : {})} aria-label={say('common_directory_loading')} />}
        {status.state === 'failed' && <span>{sayOr('options_directory_failed', status.error, ...status.errorParams)}</span>}
        {status.state === 'failed' && known?.mailboxes && <span>{say('options_directory_still', formatNumber(known.mailboxes.rows), formatDate(known.mailboxes.date))}</span>}
        {status.state === 'ready' && known?.fault && <span>{say('options_directory_last_fault', formatDate(known.fault.date))} {sayOr('options_directory_failed', known.fault.key, ...known.fault.params)}</span>}
        {doubted.length > 0 && <span><Button onPress={() => void take(doubted, true)}>{say('options_directory_replace')}</Button></span>}
      </Notice>
      <p class="soft">{say('options_directory_why')}</p>
      {fault !== '' && <p class="field-error" role="alert">{say(fault)}</p>}
      {known?.waitsForNetwork && <p class="small">{say('options_directory_waits')}</p>}
      <div class="row">
        <Button look="main" disabled={loading} onPress={() => void run(ask('directory-refresh', {}, LOAD_LIMIT))}>{say('options_directory_refresh')}</Button>
        <FileButton label={say('options_directory_import')} accept={FILES} multiple disabled={loading} onFiles={(files) => void take(files, false)} />
        {loading && <Button look="quiet" onPress={() => void ask('directory-cancel', {}, LOAD_LIMIT).then(onStatus, () => undefined)}>{say('options_directory_cancel')}</Button>}
      </div>
      <p class="small soft">{say('options_directory_import_hint')}</p>
      {known && <Sources known={known} settings={settings} onSave={onSave} onSources={sources.set} />}
      <AddressForm url={settings.directoryUrl} onSave={(directoryUrl) => onSave({ ...settings, directoryUrl })} />
      {known && <OnlineLookUp hasKey={known.hasKey} />}
      <Operators />
    </>
  )
}

function sentence(status: DirectoryStatus): string {
  return status.state === 'ready' ? say('options_directory_ready', formatNumber(status.size), formatDate(status.date)) : say(`common_directory_${status.state}`)
}

interface SourcesProps {
  readonly known: DirectorySources
  readonly settings: Settings
  readonly onSave: SaveSettings
  readonly onSources: (sources: DirectorySources) => void
}

/** What the directory is made of, one source after another. */
function Sources({ known, settings, onSave, onSources }: SourcesProps) {
  return (
    <div class="stack-tight">
      <h3>{say('options_directory_sources')}</h3>
      <ul class="stack-tight plain-list">
        <SourceItem name={say('options_source_mailboxes')} state={known.mailboxes} about={say('options_source_mailboxes_about')}>
          {known.untrusted > 0 && <span class="small">{say('options_source_untrusted', formatNumber(known.untrusted))}</span>}
          {known.checkedAt !== '' && <span class="small soft">{say('options_source_checked', formatDate(known.checkedAt))}</span>}
          <Tick checked={settings.directoryOnMetered} label={say('options_directory_metered')} onChange={(directoryOnMetered) => onSave({ ...settings, directoryOnMetered })} />
        </SourceItem>
        <SourceItem name={say('options_source_register')} state={known.register} about={say('options_source_register_about')}>
          <Tick checked={settings.directoryRegister} label={say('options_directory_register')} onChange={(directoryRegister) => onSave({ ...settings, directoryRegister })} />
        </SourceItem>
        <SourceItem name={say('options_source_domains')} state={known.domains} about={say('options_source_domains_about')} />
        <ContactsSource state={known.contacts} locked={known.vaultLocked} onSources={onSources} />
        <KeySource hasKey={known.hasKey} onSources={onSources} />
      </ul>
    </div>
  )
}
