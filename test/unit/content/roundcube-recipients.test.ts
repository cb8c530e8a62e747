// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.mock('webextension-polyfill', () => ({ default: { runtime: {} } }))
const { RoundcubeCompose } = await import('../../../src/content/webmails/roundcube/adapter.ts')

const PAUL = { name: 'Paul Martin', address: 'paul.martin@medecin.mssante.fr' }

/** Roundcube's form; `chips`: as Elastic draws it, with what its own script does on a change (skins/elastic/ui.js, 1.6). */
function form(chips: boolean, values: Record<string, string>, typed = ''): (field: string) => string {
  const field = (name: string): string =>
    `<div class="input-group"><textarea name="_${name}">${(values[name] ?? '').replaceAll('<', '&lt;')}</textarea>${chips ? '<ul class="recipient-input"><li><input></li></ul>' : ''}</div>`
  document.body.innerHTML = `<form name="form">${['to', 'cc', 'bcc'].map(field).join('')}</form>`
  const input = document.querySelector<HTMLInputElement>('.recipient-input input')
  if (input) input.value = typed
  return (name) => document.querySelector<HTMLTextAreaElement>(`[name="_${name}"]`)!.value
}

beforeEach(() => {
  HTMLElement.prototype.checkVisibility = () => true
})

describe.each([['behind chips', true], ['as plain text', false]])('a recipient field %s', (_, chips) => {
  it.each(['to', 'cc', 'bcc'] as const)('takes a recipient, in %s, and keeps the others', (field) => {
    const value = form(chips, { [field]: '"Garnier, Sophie" <sophie@exemple.fr>, jean@exemple.fr' })
    const changed = vi.fn()
    document.addEventListener('change', changed)
    new RoundcubeCompose(document, '').addRecipient(field, PAUL, '')
    expect(value(field).replace(/, $/, '')).toBe('"Garnier, Sophie" <sophie@exemple.fr>, jean@exemple.fr, Paul Martin <paul.martin@medecin.mssante.fr>')
    expect(changed).toHaveBeenCalledOnce()
    document.removeEventListener('change', changed)
  })

  it('puts one in the place of another, and none twice', () => {
    const value = form(chips, { to: 'Paul <P.Martin@ancien.fr>, jean@exemple.fr' })
    const adapter = new RoundcubeCompose(document, '')
    adapter.addRecipient('to', PAUL, 'p.martin@ancien.fr')
    adapter.addRecipient('to', PAUL, '')
    expect(value('to').replace(/, $/, '')).toBe('jean@exemple.fr, Paul Martin <paul.martin@medecin.mssante.fr>')
  })

  it('loses what was typed to find them, and no other name that is no address yet', () => {
    const value = form(chips, { to: chips ? 'Dr Bertrand' : 'Dr Bertrand, Martin cardio' }, 'Martin cardio')
    const adapter = new RoundcubeCompose(document, '')
    expect(adapter.recipientField('to')?.typed).toBe('Martin cardio')
    adapter.addRecipient('to', PAUL, '')
    expect(value('to').replace(/, $/, '')).toBe('Dr Bertrand, Paul Martin <paul.martin@medecin.mssante.fr>')
    expect(adapter.recipientField('to')?.typed).toBe('')
  })
})

it('has no place while the webmail does not show the field', () => {
  form(true, {})
  HTMLElement.prototype.checkVisibility = () => false
  expect(new RoundcubeCompose(document, '').recipientField('cc')).toBeNull()
})
