import browser from 'webextension-polyfill'
import { endHolds } from '../../background/holds.ts'
import { keepHouse, tidyStores } from '../../background/housekeeping.ts'
import { addToLedger } from '../../background/ledger-line.ts'
import { endSealJobs } from '../../background/seal-jobs.ts'
import { session } from '../../background/session.ts'
import { loadSettings, saveSettings } from '../../background/stores/settings.ts'
import type { Hold } from '../../background/holds.ts'
import { recipientsOf } from '../../guard/index.ts'
import { mayLeave } from '../core/host-verdict.ts'
import { localEngine } from '../core/local-engine.ts'
import { HostError } from '../core/within.ts'
import { thunderbird } from './api.ts'
import { askHere, door } from './answers.ts'
import type { JudgeSend } from './gate.ts'
import { secureIdentity } from './identities.ts'
import { ThunderbirdHost } from './host.ts'
import { takePass } from './passes.ts'
import { forgetVerdict, verdictOf } from './verdicts.ts'

/** Milliseconds that a send waits for its files: most have been read since they were attached. */
const READING_LIMIT = 6_000
const leavingKey = (tabId: number): string => `leaving:${tabId}`

const services = { ask: askHere, engine: localEngine(askHere) }

/** Judges what stands in a compose window at the moment of its send, or recognises what was decided in its panel. */
const judgeSend: JudgeSend = async (tabId, isLast, details) => {
  try {
    const leaves = async (draft: Parameters<typeof recipientsOf>[0]): Promise<{ leaves: boolean; why: string }> => {
      await session.set(leavingKey(tabId), recipientsOf(draft).map(({ address }) => address).filter((address) => address !== ''))
      return { leaves: true, why: '' }
    }
    const host = new ThunderbirdHost(tabId, null)
    const message = await takePass(tabId, () => host.read(), isLast)
    if (message) return await leaves({ ...message, body: '', quoted: '', attachments: [], inReplyTo: null })
    const judged = await (await verdictOf(tabId, services)).judge(READING_LIMIT, () => host.read(details ?? undefined))
    if (mayLeave(judged)) return await leaves(judged.scan.draft)
    return { leaves: false, why: judged.settled ? '' : 'content_failure_silent' }
  } catch (error) {
    return { leaves: false, why: error instanceof HostError ? error.key : 'content_failure_detection' }
  }
}

browser.runtime.onMessage.addListener(door)
globalThis.sceauJudges?.(judgeSend)

// Read as soon as it is attached: at Send the answer is there.
thunderbird.compose.onAttachmentAdded.addListener(({ id }) => void verdictOf(id, services).then((verdict) => verdict.judge(0)).catch(() => undefined))

thunderbird.composeAction.onClicked.addListener(({ id }) => void globalThis.sceauPanel?.(id, ''))

browser.action.onClicked.addListener(() => void browser.tabs.create({ url: browser.runtime.getURL('src/answer/answer.html') }))

thunderbird.compose.onAfterSend.addListener(({ id }, { error }) => void (async () => {
  const addresses = await session.get<readonly string[]>(leavingKey(id))
  await session.remove(leavingKey(id))
  if (addresses && error === undefined) await askHere('history-learn', { addresses }).catch(() => undefined)
})())

/** A panel's window that was closed is a decision to stay. */
browser.tabs.onRemoved.addListener((tabId) => void (async () => {
  forgetVerdict(tabId)
  for (const [, hold] of await session.all<Hold>('hold:')) {
    if (hold.tabId === tabId) await addToLedger({ action: 'went-back', rules: hold.rules, recipientDomains: hold.recipientDomains })
  }
  await Promise.all([endHolds(tabId), endSealJobs(tabId), session.remove(leavingKey(tabId))])
})())

/** The secure mailbox that Thunderbird has already need not be told to us again. */
async function firstProfile(): Promise<void> {
  const settings = await loadSettings()
  const identity = settings.profiles.length > 0 ? null : await secureIdentity('')
  if (!identity) return
  const profile = { id: crypto.randomUUID(), name: identity.name, secureAddress: identity.email, secureWebmail: '' }
  await saveSettings({ ...settings, profiles: [profile], activeProfile: profile.id })
}

keepHouse({
  tidy: tidyStores,
  installed: () => void firstProfile().catch(() => undefined).then(() => browser.tabs.create({ url: browser.runtime.getURL('src/options/options.html#bienvenue') })),
})
