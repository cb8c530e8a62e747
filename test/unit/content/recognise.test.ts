import { describe, expect, it } from 'vitest'
import { filterToRegExp } from '../../fixtures/url-filter.ts'
import { composeAddress, comingTo } from '../../../src/content/webmails/registry.ts'
import { roundcube } from '../../../src/content/webmails/roundcube/recognise.ts'

const BASE = 'https://webmail.example/?_task=mail&_action=compose&_id=12'

describe('requests of a Roundcube compose page', () => {
  it.each([
    ['./?_task=mail&_action=upload&_id=12', 'upload'],
    ['./?_task=utils&_action=spell', 'text-service'],
    ['./?_task=utils&_action=html2text', 'text-service'],
    ['./?_task=mail&_action=send', 'request'],
    ['https://elsewhere.example/?_action=refresh', 'request'],
    ['http://[', 'request'],
    ['./?_task=mail&_action=refresh', null],
    ['./?_task=mail&_action=autocomplete', null],
  ])('%s carries out %j', (target, exit) => {
    expect(roundcube.exitOfRequest({ method: 'POST', target, body: '' }, BASE)).toBe(exit)
  })

  it('opens the gate for a send only at the address to which Roundcube posts its form', () => {
    const sends = (url: string): boolean => roundcube.gate.send.some(({ filter }) => filterToRegExp(filter).test(url))
    expect(sends('https://webmail.example/?_task=mail&_unlock=loading1&_framed=1')).toBe(true)
    expect(sends('https://webmail.example/?_task=mail&_framed=1')).toBe(true)
    expect(sends('https://webmail.example/?_task=settings&_framed=1')).toBe(false)
    expect(sends('https://webmail.example/?_task=mail')).toBe(false)
  })

  it('recognises a coming compose page and names its view across reloads', () => {
    expect(comingTo(new URL(BASE))?.name).toBe('roundcube')
    expect(comingTo(new URL('https://webmail.example/?_task=mail'))).toBeNull()
    const composeKey = (address: URL): string => roundcube.keyOf({} as Element, address)
    expect(composeKey(new URL(BASE))).toBe(composeKey(new URL(`${BASE}&_extra=1`)))
    expect(composeKey(new URL(BASE))).not.toBe(composeKey(new URL(BASE.replace('=12', '=13'))))
  })

  it('opens the compose view of the webmail that the practitioner named, whatever page of it was given', () => {
    expect(composeAddress('https://m.example/rc/?_task=mail&_mbox=INBOX#x')).toBe('https://m.example/rc/?_task=mail&_action=compose')
  })

  it('names there what is answered, as the webmail takes it', () => {
    const address = new URL(composeAddress('https://m.example/rc/', '<a&b+1@x.example>'))
    expect(['_in-reply-to', '_references'].map((name) => address.searchParams.get(name))).toEqual(['<a&b+1@x.example>', '<a&b+1@x.example>'])
  })
})
