// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'

vi.mock('webextension-polyfill', () => ({ default: { runtime: {} } }))
const { chipsIn, mailboxOf } = await import('../../../src/content/webmails/structural/recipients.ts')

function element(markup: string): Element {
  document.body.innerHTML = markup
  return document.body.firstElementChild!
}

describe('whom a chip stands for', () => {
  it.each([
    ['<span title="Paul Martin &lt;paul@secure.fr&gt;">Paul Martin<button>×</button></span>', { name: 'Paul Martin', address: 'paul@secure.fr' }],
    ['<li title="paul@secure.fr"><b>paul@secure.fr</b><button>✕</button></li>', { name: '', address: 'paul@secure.fr' }],
    ['<span data-hovercard-id="paul@secure.fr">Dr Paul</span>', { name: 'Dr Paul', address: 'paul@secure.fr' }],
    ['<span><i>paul@secure.fr</i><button>Supprimer</button></span>', { name: '', address: 'paul@secure.fr' }],
  ])('%s', (markup, mailbox) => {
    expect(mailboxOf(element(markup))).toEqual(mailbox)
  })

  it.each([
    ['a name alone', '<span>Paul Martin<button>×</button></span>'],
    ['two addresses, one of them out of sight', '<span title="paul@ailleurs.fr">paul@secure.fr</span>'],
  ])('%s is nobody', (_, markup) => {
    expect(mailboxOf(element(markup)).address).toBe('')
  })

  it('an address in two pieces is not taken for the shorter one', () => {
    expect(mailboxOf(element('<span><b>paul@medecin.mssante.fr</b><i>.ailleurs.com</i></span>')).address).toBe('paul@medecin.mssante.fr.ailleurs.com')
  })
})

describe('the recipients of a field that nobody has described', () => {
  it('are all found, whatever is around them, and labels are none', () => {
    const address = fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.constantFrom('exemple.fr', 'medecin.mssante.fr')).map(([local, domain]) => `${local}@${domain}`)
    const chip = fc.tuple(address, fc.constantFrom(
      (to: string) => `<span title="${to}">Paul<button>×</button></span>`,
      (to: string) => `<div><span>${to}</span><i class="close"></i></div>`,
      (to: string) => `<ul><li><a>${to}</a></li></ul>`,
    ))
    fc.assert(fc.property(fc.array(chip, { maxLength: 6 }), fc.constantFrom('À', 'Destinataires :', 'Cc'), (chips, label) => {
      const row = element(`<div><label>${label}</label><div><div>${chips.map(([to, draw]) => draw(to)).join('')}</div><input></div></div>`)
      expect(chipsIn(row, row.querySelector('input')!).map((found) => mailboxOf(found).address)).toEqual(chips.map(([to]) => to))
    }))
  })

  it('a name without an address is one too, so that it is not overlooked', () => {
    const row = element('<div><span>À :</span><span class="puce">Cabinet du Port</span><input></div>')
    expect(chipsIn(row, row.querySelector('input')!).map(mailboxOf)).toEqual([{ name: 'Cabinet du Port', address: '' }])
  })
})
