import { describe, expect, it } from 'vitest'
import { filterToRegExp } from '../../fixtures/url-filter.ts'
import { roundcube } from '../../../src/content/webmails/roundcube/recognise.ts'
import { type Gate, type GatedDocument, gateRules, isOfTab } from '../../../src/background/gate-rules.ts'

const document = (state: GatedDocument['state'], uploads = false, host = 'webmail.example'): GatedDocument => ({ host, state, uploads, patterns: roundcube.gate })
const gate = (state: GatedDocument['state'], uploads = false): Gate => ({ tabId: 7, documents: [document(state, uploads)], openerTab: null, otherTabs: [8] })

interface Request { url: string; method: string; type: string; tabId: number; initiator: string }

const request = (over: Partial<Request>): Request => ({
  url: 'https://webmail.example/?_task=mail&_unlock=1&_framed=1', method: 'post', type: 'sub_frame', tabId: 7, initiator: 'webmail.example', ...over,
})

/** The browsers' matching of declarative rules, for the conditions that we use. */
function passes(rules: ReturnType<typeof gateRules>, { url, method, type, tabId, initiator }: Request): boolean {
  const host = new URL(url).hostname
  const matching = rules.filter(({ condition }) => {
    const c = condition as Record<string, string[] | number[] | string | undefined>
    const has = (list: unknown, item: unknown): boolean => Array.isArray(list) && list.includes(item)
    if (c.tabIds && !has(c.tabIds, tabId)) return false
    if (has(c.excludedTabIds, tabId)) return false
    if (c.resourceTypes && !has(c.resourceTypes, type)) return false
    if (c.excludedResourceTypes && has(c.excludedResourceTypes, type)) return false
    if (!c.resourceTypes && !c.excludedResourceTypes && type === 'main_frame') return false
    if (c.requestMethods && !has(c.requestMethods, method)) return false
    if (c.requestDomains && !has(c.requestDomains, host)) return false
    if (c.excludedRequestDomains && has(c.excludedRequestDomains, host)) return false
    if (c.initiatorDomains && !has(c.initiatorDomains, initiator)) return false
    return typeof c.urlFilter !== 'string' || filterToRegExp(c.urlFilter).test(url)
  })
  const best = matching.sort((a, b) => (b.priority ?? 1) - (a.priority ?? 1) || (a.action.type === 'allow' ? -1 : 1))[0]
  return best?.action.type !== 'block'
}

describe('network gate of a compose view', () => {
  const closed = gateRules(gate('closed'))

  it.each([
    ['the form of a send', {}],
    ['a page load that posts', { type: 'main_frame' }],
    ['XHR', { type: 'xmlhttprequest', url: 'https://webmail.example/?_action=save' }],
    ['a beacon', { type: 'ping' }],
    ['an upload', { type: 'xmlhttprequest', url: 'https://webmail.example/?_task=mail&_action=upload' }],
    ['a socket', { type: 'websocket', method: 'get', url: 'wss://webmail.example/' }],
    ['a picture of another site', { type: 'image', method: 'get', url: 'https://spy.example/?q=nom' }],
    ['a form sent into a new tab', { type: 'main_frame', tabId: 9 }],
    ['the service worker of the webmail', { type: 'xmlhttprequest', tabId: -1 }],
  ])('closed, it stops %s', (_, over) => {
    expect(passes(closed, request(over))).toBe(false)
  })

  it.each([
    ['other tabs', { tabId: 8 }],
    ['a log-in in another tab', { type: 'main_frame', tabId: 8 }],
    ['a new tab of another site', { type: 'main_frame', tabId: 9, initiator: 'other.example' }],
    ['pictures and styles of the webmail', { type: 'image', method: 'get', url: 'https://webmail.example/skin/a.png' }],
    ['the page itself', { type: 'main_frame', method: 'get' }],
    ['the search for a recipient', { type: 'xmlhttprequest', url: 'https://webmail.example/?_task=mail&_action=autocomplete' }],
    ['other service workers', { type: 'xmlhttprequest', tabId: -1, initiator: 'other.example' }],
  ])('closed, it leaves alone %s', (_, over) => {
    expect(passes(closed, request(over))).toBe(true)
  })

  it('sendable, lets the send go and nothing else', () => {
    const rules = gateRules(gate('sendable'))
    expect(passes(rules, request({}))).toBe(true)
    expect(passes(rules, request({ type: 'xmlhttprequest' }))).toBe(false)
    expect(passes(rules, request({ type: 'xmlhttprequest', url: 'https://webmail.example/?_task=mail&_action=upload' }))).toBe(false)
    expect(passes(rules, request({ initiator: 'other.example' }))).toBe(false)
  })

  it('opens for an upload only while scanned files are on their way', () => {
    const upload = request({ type: 'xmlhttprequest', url: 'https://webmail.example/?_task=mail&_action=upload' })
    expect(passes(gateRules(gate('closed', true)), upload)).toBe(true)
    expect(passes(gateRules(gate('closed')), upload)).toBe(false)
  })

  it('clean, has no rules at all', () => {
    expect(gateRules(gate('clean'))).toEqual([])
  })
})

