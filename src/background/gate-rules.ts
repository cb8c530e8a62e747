import type { DeclarativeNetRequest } from 'webextension-polyfill'
import type { GatePatterns } from '../content/webmails/recognition.ts'
import type { GateState } from '../messaging/requests.ts'

type Rule = DeclarativeNetRequest.Rule
type Unnumbered = Omit<Rule, 'id'>

// Naming one harmless type in `excludedResourceTypes` makes a rule match all others, page loads included;
// without it browsers leave page loads out. Both browsers know this type.
const EVERYTHING: Pick<Rule['condition'], 'excludedResourceTypes'> = { excludedResourceTypes: ['font'] }

const WRITES = ['post', 'put', 'patch', 'delete']

export interface Gate {
  readonly tabId: number
  /** Host of the webmail's page. */
  readonly host: string
  readonly state: GateState
  /** Scanned files are on their way to the webmail. */
  readonly uploads: boolean
  /** What the webmail's own requests look like. */
  readonly patterns: GatePatterns
  /** Tab from which this one was opened: a webmail may send from there what is written in a window of its own. */
  readonly openerTab: number | null
  /** Tabs that no compose view opened. */
  readonly otherTabs: readonly number[]
}

const NOWHERE = '.sceau.invalid'
/** A domain that exists nowhere: says whose gate a rule is that names another tab, or none. */
const markOf = (tabId: number): string => `tab-${tabId}${NOWHERE}`

/** Whether a rule is part of the gate of this tab. One that names whose it is may be about another tab. */
export function isOfTab({ condition: { tabIds, initiatorDomains } }: Pick<Rule, 'condition'>, tabId: number): boolean {
  const marks = initiatorDomains?.filter((domain) => domain.endsWith(NOWHERE)) ?? []
  return marks.length > 0 ? marks.includes(markOf(tabId)) : tabIds?.includes(tabId) === true
}

/**
 * The network gate of one tab with a compose view, as declarative rules: what scripts, frames, workers and forms still
 * try when the hooks of the page's world were got round. Rules cannot see bodies, so a closed gate stops every request
 * that could carry one, every new socket, and everything for another site.
 */
export function gateRules({ tabId, host, state, uploads, patterns, openerTab, otherTabs }: Gate): Unnumbered[] {
  if (state === 'clean') return []
  const ofHost = { initiatorDomains: [host, markOf(tabId)] }
  const tabs: Rule['condition'][] = [{ tabIds: [tabId] }, ...(openerTab === null ? [] : [{ tabIds: [openerTab], ...ofHost }])]
  const stop = (condition: object): Unnumbered => ({ priority: 10, action: { type: 'block' }, condition: condition })
  const allow = (condition: object): Unnumbered[] => tabs.map((tab) => ({
    priority: 20, action: { type: 'allow' }, condition: { initiatorDomains: [host], ...tab, ...condition },
  }))
  const let_ = (urlFilter: string, resourceTypes: string[]): Unnumbered[] =>
    allow({ urlFilter, resourceTypes, requestMethods: ['post', 'put'], requestDomains: [host] })
  return [
    ...tabs.flatMap((tab) => [
      stop({ ...tab, ...EVERYTHING, requestMethods: WRITES }),
      stop({ ...tab, resourceTypes: ['websocket'] }),
      stop({ ...tab, excludedResourceTypes: ['font', 'main_frame'], excludedRequestDomains: [host] }),
    ]),
    // A service worker of the webmail has no tab of its own.
    stop({ tabIds: [-1], ...EVERYTHING, requestMethods: WRITES, ...ofHost }),
    // A form may be sent into a new tab, which nobody knew when the gate was closed.
    stop({ excludedTabIds: [...otherTabs], resourceTypes: ['main_frame'], requestMethods: WRITES, ...ofHost }),
    ...(patterns.parts === undefined ? [] : allow({ resourceTypes: ['script', 'stylesheet'], requestMethods: ['get'], requestDomains: [...patterns.parts] })),
    ...patterns.harmless.flatMap((filter) => let_(filter, ['xmlhttprequest'])),
    ...(state === 'sendable' ? patterns.send.flatMap(({ filter, type }) => let_(filter, [type])) : []),
    ...(uploads ? patterns.upload.flatMap((filter) => let_(filter, ['xmlhttprequest'])) : []),
  ]
}
