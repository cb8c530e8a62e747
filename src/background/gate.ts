import browser from 'webextension-polyfill'
import { type Gate, gateRules, isOfTab } from './gate-rules.ts'
import { turns } from './turns.ts'

const inTurn = turns()

/**
 * Replaces the rules of one tab in a single step. Calls run one after another, so that ids never clash.
 * Session rules outlive the background's naps and end with the browser or with a reload of the extension.
 */
export function setGate(gate: Gate): Promise<void> {
  return replaceRules(gate.tabId, gateRules(gate))
}

/** Takes away every rule of a tab whose compose view is gone. */
export function openGateForGood(tabId: number): Promise<void> {
  return replaceRules(tabId, [])
}

function replaceRules(tabId: number, rules: ReturnType<typeof gateRules>): Promise<void> {
  return inTurn(async () => {
    const present = await browser.declarativeNetRequest.getSessionRules()
    const removeRuleIds = present.filter((rule) => isOfTab(rule, tabId)).map(({ id }) => id)
    const taken = new Set(present.map(({ id }) => id).filter((id) => !removeRuleIds.includes(id)))
    let next = 1
    const addRules = rules.map((rule) => {
      while (taken.has(next)) next++
      return { ...rule, id: next++ }
    })
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds, addRules })
  })
}

/** Removes what belongs to tabs that no longer exist. */
export async function sweepGates(openTabs: readonly number[]): Promise<void> {
  const present = await browser.declarativeNetRequest.getSessionRules()
  const removeRuleIds = present
    .filter((rule) => !openTabs.some((tabId) => isOfTab(rule, tabId)))
    .map(({ id }) => id)
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds, addRules: [] })
}
