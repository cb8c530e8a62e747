import type { LinkedText } from '../../messaging/requests.ts'
import { until } from '../webmails/until.ts'
import type { ComposeAdapter } from '../webmails/webmail.ts'

/** A plain text as HTML, line by line. */
function asHtml(text: string): string {
  const line = document.createElement('div')
  return text.split('\n').map((words) => {
    line.textContent = words
    return `<div>${line.innerHTML || '<br>'}</div>`
  }).join('')
}

const joined = (...lists: readonly string[]): string => lists.filter((list) => list.trim() !== '').join(', ')

/** Writes what a `mailto:` link said into the view that it opened, above what stands there; from then on it is a draft like any other. */
export async function writeLinked(adapter: ComposeAdapter, { subject, body, cc, bcc }: LinkedText): Promise<void> {
  // An HTML editor comes after its page.
  await until(() => adapter.snapshot().isHtml === adapter.read().isHtml)
  const draft = adapter.snapshot()
  const content = body === '' ? draft.content : draft.isHtml ? asHtml(body) + draft.content : joinedText(body, draft.content)
  await adapter.write({ ...draft, cc: joined(draft.cc, cc), bcc: joined(draft.bcc, bcc), subject: subject || draft.subject, content })
}

const joinedText = (above: string, below: string): string => (below === '' ? above : `${above}\n${below}`)
