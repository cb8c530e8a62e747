import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Answer } from '../crypto/envelopes/html/answer.ts'
import { safeNames } from '../crypto/envelopes/safe-name.ts'
import { Button } from '../faces/button.tsx'
import { FileLink } from '../faces/file-link.tsx'
import { formatDateTime, formatSize } from '../faces/format.ts'
import { Notice } from '../faces/notice.tsx'
import { say } from '../faces/say.ts'
import type { EnvelopeSummary } from '../messaging/records.ts'

interface OpenedAnswerProps {
  readonly answer: Answer
  readonly envelope: EnvelopeSummary
  readonly onClose: () => void
}

/** What somebody answered: first how sure it is who they are, then the text, then files to save. Nothing is opened by itself. */
export function OpenedAnswer({ answer, envelope, onClose }: OpenedAnswerProps) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const text = textOf(answer)
  const names = safeNames(answer.files.map(({ name }) => name))
  return (
    <>
      <h2 ref={title} tabIndex={-1}>{say('answered_to', envelope.fileName)}</h2>
      <p class="small soft">{[say('answered_to_when', formatDateTime(envelope.sealedAt)), envelope.recipients.join(', ')].filter(Boolean).join(' · ')}</p>
      {answer.sender === 'unproven'
        ? <Notice tone="doubt" live><strong>{say('answered_unproven')}</strong><span>{say('answered_unproven_how')}</span></Notice>
        : <Notice tone="fine" live><strong>{say('answered_proven')}</strong><span>{say('answered_proven_how')}</span></Notice>}
      <section class="stack-tight" aria-labelledby="answer-text">
        <h3 id="answer-text">{say('answered_text')}</h3>
        {text === '' ? <p class="soft">{say('answered_text_none')}</p> : <p class="card written" dir="auto">{text}</p>}
      </section>
      {answer.files.length > 0 && (
        <section class="stack-tight" aria-labelledby="answer-files">
          <h3 id="answer-files">{say('answered_files')}</h3>
          <ul class="stack-tight">
            {answer.files.map(({ content }, rank) => <li key={rank}><Saved name={names[rank] ?? ''} content={content} /></li>)}
          </ul>
          <p class="small soft">{say('answered_files_how')}</p>
        </section>
      )}
      <div><Button onPress={onClose}>{say('answered_another')}</Button></div>
    </>
  )
}

/** The browser is told of bytes only: whatever the file is, following the link never shows it with the rights of our own pages. */
function Saved({ name, content }: { readonly name: string; readonly content: Blob }) {
  const file = useMemo(() => ({ name, bytes: content.slice(0, content.size, 'application/octet-stream') }), [name, content])
  return <FileLink file={file}>{say('panel_eml_save', name, formatSize(content.size))}</FileLink>
}

/** Always shown as text: an answer of our own page is plain text, and one that was made elsewhere is not trusted with more. */
function textOf({ letter }: Answer): string {
  if (letter === undefined) return ''
  if ('text' in letter) return letter.text.trim()
  return new DOMParser().parseFromString(letter.html, 'text/html').body.textContent.trim()
}
