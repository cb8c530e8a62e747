import type { DeclarativeNetRequest } from 'webextension-polyfill'
import type { GatePatterns } from '../content/webmails/recognition.ts'
import { gateOf } from '../messaging/gate-state.ts'
import type { GateState } from '../messaging/requests.ts'

type Rule = DeclarativeNetRequest.Rule
type Unnumbered = Omit<Rule, 'id'>

// Naming one harmless type in `excludedResourceTypes` makes a rule match all others, page loads included;
// without it browsers leave page loads out. Both browsers know this type.
const EVERYTHING: Pick<Rule['condition'], 'excludedResourceTypes'> = { excludedResourceTypes: ['font'] }

const WRITES = ['post', 'put', 'patch', 'delete']

/** A document of the tab in which a compose view stands: the tab's own, or a frame's. */
export interface GatedDocument {
  /** Host of the webmail's page. */
  readonly host: string
  readonly state: GateState
  /** Scanned files are on their way to the webmail. */
  readonly uploads: boolean
  /** What the webmail's own requests look like. */
  readonly patterns: GatePatterns
}

export interface Gate {
  readonly tabId: number
  /** The tab's own document first. */
  readonly documents: readonly GatedDocument[]
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
export function gateRules({ tabId, documents, openerTab, otherTabs }: Gate): Unnumbered[] {
  const state = gateOf(documents.map((document) => document.state))
  if (state === 'clean') return []
  const hosts = [...new Set(documents.map(({ host }) => host))]
  const ofHosts = { initiatorDomains: [...hosts, markOf(tabId)] }
  const tabs: Rule['condition'][] = [{ tabIds: [tabId] }, ...(openerTab === null ? [] : [{ tabIds: [openerTab], ...ofHosts }])]
  const stop = (condition: object): Unnumbered => ({ priority: 10, action: { type: 'block' }, condition: condition })
  return [
    ...tabs.flatMap((tab) => [
      stop({ ...tab, ...EVERYTHING, requestMethods: WRITES }),
      stop({ ...tab, resourceTypes: ['websocket'] }),
      stop({ ...tab, excludedResourceTypes: ['font', 'main_frame'], excludedRequestDomains: hosts.slice(0, 1) }),
    ]),
    // A service worker of the webmail has no tab of its own.
    stop({ tabIds: [-1], ...EVERYTHING, requestMethods: WRITES, ...ofHosts }),
    // A form may be sent into a new tab, which nobody knew when the gate was closed.
    stop({ excludedTabIds: [...otherTabs], resourceTypes: ['main_frame'], requestMethods: WRITES, ...ofHosts }),
    ...documents.flatMap((document) => passesOf(document, tabs, state, document.host === hosts[0])),
  ]
}

/** What of one document's own requests goes through a gate that is not clean. @param isFirst whether its host is that of the tab's own document. */
function passesOf({ host, state, uploads, patterns }: GatedDocument, tabs: readonly Rule['condition'][], ofTab: GateState, isFirst: boolean): Unnumbered[] {
  const allow = (condition: object): Unnumbered[] => tabs.map((tab) => ({
    priority: 20, action: { type: 'allow' }, condition: { initiatorDomains: [host], ...tab, ...condition },
  }))
  const let_ = (urlFilter: string, resourceTypes: string[]): Unnumbered[] =>
    allow({ urlFilter, resourceTypes, requestMethods: ['post', 'put'], requestDomains: [host] })
  const sends = ofTab === 'sendable' && state !== 'closed'
  return [
    // A frame's webmail goes on asking its own server; the page around it may not ask there.
    ...(isFirst ? [] : allow({ excludedResourceTypes: ['font', 'main_frame', 'websocket'], requestMethods: ['get', 'head', 'options'], requestDomains: [host] })),
    ...(patterns.parts === undefined ? [] : allow({ resourceTypes: ['script', 'stylesheet'], requestMethods: ['get'], requestDomains: [...patterns.parts] })),
    ...patterns.harmless.flatMap((filter) => let_(filter, ['xmlhttprequest'])),
    ...(sends ? patterns.send.flatMap(({ filter, type }) => let_(filter, [type])) : []),
    ...(uploads ? patterns.upload.flatMap((filter) => let_(filter, ['xmlhttprequest'])) : []),
  ]
}
