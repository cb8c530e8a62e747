import type { RemedyKind } from '../guard/index.ts'
import { Button } from '../faces/button.tsx'
import { boxName, boxPlace, boxWork } from '../faces/format.ts'
import { say } from '../faces/say.ts'
import { shownAddress } from '../faces/shown-address.ts'
import type { CorrectionView, HoldView } from '../messaging/hold-view.ts'
import { isDecidedElsewhere } from './held-view.tsx'
import { type Redirect, RedirectLines } from './redirect.tsx'
import { offered } from './remedy-order.ts'

interface RemediesProps {
  readonly hold: HoldView
  readonly waiting: RemedyKind | null
  readonly redirect: Redirect | null
  readonly onChoose: (kind: RemedyKind) => void
  readonly onAddresses: () => void
  readonly onFormats: () => void
}

/** What ends the stop. The remedy that finishes the job is first; sending all the same is possible and quiet. */
export function Remedies({ hold, waiting, redirect, onChoose, onAddresses, onFormats }: RemediesProps) {
  const { main, others, quiet } = offered(hold)
  const busy = waiting !== null && !isDecidedElsewhere(waiting)
  const remedy = (kind: RemedyKind) => (
    <li key={kind} class={kind === main ? 'first-remedy' : undefined}>
      <Button look={kind === main ? 'main' : undefined} class="remedy" data-remedy={kind} disabled={busy} onPress={() => onChoose(kind)}>
        {kind === 'change-recipient' && hold.correction
          ? <Correction correction={hold.correction} />
          : (
            <>
              <span class="remedy-name">{say(doOf(kind, hold))}</span>
              {kind === 'hand-over' && redirect && <RedirectLines redirect={redirect} />}
              <span class="remedy-why">{say(kind === 'hand-over' && redirect ? 'panel_why_redirect' : whyOf(kind, hold))}</span>
            </>
          )}
      </Button>
      {kind === 'hand-over' && redirect && <Button look="quiet" class="small" disabled={busy} onPress={onAddresses}>{say('panel_redirect_other')}</Button>}
      {kind === 'seal' && <Button look="quiet" class="small" disabled={busy} onPress={onFormats}>{say('panel_seal_other')}</Button>}
    </li>
  )
  return (
    <section class="remedies" aria-labelledby="remedies">
      <h2 id="remedies">{say('panel_what_now')}</h2>
      <ul>
        {main && remedy(main)}
        {others.map(remedy)}
      </ul>
      {quiet.length > 0 && (
        <div class="quiet">
          {quiet.map((kind) => (
            <Button key={kind} look="quiet" class="small" data-remedy={kind} disabled={busy} onPress={() => onChoose(kind)}>{say(`panel_do_${nameOf(kind)}`)}</Button>
          ))}
        </div>
      )}
    </section>
  )
}

/** Who the right recipient is, whole: a name alone has misled before. */
function Correction({ correction: { name, address, network, box, insteadOf } }: { readonly correction: CorrectionView }) {
  const shown = shownAddress(address, network)
  const who = box ? boxName(box) : name || shown
  const about = [...(box ? [boxWork(box), boxPlace(box)] : []), ...(who === shown ? [] : [shown])].filter(Boolean)
  return (
    <>
      <span class="remedy-name">{say(insteadOf === '' ? 'panel_do_add_recipient' : 'panel_do_change_recipient', who)}</span>
      {about.length > 0 && <span class="remedy-who">{about.join(' · ')}</span>}
      <span class="remedy-why">{say(insteadOf === '' ? 'panel_why_add_recipient' : 'panel_why_change_recipient')}</span>
    </>
  )
}

function doOf(kind: RemedyKind, { seal, reasons }: HoldView): string {
  const questions = reasons.filter(({ doubt }) => doubt !== '')
  // Nothing was asked: what held the message is over.
  if (kind === 'send-as-is' && questions.length === 0) return 'panel_sealed_send'
  if (kind === 'send-as-is') return questions.every(({ about }) => about === 'recipient') ? 'panel_do_send_as_is_recipient' : 'panel_do_send_as_is'
  return kind === 'seal' ? `panel_do_seal_${seal?.scope ?? 'message'}` : `panel_do_${nameOf(kind)}`
}

function nameOf(kind: RemedyKind): string {
  return kind.replaceAll('-', '_')
}

function whyOf(kind: RemedyKind, hold: HoldView): string {
  if (kind === 'seal') {
    const format = hold.seal?.formats.find(({ proposed }) => proposed)?.format ?? 'none'
    return `panel_why_seal_${format}`
  }
  if (kind === 'send-as-is' && hold.verdict === 'pass') return 'panel_why_send_clear'
  if (kind === 'hand-over' && hold.sendsHere) return 'panel_why_hand_over_here'
  return kind === 'hand-over' && hold.secureAddress === '' ? 'panel_why_hand_over_unset' : `panel_why_${nameOf(kind)}`
}
