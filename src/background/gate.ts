import browser from 'webextension-polyfill'
import type { GateState } from '../messaging/requests.ts'
import { type Gate, gateRules } from './gate-rules.ts'

let queue: Promise<void> = Promise.resolve()

/**
 * Replaces the rules of one tab in a single step. Calls run one after another, so that ids never clash.
 * Session rules outlive the background's naps and end with the browser or with a reload of the extension.
 */
export function setGate(gate: Gate): Promise<void> {
  return replaceRules(gate.tabId, gate.host, gateRules(gate))
}

/** Takes away every rule of a tab whose compose view is gone. */
export function openGateForGood(tabId: number): Promise<void> {
  return replaceRules(tabId, '', [])
}

function replaceRules(tabId: number, host: string, rules: ReturnType<typeof gateRules>): Promise<void> {
  const run = async (): Promise<void> => {
    const present = await browser.declarativeNetRequest.getSessionRules()
    const removeRuleIds = present.filter(({ condition }) => belongsTo(condition, tabId, host)).map(({ id }) => id)
    const taken = new Set(present.map(({ id }) => id).filter((id) => !removeRuleIds.includes(id)))
    let next = 1
    const addRules = rules.map((rule) => {
      while (taken.has(next)) next++
      return { ...rule, id: next++ }
    })
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds, addRules })
  }
  const result = queue.then(run)
  queue = result.catch(() => undefined)
  return result
}

/** A rule is a tab's own, or the one for the service worker of the same host, which the last gate of that host set. */
function belongsTo(condition: { tabIds?: number[]; initiatorDomains?: string[] }, tabId: number, host: string): boolean {
  if (condition.tabIds?.includes(tabId)) return true
  return host !== '' && condition.tabIds?.includes(-1) === true && condition.initiatorDomains?.includes(host) === true
}

/** Removes what belongs to tabs that no longer exist. */
export async function sweepGates(openTabs: readonly number[]): Promise<void> {
  const present = await browser.declarativeNetRequest.getSessionRules()
  const removeRuleIds = present
    .filter(({ condition }) => !(condition.tabIds ?? []).some((id) => id !== -1 && openTabs.includes(id)))
    .map(({ id }) => id)
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds, addRules: [] })
}

export type { GateState }
