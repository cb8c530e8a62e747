import { useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import { Button } from '../faces/button.tsx'
import { hostOf } from '../faces/format.ts'
import { ToneMark, type Tone } from '../faces/mark.tsx'
import { say, sayCount, sayOr } from '../faces/say.ts'
import { useAsk } from '../faces/use-ask.ts'
import { ask } from '../messaging/ask.ts'
import type { TabStatus } from '../messaging/records.ts'
import { WebmailContacts } from './webmail-contacts.tsx'

const TONES: Record<TabStatus['state'], Tone> = { on: 'fine', lost: 'held', available: 'plain', unsupported: 'plain' }

/** Where the tab in front stands, and the button that switches Sceau on there. */
export function SiteStatus() {
  const { asked, again, set } = useAsk('tab-status')
  const [problem, setProblem] = useState('')
  if (asked.state === 'asking') return <p class="soft" role="status">{say('popup_asking')}</p>
  if (asked.state === 'silent') {
    return (
      <section class="site site-held stack-tight" aria-label={say('popup_site')}>
        <p class="state"><ToneMark tone="held" /><span>{say('common_no_answer')}</span></p>
        <div><Button onPress={again}>{say('common_try_again')}</Button></div>
      </section>
    )
  }
  const status = asked.value
  const switchOn = () => {
    setProblem('')
    // Asked for inside the click itself: browsers refuse it later.
    browser.permissions.request({ origins: [`${status.site}/*`] })
      .then((granted) => (granted ? ask('switch-site-on', { origin: status.site }).then(set) : setProblem('popup_site_refused')))
      .catch(() => setProblem('popup_site_failed'))
  }
  return (
    <section class={`site site-${TONES[status.state]} stack-tight`} aria-label={say('popup_site')}>
      <p class="state">
        <ToneMark tone={TONES[status.state]} />
        <span><strong>{say(`popup_state_${status.state}`)}</strong>{status.site !== '' && <span class="soft"> {hostOf(status.site)}</span>}</span>
      </p>
      {status.state === 'on' && <p class="small soft">{status.composing > 0 ? sayCount('popup_composing', status.composing) : say('popup_composing_none')}</p>}
      {status.general && <p class="small soft">{say('popup_general')}</p>}
      {status.state === 'on' && status.composing > 0 && <WebmailContacts />}
      {status.state === 'lost' && <p>{sayOr('popup_lost', status.why)}</p>}
      {status.state === 'available' && (
        <>
          <p class="small soft">{say('popup_available')}</p>
          <div><Button look="main" onPress={switchOn}>{say('popup_switch_on')}</Button></div>
        </>
      )}
      {status.state === 'unsupported' && <p class="small soft">{say('popup_unsupported')}</p>}
      {problem !== '' && <p class="field-error" role="alert">{say(problem)}</p>}
    </section>
  )
}
