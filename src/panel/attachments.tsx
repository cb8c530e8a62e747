import { Button } from '../faces/button.tsx'
import { formatSize } from '../faces/format.ts'
import { ToneMark, type Tone } from '../faces/mark.tsx'
import { say } from '../faces/say.ts'
import type { AttachmentView } from '../messaging/hold-view.ts'

interface AttachmentsProps {
  readonly attachments: readonly AttachmentView[]
  /** Percent of the picture at hand, by id. */
  readonly reading: Readonly<Record<string, number>>
  readonly onStop: (id: string) => void
}

/** The files of the draft: where each one is, and what reading it gave. */
export function Attachments({ attachments, reading, onStop }: AttachmentsProps) {
  if (attachments.length === 0) return null
  return (
    <section class="stack-tight" aria-labelledby="files">
      <h2 id="files">{say('panel_files')}</h2>
      <ul class="files">
        {attachments.map((file, rank) => (
          <li key={rank} class="file">
            <ToneMark tone={toneOf(file)} />
            <span class="file-lines">
              <strong>{file.name || say('panel_file_unnamed')}</strong>
              <span class="soft small">{file.where === 'damaged' ? say('panel_file_damaged') : [formatSize(file.size), say(`panel_file_${file.where}`), whatReadingGave(file)].join(' · ')}</span>
              {file.read === 'pending' && (
                <span class="file-reading">
                  {/* Without letters to be read there is no figure; the bar stands there from the first moment, so that nothing moves. */}
                  <progress aria-label={say('panel_reading', file.name)} max={100} {...(file.id in reading ? { value: reading[file.id] } : {})} />
                  <Button look="quiet" class="small" aria-label={say('panel_reading_stop_named', file.name)} onPress={() => onStop(file.id)}>{say('panel_reading_stop')}</Button>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function toneOf({ read, found }: AttachmentView): Tone {
  if (found) return 'held'
  if (read === 'read') return 'fine'
  return read === 'pending' ? 'plain' : 'doubt'
}

function whatReadingGave({ read, found }: AttachmentView): string {
  if (read === 'read') return say(found ? 'panel_file_found' : 'panel_file_nothing')
  return say(`panel_file_${read}`)
}
