import { Button } from '../faces/button.tsx'
import { formatSize } from '../faces/format.ts'
import { Notice } from '../faces/notice.tsx'
import { say, sayCount, sayOr } from '../faces/say.ts'
import type { SealedView as Sealed } from '../messaging/hold-view.ts'
import { RecordCopy } from './record-copy.tsx'

interface SealedViewProps {
  readonly sealed: Sealed
  readonly onSend: () => void
  readonly onClose: () => void
}

/** The draft is sealed and nothing has left: what goes, what to mind, and the practitioner's own Send. */
export function SealedView({ sealed: { scope, format, files, notes, beside, wantsAnswer, copy }, onSend, onClose }: SealedViewProps) {
  return (
    <>
      <Notice tone="fine" live>
        <strong>{sayCount(`panel_sealed_${scope}`, files.length)}</strong>
        <ul>{files.map(({ name, size }) => <li key={name}>{name} · {formatSize(size)}</li>)}</ul>
      </Notice>
      <p>{say(format === 'openpgp' ? 'keys_sealed' : 'panel_sealed_secret')}</p>
      {wantsAnswer && <p>{say('panel_sealed_answer')}</p>}
      {beside.length > 0 && <Notice tone="doubt"><span>{sayCount('panel_sealed_beside', beside.length, beside.join(', '))}</span></Notice>}
      {notes.length > 0 && (
        <Notice tone="doubt">
          <ul class="stack-tight">{notes.map(({ key, params }, rank) => <li key={rank}>{sayOr('panel_reason_unknown', key, ...params.map(named))}</li>)}</ul>
        </Notice>
      )}
      <RecordCopy copy={copy} />
      <div class="row">
        <Button look="main" onPress={onSend}>{say('panel_sealed_send')}</Button>
        <Button onPress={onClose}>{say('panel_close')}</Button>
      </div>
    </>
  )
}

/** Values may name words of the catalogue, e.g. the fields of a document's properties. */
const named = (value: string): string => value.replace(/\{(envelope_field_\w+)\}/g, (_, key: string) => say(key))
