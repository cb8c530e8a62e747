import type { Finding } from '../../detection/index.ts'
import { shownAddress } from '../../faces/shown-address.ts'
import { doubtOf, isQuestion, type Mailbox, type RemedyKind } from '../../guard/index.ts'
import type { HoldView, PassageView, ReasonView, RecipientView } from '../../messaging/hold-view.ts'
import { correctionOf } from './correction.ts'
import { passes, type ScanContext, type Scan, standingKey } from './scan.ts'
import { type Keys, sealOffer } from './seal-offer.ts'

const AROUND = 48
const MOST = 60
/** More reasons than anybody reads; those that are answered make room for the next. */
const MOST_REASONS = 60

/** What the panel is shown of a held draft. */
export function viewOf(
  holdId: string, scan: Scan, context: ScanContext, keys: Keys,
  extras: {
    secureAddress: string; failure: string; alreadyLeft: readonly string[]; isPrivate: boolean
    weaker: readonly Mailbox[]; choosesFiles: boolean; isOurs: (id: string) => boolean
  },
): HoldView {
  const { verdict, draft, detection } = scan
  const correction = correctionOf(scan, context)
  const seal = sealOffer(scan, keys, extras.isPrivate)
  const isThere: Partial<Record<RemedyKind, boolean>> = { 'seal': seal !== null, 'change-recipient': correction !== null, 'attach-file': extras.choosesFiles }
  const remedies = verdict.remedies.map(({ kind }) => kind).filter((kind) => isThere[kind] ?? true)
  const named = (list: readonly Mailbox[]): ReadonlyMap<string, string> => new Map([...list].reverse().map(({ address, name }) => [standingKey(address), name]))
  const names = { to: named(draft.to), cc: named(draft.cc), bcc: named(draft.bcc) }
  return {
    holdId,
    verdict: extras.weaker.length > 0 && passes(scan) ? 'confirm' : verdict.verdict,
    failure: extras.failure,
    reasons: [
      ...(extras.weaker.length > 0 ? [weakerReason(extras.weaker, context)] : []),
      ...verdict.reasons.slice(0, MOST_REASONS).map((reason): ReasonView => {
        const { rule, severity, message, params, recipient } = reason
        return { rule, severity, message, params, doubt: isQuestion(reason) ? doubtOf(reason, detection) : '', about: recipient === undefined ? 'message' : 'recipient' }
      }),
    ],
    correction: correction && { ...correction, ofQuestion: correction.ofQuestion && extras.weaker.length === 0 },
    passages: detection.findings.slice(0, MOST).map((finding, index) => passageOf(finding, index, scan)),
    recipients: verdict.plans.map((plan): RecipientView => {
      const standing = context.standings.get(standingKey(plan.address))
      return {
        field: plan.field,
        name: names[plan.field].get(standingKey(plan.address)) ?? '',
        address: plan.address,
        network: standing?.network ?? 'unresolved',
        box: standing?.box ?? null,
        plan: plan.plan,
      }
    }),
    attachments: draft.attachments.map(({ id, name, state, size }) => ({
      name,
      size: size ?? 0,
      where: id.startsWith('held-') ? 'held' : extras.isOurs(id.replace(/^server-/, '')) ? 'handed' : 'server',
      read: state,
      found: detection.findings.some(({ place }) => place.attachment === id),
    })),
    remedies: extras.weaker.length > 0 && !remedies.includes('go-back') ? [...remedies, 'go-back'] : remedies,
    seal,
    secureAddress: extras.secureAddress,
    alreadyLeft: extras.alreadyLeft,
  }
}

/** Recipients as a sentence names them. */
export const namesOf = (mailboxes: readonly Mailbox[], { standings }: Pick<ScanContext, 'standings'>): string =>
  mailboxes.map(({ name, address }) => name || shownAddress(address, standings.get(standingKey(address))?.network ?? 'unresolved')).join(', ')

/** Said once; the next press of Send takes the new answer as known. */
const weakerReason = (weaker: readonly Mailbox[], context: ScanContext): ReasonView =>
  ({ rule: 'weaker-standing', severity: 'confirm', message: 'content_weaker', params: [namesOf(weaker, context)], doubt: '', about: 'recipient' })

function textOf(finding: Finding, scan: Scan): string {
  const { part, attachment } = finding.place
  const { draft } = scan
  if (part === 'subject' || part === 'body' || part === 'quoted') return draft[part]
  const file = draft.attachments.find(({ id }) => id === attachment)
  return (part === 'attachment' ? file?.text : file?.name) ?? ''
}

function passageOf(finding: Finding, index: number, scan: Scan): PassageView {
  const text = textOf(finding, scan)
  const { start, end, part, attachment } = finding.place
  return {
    index,
    part,
    file: scan.draft.attachments.find(({ id }) => id === attachment)?.name ?? '',
    role: finding.role,
    before: before(text, start),
    passage: text.slice(start, end),
    after: after(text, end),
  }
}

/** What stands before a passage, from a whole word on. */
function before(text: string, start: number): string {
  const from = start - AROUND
  return from <= 0 ? text.slice(0, start) : `… ${text.slice(from, start).replace(/^\S*\s+/, '')}`
}

/** What stands behind a passage, up to a whole word. */
function after(text: string, end: number): string {
  const to = end + AROUND
  return to >= text.length ? text.slice(end) : `${text.slice(end, to).replace(/\s+\S*$/, '')} …`
}
