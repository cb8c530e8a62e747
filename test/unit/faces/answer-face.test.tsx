// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AnswerFace } from '../../../src/answer/answer-face.tsx'
import type { AnswerKey } from '../../../src/crypto/index.ts'
import { newAnswerKey, sealAnswer } from '../../../src/crypto/envelopes/html/answer.ts'
import type { EnvelopeSummary } from '../../../src/messaging/records.ts'
import { background, button, click, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

const ENVELOPE: EnvelopeSummary = { id: 'e1', fileName: 'bilan.pdf', format: 'html', recipients: ['anna@x.example'], kind: 'words', sealedAt: '2026-11-24T09:14:00Z' }
const BINDING = 'YmluZGluZyBiaW5kaW5nIGJpbmRpbmcgYmluZGluZyE='
let key: AnswerKey

async function answer(text: string, files: readonly { name: string; type: string; content: Blob }[] = [], bindingKey = BINDING): Promise<File> {
  return new File([await sealAnswer({ text, files }, { id: key.id, publicKey: key.publicKey, bindingKey })], 'reponse.sceau')
}

/** Until the page has come to something else than "opening". */
const settle = () => vi.waitFor(async () => {
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)))
  expect(document.body.textContent).not.toContain('Ouverture de la réponse')
})

async function choose(root: Element, file: File): Promise<void> {
  const input = root.querySelector<HTMLInputElement>('input[type=file]')
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  await act(() => void input?.dispatchEvent(new Event('change', { bubbles: true })))
  await settle()
}

describe('the page where an answer is opened', () => {
  beforeAll(async () => {
    key = { id: 'c0'.repeat(16), ...(await newAnswerKey()), bindingKey: BINDING }
  })
  beforeEach(() => {
    background.asked = []
    background.answers = { 'answer-key': () => ({ key, envelope: ENVELOPE, why: '' }) }
  })

  it('shows what was written as text, whose envelope it answers, and files to save under safe names', async () => {
    const root = await show(<AnswerFace />)
    await choose(root, await answer('Merci, <img src=x onerror=alert(1)>\nsuivi noté.', [{ name: '../../.bashrc\u202Efdp.exe', type: 'text/html', content: new Blob(['<script>1</script>']) }]))
    expect(root.textContent).toContain('bilan.pdf')
    expect(root.textContent).toContain('anna@x.example')
    expect(root.querySelector('.written')?.textContent).toBe('Merci, <img src=x onerror=alert(1)>\nsuivi noté.')
    expect(root.querySelector('img')).toBeNull()
    expect(root.textContent).toContain('avait ouvert cet envoi')
    const link = root.querySelector<HTMLAnchorElement>('a[download]')
    expect(link?.download).toBe('bashrcfdp.exe')
    expect(background.asked).toEqual([{ kind: 'answer-key', request: { envelopeId: key.id } }])
    await click(button(root, 'Fermer cette réponse'))
    expect(root.textContent).not.toContain('suivi noté')
  })

  it('gives a saved file no media type: followed as a link, it is never a page of ours', async () => {
    const made: Blob[] = []
    const spy = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made.push(blob as Blob)
      return 'blob:x'
    })
    const root = await show(<AnswerFace />)
    await choose(root, await answer('', [{ name: 'page.html', type: 'text/html', content: new Blob(['<script>1</script>']) }]))
    expect(made.map(({ type }) => type)).toEqual(['application/octet-stream'])
    expect(root.textContent).toContain('Pas de texte')
    spy.mockRestore()
  })

  it('warns calmly, before anything else, when nothing proves the sender', async () => {
    const root = await show(<AnswerFace />)
    await choose(root, await answer('Virement urgent', [], 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='))
    expect(root.textContent).toContain('Expéditeur non prouvé')
    expect(root.textContent.indexOf('Expéditeur non prouvé')).toBeLessThan(root.textContent.indexOf('Virement urgent'))
    expect(root.textContent).not.toContain('avait ouvert cet envoi avec son code')
  })

  it('asks for the vault and then opens the same file', async () => {
    background.answers['answer-key'] = () => ({ key: null, envelope: null, why: 'locked' })
    const root = await show(<AnswerFace />)
    await choose(root, await answer('bonjour'))
    expect(root.textContent).toContain('Le coffre est fermé')
    background.answers['answer-key'] = () => ({ key, envelope: ENVELOPE, why: '' })
    background.answers['vault-unlock'] = () => ({ state: 'unlocked', heldDrafts: 0, why: '' })
    const input = root.querySelector<HTMLInputElement>('[type=password]')!
    await act(() => {
      input.value = 'phrase'
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
    const submit = new Event('submit', { bubbles: true, cancelable: true })
    Object.defineProperty(submit, 'isTrusted', { value: true })
    await act(() => void root.querySelector('form')?.dispatchEvent(submit))
    await vi.waitFor(async () => {
      await settle()
      expect(root.querySelector('.written')?.textContent).toBe('bonjour')
    })
  })

  it.each([
    ['an envelope that is not kept here', async () => { background.answers['answer-key'] = () => ({ key: null, envelope: null, why: 'gone' }); return answer('x') }, 'n’est pas sur cet ordinateur'],
    ['another file', () => Promise.resolve(new File(['%PDF-1.7'], 'bilan.pdf')), 'n’est pas une réponse'],
    ['a file that was cut off', async () => new File([(await answer('x')).slice(0, -5)], 'x.sceau'), 'modifiée ou abîmée'],
    ['a background that says nothing', async () => { delete background.answers['answer-key']; return answer('x') }, 'Sceau ne répond pas'],
  ])('has its own sentence for %s, and takes another file at once', async (_, made, sentence) => {
    const root = await show(<AnswerFace />)
    await choose(root, await made())
    expect(root.textContent).toContain(sentence)
    expect(root.querySelector('.written')).toBeNull()
    expect(root.querySelector('input[type=file]')).not.toBeNull()
  })
})
