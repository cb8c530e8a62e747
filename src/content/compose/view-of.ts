import type { Finding, Passage } from '../../detection/index.ts'
import { shownAddress } from '../../faces/shown-address.ts'
import { doubtOf, isQuestion, type Mailbox, type RemedyKind } from '../../guard/index.ts'
import type { AttachmentView, HoldView, PassageView, ReasonView, RecipientView } from '../../messaging/hold-view.ts'
import { correctionOf } from './correction.ts'
import { passageOf, textOf } from './passage-of.ts'
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
    cannot?: readonly RemedyKind[]; weaker: readonly Mailbox[]; choosesFiles: boolean; isOurs: (id: string) => boolean; damaged?: readonly string[]
  },
): HoldView {
  const { verdict, draft, detection } = scan
  // The field that names an address first says under which name.
  const mailboxes = new Map([...draft.to, ...draft.cc, ...draft.bcc].reverse().map((mailbox) => [standingKey(mailbox.address), mailbox]))
  const correction = correctionOf(scan, context)
  const seal = sealOffer(scan, keys, extras.isPrivate)
  const isThere: Partial<Record<RemedyKind, boolean>> = { 'seal': seal !== null, 'change-recipient': correction !== null, 'attach-file': extras.choosesFiles }
  const remedies = verdict.remedies.map(({ kind }) => kind).filter((kind) => (isThere[kind] ?? true) && extras.cannot?.includes(kind) !== true)
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
    passages: shownFindings(scan).map((finding, index) => passageView(finding, index, scan)),
    recipients: verdict.plans.map((plan): RecipientView => {
      const standing = context.standings.get(standingKey(plan.address))
      const mailbox = mailboxes.get(standingKey(plan.address))
      return {
        field: plan.field,
        name: mailbox?.name ?? '',
        address: plan.address,
        network: standing?.network ?? 'unresolved',
        box: standing?.box ?? null,
        plan: plan.plan,
      }
    }),
    attachments: [
      ...draft.attachments.map(({ id, name, state, size }): AttachmentView => ({
        id,
        name,
        size: size ?? 0,
        where: id.startsWith('held-') ? 'held' : extras.isOurs(id.replace(/^server-/, '')) ? 'handed' : 'server',
        read: state,
        found: detection.findings.some(({ place }) => place.attachment === id),
      })),
      ...(extras.damaged ?? []).map((name, index): AttachmentView => ({ id: `damaged-${index}`, name, size: 0, where: 'damaged', read: 'unreadable', found: false })),
    ],
    remedies: extras.weaker.length > 0 && !remedies.includes('go-back') ? [...remedies, 'go-back'] : remedies,
    seal,
    secureAddress: extras.secureAddress,
    alreadyLeft: extras.alreadyLeft,
  }
}

/** What the panel is shown of a draft that could not be judged. */
export const unjudgedView = (holdId: string, extras: Pick<HoldView, 'secureAddress' | 'failure' | 'alreadyLeft'>): HoldView => ({
  holdId, verdict: 'block', reasons: [], passages: [], recipients: [], attachments: [], remedies: ['go-back', 'emergency'], correction: null, seal: null, ...extras,
})

/** Recipients as a sentence names them. */
export const namesOf = (mailboxes: readonly Mailbox[], { standings }: Pick<ScanContext, 'standings'>): string =>
  mailboxes.map(({ name, address }) => name || shownAddress(address, standings.get(standingKey(address))?.network ?? 'unresolved')).join(', ')

/** Said once; the next press of Send takes the new answer as known. */
const weakerReason = (weaker: readonly Mailbox[], context: ScanContext): ReasonView =>
  ({ rule: 'weaker-standing', severity: 'confirm', message: 'content_weaker', params: [namesOf(weaker, context)], doubt: '', about: 'recipient' })

/** What the panel shows of a scan, in this order: what counts, then what was said to be no patient's data. */
export const shownFindings = ({ detection: { findings, answered = [] } }: Scan): readonly Finding[] => [...findings.slice(0, MOST), ...answered.slice(0, MOST)]

/** The passage that the panel shows under this key, as an answer remembers it. By its key, so that a draft that changed under the press never has another answered. */
export const shownPassage = (scan: Scan, key: string): Passage | undefined =>
  shownFindings(scan).flatMap((finding) => passageOf(finding, scan) ?? []).find((one) => one.key === key)

function passageView(finding: Finding, index: number, scan: Scan): PassageView {
  const text = textOf(finding, scan)
  const { start, end, part, attachment } = finding.place
  return {
    index,
    part,
    file: scan.draft.attachments.find(({ id }) => id === attachment)?.name ?? '',
    role: finding.role,
    key: passageOf(finding, scan)?.key ?? '',
    answered: scan.detection.answered?.includes(finding) ?? false,
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
