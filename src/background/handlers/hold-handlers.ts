import { askCompose } from '../ask-compose.ts'
import type { ContentHandlers, PageHandlers } from '../door.ts'
import { claimFrame, closeHold, holdOf, openFrame, openHold } from '../holds.ts'
import { addToLedger } from '../ledger-line.ts'
import { session } from '../session.ts'
import { loadSettings, policyOf } from '../stores/settings.ts'
import { openDecision, openUnlock } from '../windows.ts'

type ContentKinds = 'open-hold' | 'open-frame' | 'close-hold' | 'ledger-note' | 'ask-decision' | 'ask-unlock'
type PageKinds = 'claim' | 'decision-context' | 'decide'

interface Decision { readonly kind: 'send-anyway' | 'emergency' | 'hidden'; readonly reason: string }

const decisionKey = (holdId: string): string => `decision:${holdId}`

/** What compose views ask about a stop. */
export const holdHandlers: Pick<ContentHandlers, ContentKinds> = {
  async 'open-hold'({ holdId, verdict, rules, recipientDomains }, { tabId, frameId, documentId, isPrivate }) {
    const nonce = await openHold({ holdId, tabId, frameId, documentId, verdict, rules, recipientDomains, isPrivate })
    if (!isPrivate) await addToLedger({ action: 'held', rules, recipientDomains })
    return { nonce }
  },
  async 'open-frame'(_, { tabId }) {
    return { nonce: await openFrame(tabId, '') }
  },
  async 'close-hold'({ holdId, action }, { tabId }) {
    const hold = await holdOf(holdId)
    if (hold?.tabId !== tabId) return { closed: false }
    const decision = await session.get<Decision>(decisionKey(holdId))
    if (!hold.isPrivate && action !== '') await addToLedger({ action, rules: hold.rules, recipientDomains: hold.recipientDomains, reason: decision?.reason ?? '' })
    await session.remove(decisionKey(holdId))
    await closeHold(holdId)
    return { closed: true }
  },
  async 'ledger-note'({ action, rules, recipientDomains }, { isPrivate }) {
    if (!isPrivate) await addToLedger({ action, rules, recipientDomains })
    return { noted: !isPrivate }
  },
  async 'ask-decision'({ holdId, kind }, { tabId }) {
    const hold = await holdOf(holdId)
    if (hold?.tabId !== tabId) return { opened: false }
    await session.set(decisionKey(holdId), { kind, reason: '' } satisfies Decision)
    await openDecision(holdId)
    return { opened: true }
  },
  async 'ask-unlock'() {
    await openUnlock()
    return { opened: true }
  },
}

/** What the panel and the decision window ask about a stop. */
export const decisionHandlers: Pick<PageHandlers, PageKinds> = {
  async 'claim'({ nonce }, { tabId, frame }) {
    const holdId = await claimFrame(nonce, tabId, frame)
    if (holdId === null) throw new Error('this frame was not opened by a compose view')
    return { holdId }
  },
  async 'decision-context'({ holdId }) {
    const hold = await holdOf(holdId)
    const decision = await session.get<Decision>(decisionKey(holdId))
    const { allowSendAnyway } = await policyOf(await loadSettings())
    return {
      live: hold !== undefined, kind: decision?.kind ?? 'hidden', verdict: hold?.verdict ?? 'block', rules: hold?.rules ?? [],
      recipientDomains: hold?.recipientDomains ?? [], allowed: allowSendAnyway,
    }
  },
  async 'decide'({ holdId, kind, reason }) {
    const hold = await holdOf(holdId)
    if (!hold) return { sent: false, why: 'decision_gone' }
    const { allowSendAnyway } = await policyOf(await loadSettings())
    if (kind === 'send-anyway' && !allowSendAnyway) return { sent: false, why: 'decision_refused' }
    await session.set(decisionKey(holdId), { kind, reason } satisfies Decision)
    try {
      const { accepted } = await askCompose(hold, 'decided', { holdId, kind })
      return accepted ? { sent: true, why: '' } : { sent: false, why: 'decision_changed' }
    } catch {
      return { sent: false, why: 'decision_gone' }
    }
  },
}
