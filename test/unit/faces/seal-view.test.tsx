// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { SealChoice, SealOffer } from '../../../src/messaging/hold-view.ts'
import { SealedView } from '../../../src/panel/sealed-view.tsx'
import { SealView } from '../../../src/panel/seal-view.tsx'
import { asEvent, button, click, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

const SIZES = { wireSize: 4_000_000, wireLimit: 10_485_760 }
const OFFER: SealOffer = {
  scope: 'attachments', answer: 'possible',
  formats: [
    { format: 'pdf', proposed: true, reasons: ['envelope_format_pdf_usual'], ...SIZES },
    { format: 'html', proposed: true, reasons: ['envelope_format_html_files'], ...SIZES },
    { format: 'zip', proposed: false, reasons: ['envelope_format_too_big'], ...SIZES, wireSize: 40_000_000 },
  ],
}

async function open(offer: SealOffer = OFFER) {
  const chosen: SealChoice[] = []
  const root = await show(<SealView offer={offer} onSeal={(choice) => void chosen.push(choice)} onBack={() => undefined} />)
  const format = (name: string) => [...root.querySelectorAll('.choice')].find(({ textContent }) => textContent.includes(name))!.querySelector('input')!
  const answer = () => [...root.querySelectorAll('.tick')].find(({ textContent }) => textContent.includes('réponse sécurisée'))?.querySelector('input') ?? null
  const set = async (input: HTMLInputElement, checked: boolean) => act(() => {
    input.checked = checked
    input.dispatchEvent(asEvent(new Event('change', { bubbles: true }), true))
  })
  const seal = async () => {
    await click(root.querySelector('.button-main'))
    return chosen.at(-1)
  }
  return { root, format, answer, set, seal, chosen }
}

describe('the envelopes to choose from', () => {
  it('begin with what fits best, and name what would not arrive without letting it be taken', async () => {
    const { root, format, seal } = await open()
    expect([format('PDF protégé').checked, format('Archive ZIP chiffrée').disabled]).toEqual([true, true])
    expect(root.textContent).toContain('Trop lourd pour cette messagerie')
    expect(await seal()).toEqual({ format: 'pdf', choose: false, wantsAnswer: false })
  })

  it('take the page with a wish for an answer, and drop the wish with the page', async () => {
    const { answer, format, set, seal } = await open()
    expect(answer()?.checked).toBe(false)
    await set(answer()!, true)
    expect(format('Page chiffrée').checked).toBe(true)
    expect(await seal()).toEqual({ format: 'html', choose: false, wantsAnswer: true })
    await set(format('PDF protégé'), true)
    expect(answer()?.checked).toBe(false)
    expect(await seal()).toEqual({ format: 'pdf', choose: false, wantsAnswer: false })
  })

  it('ask for an answer to a letter unless the practitioner says no', async () => {
    const { answer, set, seal } = await open({ ...OFFER, scope: 'message', answer: 'asked', formats: OFFER.formats.slice(1) })
    expect(await seal()).toMatchObject({ format: 'html', wantsAnswer: true })
    await set(answer()!, false)
    expect(await seal()).toMatchObject({ format: 'html', wantsAnswer: false })
  })

  it('offer no answer that nobody could open, nor one where no page would arrive', async () => {
    expect((await open({ ...OFFER, answer: 'never' })).answer()).toBeNull()
    expect((await open({ ...OFFER, formats: OFFER.formats.filter(({ format }) => format !== 'html') })).answer()).toBeNull()
  })

  it('ignore what a script of the page made up', async () => {
    const { root, chosen } = await open()
    await click(root.querySelector('.button-main'), false)
    expect(chosen).toEqual([])
  })
})

describe('a sealed draft', () => {
  beforeEach(() => document.body.replaceChildren())

  it('shows what goes, what to mind, the copy for the record, and leaves only by the practitioner’s own Send', async () => {
    const send = vi.fn()
    const root = await show(
      <SealedView
        sealed={{
          scope: 'attachments', format: 'pdf', files: [{ name: 'document.pdf', size: 184_320 }],
          notes: [{ key: 'envelope_metadata_pdf', params: ['{envelope_field_Author}'] }], beside: ['radio.pdf'], wantsAnswer: true, copy: { name: 'message.eml', bytes: new Blob(['x']), kept: true },
        }}
        onSend={send} onClose={() => undefined}
      />,
    )
    expect(root.textContent).toContain('document.pdf')
    expect(root.textContent).toContain('auteur')
    expect(root.textContent).toContain('fichier .sceau')
    expect(root.textContent).toContain('radio.pdf part à côté, tel quel')
    expect(root.querySelector<HTMLAnchorElement>('a[download]')?.download).toBe('message.eml')
    await click(button(root, 'Envoyer maintenant'), false)
    expect(send).not.toHaveBeenCalled()
    await click(button(root, 'Envoyer maintenant'))
    expect(send).toHaveBeenCalledOnce()
  })
})
