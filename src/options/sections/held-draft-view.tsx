import { Button } from '../../faces/button.tsx'
import { say } from '../../faces/say.ts'
import { useCopy } from '../../faces/use-copy.ts'
import type { HeldDraft } from '../../messaging/records.ts'
import { htmlText } from '../html-text.ts'

const HEADERS = ['to', 'cc', 'bcc', 'subject'] as const

/** A held message as plain text, to read and to copy. */
export function HeldDraftView({ draft }: { readonly draft: HeldDraft }) {
  const { copied, refused, copy } = useCopy()
  const text = draft.isHtml ? htmlText(draft.content) : draft.content
  return (
    <div class="stack-tight held-draft">
      <dl class="facts">
        {HEADERS.filter((header) => draft[header] !== '').map((header) => (
          <div key={header}><dt>{say(`options_held_${header}`)}</dt><dd>{draft[header]}</dd></div>
        ))}
      </dl>
      <pre tabIndex={0} aria-label={say('options_held_text')} role="region">{text}</pre>
      <div class="row">
        <Button onPress={() => copy(text)}>{say(copied === text && text !== '' ? 'common_copied' : 'common_copy_text')}</Button>
        <span role="status" class={refused === '' ? 'voice' : 'field-error'}>{refused !== '' ? say('common_copy_refused') : copied !== '' ? say('common_copied') : ''}</span>
      </div>
    </div>
  )
}
