// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { hearsProbe, hooksStand } from '../../../src/content/page-world/probe.ts'

const targets = new WeakMap<XMLHttpRequest, string>()
const hooks = {
  fetch: (target: unknown) => (hearsProbe(String(target)), Promise.reject(new TypeError('held'))),
  open(this: XMLHttpRequest, _: string, target: string) { targets.set(this, target) },
  send(this: XMLHttpRequest) { hearsProbe(targets.get(this) ?? '') },
  beacon: (target: unknown) => !hearsProbe(String(target)),
  submit(this: HTMLFormElement) { hearsProbe(this.action) },
}
const nothing = (): never => { throw new TypeError('not for this address') }

describe('the filter in the page’s world', () => {
  beforeEach(() => {
    window.fetch = hooks.fetch
    Object.assign(XMLHttpRequest.prototype, { open: hooks.open, send: hooks.send })
    Navigator.prototype.sendBeacon = hooks.beacon as typeof navigator.sendBeacon
    HTMLFormElement.prototype.submit = hooks.submit
  })

  it('stands while each way comes to it, also through what the page has put around', () => {
    expect(hooksStand()).toBe(true)
    const { fetch } = window
    window.fetch = (...args) => fetch(...args).finally(() => undefined)
    const { send } = XMLHttpRequest.prototype
    XMLHttpRequest.prototype.send = function (...args) { Reflect.apply(send, this, args) }
    expect(hooksStand()).toBe(true)
  })

  it.each([
    ['fetch', () => { window.fetch = nothing }],
    ['requests', () => { XMLHttpRequest.prototype.send = nothing }],
    ['beacons', () => { Navigator.prototype.sendBeacon = nothing }],
    ['forms', () => { HTMLFormElement.prototype.submit = () => undefined }],
  ])('no longer stands when %s were given back', (_, giveBack) => {
    giveBack()
    expect(hooksStand()).toBe(false)
  })

  it('takes nothing else for its question', () => {
    expect(['', 'data:,', 'https://webmail.test/?_task=mail'].map(hearsProbe)).toEqual([false, false, false])
  })
})
