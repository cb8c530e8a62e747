// @vitest-environment happy-dom
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { outlook } from '../../../src/content/webmails/outlook/recognise.ts'
import { OutlookRecipients } from '../../../src/content/webmails/outlook/recipients.ts'
import type { Places } from '../../../src/content/webmails/structural/places.ts'

const HOSPITAL = { name: 'Paul Martin', address: 'p.martin@chu.test' }
const PRIVATE = { name: 'Paul Martin', address: 'paul.martin@ailleurs.test' }
const ANNE = { name: 'Anne Petit', address: 'anne@chu.test' }
let well: HTMLElement
let recipients: OutlookRecipients

/** Draws a pill as Outlook does: a name, or an address where Outlook knows none. */
function pill(text: string): HTMLElement {
  const element = document.createElement('span')
  element.setAttribute('contenteditable', 'false')
  element.innerHTML = `<span></span><button>×</button>`
  element.firstElementChild!.textContent = text
  well.append(element)
  return element
}

const read = (): string[] => recipients.read('to').map(({ name, address }) => `${name} <${address}>`)

beforeEach(() => {
  document.body.innerHTML = '<div contenteditable="true"></div>'
  well = document.body.firstElementChild as HTMLElement
  recipients = new OutlookRecipients({ input: (field: string) => (field === 'to' ? well : null) } as unknown as Places)
})

describe('whom a pill of Outlook’s stands for', () => {
  it('is nobody known, whatever its name, until a request has said it', () => {
    pill('Paul Martin')
    expect(read()).toEqual(['Paul Martin <>'])
    recipients.learn({ to: [HOSPITAL] })
    expect(read()).toEqual(['Paul Martin <p.martin@chu.test>'])
  })

  it('is what the last request says: a send to another of that name is judged for that one', () => {
    pill('Paul Martin')
    recipients.learn({ to: [HOSPITAL] })
    recipients.learn({ to: [PRIVATE] })
    expect(read()).toEqual(['Paul Martin <paul.martin@ailleurs.test>'])
  })

  it('is not known of another pill with that name, nor of the same element with another', () => {
    const first = pill('Paul Martin')
    recipients.learn({ to: [HOSPITAL] })
    first.firstElementChild!.textContent = 'Anne Petit'
    expect(read()).toEqual(['Anne Petit <>'])
    first.remove()
    pill('Paul Martin')
    expect(read()).toEqual(['Paul Martin <>'])
  })

  it('is told by name in whatever order, and by number where the names differ', () => {
    pill('Paul Martin')
    pill('Anne Petit')
    recipients.learn({ to: [ANNE, HOSPITAL] })
    expect(read()).toEqual(['Paul Martin <p.martin@chu.test>', 'Anne Petit <anne@chu.test>'])
    recipients.learn({ to: [{ ...ANNE, name: 'PETIT Anne' }, HOSPITAL] })
    expect(read()).toEqual(['Paul Martin <p.martin@chu.test>', 'Anne Petit <anne@chu.test>'])
  })

  it('is nobody known where the request names no address, as of a group', () => {
    pill('Équipe')
    recipients.learn({ to: [{ name: 'Équipe', address: '' }] })
    expect(read()).toEqual(['Équipe <>'])
  })

  it('counts also for whom no pill shows, until a pill does', () => {
    pill('Paul Martin')
    recipients.learn({ to: [HOSPITAL, ANNE], bcc: [PRIVATE] })
    expect(read()).toEqual(['Paul Martin <p.martin@chu.test>', 'Anne Petit <anne@chu.test>'])
    expect(recipients.read('bcc')).toEqual([PRIVATE])
    pill('Anne Petit')
    expect(read()).toEqual(['Paul Martin <p.martin@chu.test>', 'Anne Petit <>'])
  })

  it('does not replace the address that a pill shows: both count', () => {
    pill('paul.martin@ailleurs.test')
    recipients.learn({ to: [HOSPITAL] })
    expect(read()).toEqual([' <paul.martin@ailleurs.test>', 'Paul Martin <p.martin@chu.test>'])
  })

  it('stays as it was in a field that the request does not name', () => {
    pill('Paul Martin')
    recipients.learn({ to: [HOSPITAL] })
    recipients.learn({ cc: [] })
    expect(read()).toEqual(['Paul Martin <p.martin@chu.test>'])
  })

  it('never leaves an address of the request out', () => {
    const mailbox = fc.record({ name: fc.constantFrom('Paul Martin', 'Anne Petit', 'Équipe'), address: fc.constantFrom('a@chu.test', 'b@chu.test', 'c@ailleurs.test') })
    const shown = fc.constantFrom('Paul Martin', 'Anne Petit', 'a@chu.test', 'c@ailleurs.test')
    fc.assert(fc.property(fc.array(shown, { maxLength: 5 }), fc.array(mailbox, { maxLength: 5 }), (pills, named) => {
      well.textContent = ''
      for (const text of pills) pill(text)
      recipients.learn({ to: named })
      const addresses = recipients.read('to').map(({ address }) => address)
      expect(named.filter(({ address }) => !addresses.includes(address))).toEqual([])
    }))
  })
})

describe('whom a request of Outlook’s names', () => {
  const named = (body: object, headers = '') => outlook.recipientsIn?.({ method: 'POST', target: '/owa/service.svc?action=CreateItem', body: headers === '' ? JSON.stringify(body) : '', headers })
  const MARTIN = { Name: 'Paul Martin', EmailAddress: 'P.Martin@chu.test', RoutingType: 'SMTP', MailboxType: 'Mailbox' }

  it('is read from what is created and from what is changed', () => {
    expect(named({ Body: { Items: [{ Subject: 'Objet', ToRecipients: [MARTIN], CcRecipients: [], BccRecipients: null }] } })).toEqual({ to: [HOSPITAL], cc: [] })
    const updates = [{ Item: { Subject: 'Objet' } }, { Item: { CcRecipients: [MARTIN] } }]
    expect(named({ Body: { ItemChanges: [{ Updates: updates }] } })).toEqual({ cc: [HOSPITAL] })
  })

  it('is read from a short call in a header', () => {
    const body = JSON.stringify({ Body: { Items: [{ ToRecipients: [MARTIN] }] } })
    expect(named({}, `CreateItem\n${encodeURIComponent(body)}`)).toEqual({ to: [HOSPITAL] })
  })

  it('has no address where it is none that mail goes to', () => {
    const entry = { Name: 'Équipe', EmailAddress: '/o=ExchangeLabs/cn=equipe', RoutingType: 'EX' }
    expect(named({ Body: { Items: [{ ToRecipients: [entry, null, { Name: 3 }] }] } })).toEqual({ to: [{ name: 'Équipe', address: '' }, { name: '', address: '' }, { name: '', address: '' }] })
  })

  it('is nobody where it says nothing of it', () => {
    expect(named({ Body: { Items: [{ Subject: 'Objet' }] } })).toBeNull()
    expect(named({ Body: {} })).toBeNull()
  })
})