describe('the gate of a window of its own', () => {
  const rules = gateRules({ ...gate('closed'), openerTab: 5 })

  it('closes the tab that opened it for the webmail’s own page and workers, and for nobody else', () => {
    const xhr = { type: 'xmlhttprequest', url: 'https://webmail.example/?_action=save', tabId: 5 }
    expect(passes(rules, request(xhr))).toBe(false)
    expect(passes(rules, request({ ...xhr, initiator: 'other.example' }))).toBe(true)
    expect(passes(closedAlone, request(xhr))).toBe(true)
  })

  it('is its own, and no part of the gate of that other tab', () => {
    expect(rules.every((rule) => isOfTab(rule, 7))).toBe(true)
    expect(rules.some((rule) => isOfTab(rule, 5))).toBe(false)
  })
})
const closedAlone = gateRules(gate('closed'))

describe('parts of a webmail’s own application', () => {
  const rules = gateRules({ ...gate('closed'), documents: [{ ...document('closed'), patterns: { ...roundcube.gate, parts: ['parts.example'] } }] })
  const part = { method: 'get', url: 'https://parts.example/owa.js' }

  it('come from their host as scripts and styles, and nothing goes there', () => {
    expect(passes(rules, request({ ...part, type: 'script' }))).toBe(true)
    expect(passes(closedAlone, request({ ...part, type: 'script' }))).toBe(false)
    expect(passes(rules, request({ ...part, type: 'image' }))).toBe(false)
    expect(passes(rules, request({ ...part, type: 'xmlhttprequest', method: 'post' }))).toBe(false)
  })
})

describe('the gate of a tab with a compose view in a frame of another site', () => {
  const together = (own: GatedDocument['state'], framed: GatedDocument['state']) =>
    gateRules({ ...gate(own), documents: [document(own), document(framed, false, 'framed.example')] })
  const send = 'https://framed.example/?_task=mail&_unlock=1&_framed=1'

  it('is closed for both while one letter is held', () => {
    for (const rules of [together('clean', 'closed'), together('closed', 'clean')]) {
      expect(passes(rules, request({}))).toBe(false)
      expect(passes(rules, request({ url: send, initiator: 'framed.example' }))).toBe(false)
    }
  })

  it('lets the frame’s own send go, and neither what is held beside it nor a request of the page around it', () => {
    const rules = together('closed', 'sendable')
    expect(passes(rules, request({ url: send, initiator: 'framed.example' }))).toBe(true)
    expect(passes(rules, request({ url: send }))).toBe(false)
    expect(passes(rules, request({}))).toBe(false)
  })

  it('lets each go on reading from its own server alone', () => {
    const read = { type: 'xmlhttprequest', method: 'get' }
    const rules = together('closed', 'closed')
    expect(passes(rules, request({ ...read, url: 'https://framed.example/list', initiator: 'framed.example' }))).toBe(true)
    expect(passes(rules, request({ ...read, url: 'https://framed.example/list' }))).toBe(false)
    expect(passes(rules, request({ ...read, type: 'websocket', url: 'wss://framed.example/', initiator: 'framed.example' }))).toBe(false)
  })
})
