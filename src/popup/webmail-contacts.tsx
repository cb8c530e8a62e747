import { useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { say, sayCount, sayOr } from '../faces/say.ts'
import { ask } from '../messaging/ask.ts'

/** A server may take its time over a long address book. */
const PATIENCE = 60_000

/** Takes over, by a press, whom the webmail in front already knows: the first week then knows them too. */
export function WebmailContacts() {
  const [state, setState] = useState<{ readonly busy: boolean; readonly said: string; readonly failed: boolean }>({ busy: false, said: '', failed: false })
  const take = () => {
    setState({ busy: true, said: say('history_webmail_asking'), failed: false })
    ask('history-import-webmail', {}, PATIENCE).then(
      ({ added, why }) => setState({ busy: false, failed: why !== '', said: why === '' ? sayCount('history_imported', added) : sayOr('history_webmail_none', why) }),
      () => setState({ busy: false, failed: true, said: say('common_no_answer') }),
    )
  }
  return (
    <div class="stack-tight">
      <span><Button disabled={state.busy} onPress={take}>{say('history_webmail')}</Button></span>
      <span class="small soft">{say('history_webmail_why')}</span>
      <p role="status" class={state.failed ? 'field-error' : 'small'}>{state.said}</p>
    </div>
  )
}
