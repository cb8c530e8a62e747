// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { MarksLine, MarkState } from '../../../src/content/ui/recipient-marks.ts'
import { MARK_SHAPES, markOf, wordsOfMark } from '../../../src/faces/standing-mark.ts'
import { standingOf } from '../../../src/directory/index.ts'
import { boxOf } from '../directory/boxes.ts'

const { RecipientMarks } = await import('../../../src/content/ui/recipient-marks.ts')

const mark = (name: string, more: Partial<MarkState> = {}): MarkState => ({ address: `${name}@x.test`, name, mark: 'secure', words: 'MSSanté', description: 'Pourquoi', ...more })
const line = (...marks: MarkState[]): MarksLine => ({ label: 'Destinataires', marks, search: 'Chercher' })

/** The line with its shadow root, which in a page nobody but it can open. */
function made() {
  const roots: ShadowRoot[] = []
  const modes: string[] = []
  const attach = vi.spyOn(HTMLElement.prototype, 'attachShadow').mockImplementation(function (this: HTMLElement, how) {
    attach.mockRestore()
    modes.push(how.mode)
    const root = this.attachShadow({ ...how, mode: 'open' })
    roots.push(root)
    return root
  })
  const did: string[] = []
  const marks = new RecipientMarks(document, {
    onCard: (address, _, how) => did.push(`${how} ${address}`), onLeave: () => did.push('left'), onSearch: () => did.push('search'),
  })
  return { marks, root: roots[0]!, modes, did }
}

describe('the line under a recipient field', () => {
  let row: HTMLElement
  let input: HTMLInputElement
  beforeEach(() => {
    document.body.innerHTML = '<div><div id="row"><textarea></textarea><ul><li class="recipient">Paul</li><li><input tabindex="3"></li></ul></div></div>'
    row = document.querySelector<HTMLElement>('#row')!
    input = row.querySelector('input')!
  })

  it('stands behind the webmail’s field in a closed root, in the order of its keys, and leaves the field as it was', () => {
    const before = row.outerHTML
    const { marks, root, modes } = made()
    marks.show({ row, input }, line(mark('Paul'), mark('Marie', { mark: 'gone', words: 'Plus dans l’annuaire' })))
    expect([row.outerHTML, modes, row.nextElementSibling === marks.host, marks.host.tabIndex]).toEqual([before, ['closed'], true, 3])
    expect(document.body.textContent).not.toContain('MSSanté')
    const buttons = [...root.querySelectorAll<HTMLElement>('button.mark')]
    expect(buttons.map(({ textContent, dataset }) => `${textContent} ${dataset.mark}`)).toEqual(['Paul MSSanté secure', 'Marie Plus dans l’annuaire gone'])
    for (const button of buttons) expect(root.getElementById(button.getAttribute('aria-describedby')!)?.textContent).toBe('Pourquoi')
  })

  it('takes a changed mark over without building the others anew, so that the keyboard stays', () => {
    const { marks, root } = made()
    marks.show({ row, input }, line(mark('Paul'), mark('Marie')))
    const first = root.querySelector('button.mark')
    marks.show({ row, input }, line(mark('Paul', { mark: 'ordinary', words: 'Messagerie ordinaire' })))
    expect([...root.querySelectorAll('button.mark')]).toEqual([first])
    expect(first?.textContent).toContain('ordinaire')
    marks.remove()
    expect(marks.host.isConnected).toBe(false)
  })

  it('comes back where a page took it away', () => {
    const { marks } = made()
    marks.show({ row, input }, line(mark('Paul')))
    marks.host.remove()
    marks.show({ row, input }, line(mark('Paul')))
    expect(row.nextElementSibling).toBe(marks.host)
  })

  it('obeys the practitioner and no script', () => {
    const { marks, root, did } = made()
    marks.show({ row, input }, line(mark('Paul')))
    const press = (target: Element, trusted: boolean): void => {
      const event = new MouseEvent('click', { bubbles: true })
      Object.defineProperty(event, 'isTrusted', { value: trusted })
      target.dispatchEvent(event)
    }
    for (const trusted of [false, true]) for (const button of root.querySelectorAll('button')) press(button, trusted)
    expect(did).toEqual(['pressed Paul@x.test', 'search'])
  })
})

describe('a mark', () => {
  it('has a shape of its own for each standing, which no colour has to tell apart', () => {
    const shapes = Object.values(MARK_SHAPES).map((shape) => JSON.stringify(shape))
    expect(new Set(shapes).size).toBe(shapes.length)
  })

  it.each([
    ['paul@medecin.mssante.fr', {}, 'secure', 'common_network_mssante'],
    ['paul@medecin.mssante.fr', { asOf: '2026-11-23' }, 'secure', 'people_mark_unlisted'],
    ['paul@medecin.mssante.fr', { asOf: '2026-11-23', box: boxOf() }, 'secure', 'common_network_mssante'],
    ['paul@medecin.mssante.fr', { asOf: '2026-11-23', lastSeen: '2026-10-30' }, 'gone', 'people_mark_gone'],
    ['paul@exemple.fr', {}, 'ordinary', 'common_network_ordinary'],
    ['accueil@cabinet.fr', {}, 'internal', 'common_network_internal'],
    ['Dr Bertrand', {}, 'unknown', 'common_network_unresolved'],
  ])('of %s %j is %s', (address, more, wanted, words) => {
    const standing = { ...standingOf(address, null, ['cabinet.fr']), ...more }
    expect([markOf(standing), wordsOfMark(standing)]).toEqual([wanted, words])
  })
})
