import { useEffect, useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { Notice } from '../faces/notice.tsx'
import { optionsUrl } from '../faces/options-link.ts'
import { say, sayCount } from '../faces/say.ts'
import type { HoldView, SecureRecipient } from '../messaging/hold-view.ts'
import { findMatches } from './find-matches.ts'
import { firstPlan, seated, secureRecipients, unsettled, withMatches, withSilence } from './hand-over-plan.ts'
import { RecipientChoice } from './recipient-choice.tsx'

interface HandOverViewProps {
  readonly hold: HoldView
  readonly onConfirm: (recipients: readonly SecureRecipient[]) => void
  readonly onBack: () => void
}

/** Settles each recipient with the practitioner, then carries the message to the secure mailbox. */
export function HandOverView({ hold, onConfirm, onBack }: HandOverViewProps) {
  const [plan, setPlan] = useState(() => firstPlan(hold))
  useEffect(() => {
    let gone = false
    findMatches(plan).then(
      (matches) => {
        if (!gone) setPlan((now) => withMatches(now, matches))
      },
      () => {
        if (!gone) setPlan(withSilence)
      },
    )
    return () => {
      gone = true
    }
    // Looked up once, when the view appears: the plan is the practitioner's from then on.
  }, [])

  if (hold.secureAddress === '') return <NoSecureMailbox onBack={onBack} />
  const open = unsettled(plan)
  const recipients = secureRecipients(plan)
  const staying = hold.recipients.filter((recipient) => recipient.plan === 'send')
  const ready = open === 0 && recipients.length > 0
  return (
    <>
      <p>{say(hold.sendsHere ? 'panel_hand_over_how_here' : 'panel_hand_over_how', hold.secureAddress)}</p>
      <ul class="stack-tight">
        {plan.map((guest, rank) => (
          <RecipientChoice key={rank} guest={guest} onSeat={(seat) => setPlan((now) => seated(now, rank, seat))} />
        ))}
      </ul>
      {staying.length > 0 && <Notice tone="plain">{say('panel_staying', staying.map(({ name, address }) => name || address).join(', '))}</Notice>}
      <div class="confirm">
        <Button look="main" disabled={!ready} aria-describedby="hand-over-hint" onPress={() => onConfirm(recipients)}>{say(hold.sendsHere ? 'panel_do_hand_over' : 'panel_hand_over_confirm')}</Button>
        <p id="hand-over-hint" class="small soft" role="status">{hint(open, recipients.length)}</p>
        <div><Button look="quiet" onPress={onBack}>{say('panel_other_ways')}</Button></div>
      </div>
    </>
  )
}

function hint(open: number, recipients: number): string {
  if (open > 0) return sayCount('panel_unsettled', open)
  return recipients === 0 ? say('panel_nobody') : sayCount('panel_ready', recipients)
}

function NoSecureMailbox({ onBack }: { readonly onBack: () => void }) {
  return (
    <>
      <Notice tone="doubt">
        <strong>{say('panel_no_secure_address')}</strong>
        <span>{say('panel_no_secure_address_how')}</span>
        <a class="button" href={optionsUrl('profils')} target="_blank" rel="noopener">{say('panel_open_options')}</a>
      </Notice>
      <div><Button look="quiet" onPress={onBack}>{say('panel_other_ways')}</Button></div>
    </>
  )
}
