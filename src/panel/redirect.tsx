import { useEffect, useMemo, useState } from 'preact/hooks'
import { boxName, boxPlace, boxWork } from '../faces/format.ts'
import { say } from '../faces/say.ts'
import { shownAddress } from '../faces/shown-address.ts'
import type { HoldView, SecureRecipient } from '../messaging/hold-view.ts'
import { findMatches } from './find-matches.ts'
import { firstPlan, type Guest, type HandOverPlan, isPlain, secureRecipients, unsettled, withMatches } from './hand-over-plan.ts'

/** A send from the secure mailbox of the same program in which nothing is left to choose. */
export interface Redirect {
  readonly from: string
  readonly recipients: readonly SecureRecipient[]
  readonly plan: HandOverPlan
}

/**
 * Looks on the device whether this message could go to one known secure address for each of its recipients; `null` while it is not known, or
 * where somebody has to choose. What was found for other recipients is never given.
 */
export function useRedirect(hold: HoldView | null): Redirect | null {
  const about = hold !== null && isPlain(hold) ? JSON.stringify([hold.holdId, hold.secureAddress, hold.recipients]) : ''
  const [found, setFound] = useState<{ readonly about: string; readonly plan: HandOverPlan } | null>(null)
  useEffect(() => {
    if (hold === null || about === '') return
    let gone = false
    const plan = firstPlan(hold)
    // Without an answer the view of the hand-over says so, and lets the practitioner search.
    findMatches(plan).then((each) => {
      if (!gone) setFound({ about, plan: withMatches(plan, each) })
    }, () => undefined)
    return () => {
      gone = true
    }
  }, [about])
  return useMemo(() => {
    if (hold === null || found?.about !== about || unsettled(found.plan) > 0) return null
    return { from: hold.secureAddress, plan: found.plan, recipients: secureRecipients(found.plan) }
  }, [found, about])
}

/** What the press does, whole: from which mailbox, and to whom at which address. The press is the confirmation. */
export function RedirectLines({ redirect: { from, recipients, plan } }: { readonly redirect: Redirect }) {
  return (
    <>
      <span class="remedy-who">{say('panel_redirect_from', from)}</span>
      {recipients.map(({ field, address, insteadOf }) => {
        const guest = plan.find(({ recipient }) => recipient.field === field && recipient.address === insteadOf)
        return <span key={address} class="remedy-who">{say(`panel_redirect_${field}`, guest ? whoIs(guest, address) : address)}</span>
      })}
    </>
  )
}

/** With what tells one of a name from another. */
function whoIs({ recipient, seat }: Guest, address: string): string {
  const box = seat.state === 'chosen' ? seat.box : recipient.box
  const shown = shownAddress(address, recipient.network)
  const who = box ? boxName(box) : recipient.name
  return [who === shown ? '' : who, ...(box ? [boxWork(box), boxPlace(box)] : []), shown].filter(Boolean).join(' · ')
}
