// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ComposeToPanel, PanelToCompose } from '../../../src/messaging/hold-view.ts'
import { PanelFace } from '../../../src/panel/panel-face.tsx'
import { BOX, RECIPIENT, pressKey, background, button, click, hold, pass, passage, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

/** The compose view's end of the line. */
async function open() {
  const sent: PanelToCompose[] = []
  let hear: (message: ComposeToPanel) => void = () => undefined
  const root = await show(<PanelFace line={{ send: (message) => void sent.push(message), listen: (listener) => (hear = listener) }} />)
  const tell = (message: ComposeToPanel): Promise<void> => act(() => hear(message))
  const says = async (message: ComposeToPanel): Promise<void> => {
    await tell(message)
    await pass(600)
  }
  return { root, sent, says, tell, chosen: () => sent.filter(({ type }) => type !== 'height' && type !== 'ready') }
}

describe('the panel', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    background.answers = { 'find-secure': () => ({ matches: [[BOX]] }) }
  })
  afterEach(() => vi.useRealTimers())

  it('asks for its hold and is empty until it gets one', async () => {
    const { root, sent } = await open()
    expect(sent).toContainEqual({ type: 'ready' })
    expect(root.textContent).toBe('')
  })

  it('says that the establishment’s rules are not wholly understood, where the host has no options page', async () => {
    const { root, says } = await open()
    await says({ type: 'show', hold: hold({ policyFault: { message: 'policy_line_one', params: ['1', 'allowSend'] } }) })
    expect(root.querySelector('.policy-line')?.textContent).toContain('1 réglage non compris (allowSend)')
    await says({ type: 'show', hold: hold() })
    expect(root.querySelector('.policy-line')).toBe(null)
  })

  it('shows the reasons and the first of hundreds of recipients, and at once behind them everybody else', async () => {
    const { root, tell } = await open()
    const recipients = Array.from({ length: 500 }, (_, at) => ({ ...RECIPIENT, address: `personne${at}@gmail.example` }))
    await tell({ type: 'show', hold: hold({ recipients }) })
    const shown = (): number => root.querySelectorAll('.guest-line').length
    expect([shown() > 0, shown() < 500]).toEqual([true, true])
    await pass(1)
    expect(shown()).toBe(500)
  })

  it('is a dialogue with its heading focused', async () => {
    const { root, says } = await open()
    await says({ type: 'show', hold: hold() })
    expect(root.querySelector('[role=dialog]')?.getAttribute('aria-labelledby')).toBe('title')
    expect(document.activeElement).toBe(root.querySelector('h1'))
  })

  it('says why Sceau could not decide', async () => {
    const { root, says } = await open()
    await says({ type: 'show', hold: hold({ failure: 'content_failure_silent', remedies: ['go-back', 'emergency'], recipients: [] }) })
    expect(root.textContent).toContain('Sceau n’a pas répondu à temps')
    expect(button(root, 'Revenir au message')).not.toBeNull()
    expect(button(root, 'Urgence vitale')).not.toBeNull()
  })

  it('never shows the number that a citizen\'s address is', async () => {
    const { root, says } = await open()
    await says({ type: 'show', hold: hold({ recipients: [{ ...RECIPIENT, name: '', address: '279023512345678@patient.mssante.fr', network: 'citizen', plan: 'hand-over' }] }) })
    expect(root.textContent).not.toContain('2790235')
    expect(root.textContent).toContain('@patient.mssante.fr')
    await click(root.querySelector('[data-remedy=hand-over]'))
    expect(root.innerHTML).not.toContain('2790235')
  })

  it('shows how far the letters of a picture are read, lets it be stopped, and no figure makes a click wait', async () => {
    const { root, says, tell, chosen } = await open()
    const file = { id: 'held-1', name: 'scan.pdf', size: 9, where: 'held', read: 'pending', found: false } as const
    await says({ type: 'show', hold: hold({ attachments: [file, { ...file, id: 'held-2', name: 'lu.pdf', read: 'read' }] }) })
    const bars = root.querySelectorAll<HTMLProgressElement>('.file progress')
    expect([bars.length, bars[0]?.hasAttribute('value'), bars[0]?.getAttribute('aria-label')]).toEqual([1, false, 'Lecture de «\u00a0scan.pdf\u00a0»'])
    await says({ type: 'reading', file: { id: 'held-1', percent: 64 } })
    expect(bars[0]?.value).toBe(64)
    await tell({ type: 'reading', file: { id: 'held-1', percent: 65 } })
    await click(button(root, 'Arrêter la lecture'))
    expect(chosen()).toEqual([{ type: 'stop-reading', file: 'held-1' }])
  })

  it('takes the answer about one passage, from a hand only, and sends it by the passage’s key', async () => {
    const { root, says, chosen } = await open()
    await says({ type: 'show', hold: hold({ passages: [passage(0, 'body'), { ...passage(1, 'body'), key: '' }, { ...passage(2, 'body'), answered: true }] }) })
    const answers = [...root.querySelectorAll<HTMLButtonElement>('.passage-answer')]
    expect(answers.map((each) => [each.textContent, each.getAttribute('aria-label')])).toEqual([
      ['Pas une donnée de patient', '«\u00a0passage 0\u00a0»\u00a0: ce n’est pas une donnée de patient'], ['Compter de nouveau', 'Compter de nouveau «\u00a0passage 2\u00a0»'],
    ])
    expect(root.querySelector('[aria-labelledby=answered]')?.textContent).toContain('passage 2')
    await click(answers[0], false)
    expect(chosen()).toEqual([])
    await click(answers[0])
    await click(answers[1])
    expect(chosen()).toEqual([{ type: 'answer-passage', key: 'key 0', isPatient: false }, { type: 'answer-passage', key: 'key 2', isPatient: true }])
  })

  const QUESTION = { rule: 'salutation-mismatch', severity: 'confirm', message: 'rule_salutation_mismatch', params: ['Dr Fontaine', 'Paul Martin'], doubt: 'd1', about: 'recipient' } as const
  const mark = (file: string) => ({ rule: 'unread-attachment', severity: 'advise', message: 'rule_unread_attachment_encrypted', params: [file], doubt: '', about: 'message' }) as const

  it('asks one question, with the rest as remarks that are folded when they are many', async () => {
    const { root, says } = await open()
    await says({ type: 'show', hold: hold({ verdict: 'confirm', reasons: [QUESTION, mark('a.zip'), mark('b.zip')] }) })
    expect(root.querySelector('.question')?.textContent).toBe('Le message salue Dr Fontaine, mais il part à Paul Martin.')
    expect([root.querySelectorAll('.question').length, root.querySelectorAll('.remark').length, root.querySelector('details')]).toEqual([1, 2, null])
    await says({ type: 'show', hold: hold({ verdict: 'confirm', reasons: [QUESTION, mark('a.zip'), mark('b.zip'), mark('c.zip')] }) })
    expect(root.querySelector('details')?.open).toBe(false)
    expect(root.querySelector('summary')?.textContent).toBe('Autres remarques (3)')
  })

  it('offers the right recipient with all that tells who it is, and changes nothing by a script’s click', async () => {
    const { root, says, chosen } = await open()
    const correction = { name: 'Claire Fontaine', address: BOX.address, network: 'mssante', box: BOX, insteadOf: RECIPIENT.address, ofQuestion: true } as const
    await says({ type: 'show', hold: hold({ verdict: 'confirm', reasons: [QUESTION], correction, remedies: ['send-as-is', 'go-back', 'emergency'] }) })
    const main = root.querySelector('.first-remedy button')
    for (const words of ['Écrire plutôt à Dr Claire FONTAINE', 'Cardiologie', '59000 Lille', BOX.address]) expect(main?.textContent).toContain(words)
    await click(main, false)
    expect(chosen()).toEqual([])
    await click(main)
    expect(chosen()).toEqual([{ type: 'correct', address: BOX.address, insteadOf: RECIPIENT.address }])
  })

  it('says yes to the questions that it shows, and to them only', async () => {
    const { root, says, chosen } = await open()
    await says({ type: 'show', hold: hold({ verdict: 'confirm', reasons: [QUESTION, { ...QUESTION, doubt: 'd2' }, mark('a.zip')], remedies: ['send-as-is', 'go-back', 'emergency'] }) })
    await click(button(root, 'Le destinataire est le bon, envoyer'))
    expect(chosen()).toEqual([{ type: 'send-as-is', doubts: ['d1', 'd2'] }])
  })

  it('shows a passage in the message when it is chosen', async () => {
    const { root, says, chosen } = await open()
    await says({ type: 'show', hold: hold({ passages: [passage(7, 'body')] }) })
    await click(button(root, 'passage 7'))
    expect(chosen()).toEqual([{ type: 'reveal', passage: 7 }])
  })

  it('ignores clicks and keys that the page made up', async () => {
    const { root, says, chosen } = await open()
    await says({ type: 'show', hold: hold() })
    for (const each of root.querySelectorAll('button')) await click(each, false)
    await pressKey('Escape', false)
    expect(chosen()).toEqual([])
  })

  it('ignores a click on what moved under the pointer a moment ago', async () => {
    const { root, says, chosen } = await open()
    await says({ type: 'show', hold: hold() })
    await pass(1000)
    await click(root.querySelector('[data-remedy=hand-over]'))
    await click(root.querySelector('.button-main'))
    expect(chosen()).toEqual([])
  })

  it('hands over to the person whom the directory is sure of, on confirmation only', async () => {
    const { root, says, chosen } = await open()
    await says({ type: 'show', hold: hold() })
    await click(root.querySelector('[data-remedy=hand-over]'))
    await pass(600)
    expect(root.textContent).toContain('Dr Claire FONTAINE')
    expect(root.textContent).toContain('Cardiologie')
    expect(root.textContent).toContain('59000 Lille')
    expect(root.textContent).toContain(BOX.address)
    expect(chosen()).toEqual([])
    await click(root.querySelector('.button-main'))
    expect(chosen()).toEqual([
      { type: 'hand-over', recipients: [{ field: 'to', name: 'Claire FONTAINE', address: BOX.address, insteadOf: RECIPIENT.address }] },
    ])
    expect(root.querySelector('progress')).not.toBeNull()
  })

  it('does not hand over before every recipient is settled', async () => {
    background.answers = { 'find-secure': () => ({ matches: [[BOX, { ...BOX, address: 'b@x.mssante.fr' }]] }) }
    const { root, says, chosen } = await open()
    await says({ type: 'show', hold: hold() })
    await click(root.querySelector('[data-remedy=hand-over]'))
    await pass(600)
    expect(root.querySelectorAll('input[type=radio]')).toHaveLength(2)
    expect(root.querySelector<HTMLButtonElement>('.button-main')?.disabled).toBe(true)
    expect(chosen()).toEqual([])
  })

  describe('where the program that holds the message has the secure mailbox too', () => {
    const main = (root: HTMLElement) => root.querySelector('[data-remedy=hand-over]')
    const HERE = hold({ sendsHere: true })
    const OTHER = { ...BOX, address: 'b.fontaine@x.mssante.fr', specialty: 'Pneumologie' }
    const other: typeof RECIPIENT = { ...RECIPIENT, address: 'c.fontaine@gmail.example' }
    /** The directory has answered, and what that changed has stood there for a while. */
    const found = async (says: Awaited<ReturnType<typeof open>>['says'], shown: ReturnType<typeof hold>): Promise<void> => {
      await says({ type: 'show', hold: shown })
      await pass(600)
    }

    it('names mailbox, person and address on the one button that sends, and sends there', async () => {
      const { root, says, chosen } = await open()
      await found(says, HERE)
      for (const words of ['De lea.moreau@medecin.mssante.fr', 'À Dr Claire FONTAINE', 'Cardiologie', '59000 Lille', BOX.address]) expect(main(root)?.textContent).toContain(words)
      await click(main(root), false)
      expect(chosen()).toEqual([])
      await click(main(root))
      expect(chosen()).toEqual([{ type: 'hand-over', recipients: [{ field: 'to', name: 'Claire FONTAINE', address: BOX.address, insteadOf: RECIPIENT.address }] }])
      expect([main(root), root.querySelector('progress') !== null]).toEqual([null, true])
    })

    it('takes no click on an address that has only just appeared there', async () => {
      const { root, says, chosen } = await open()
      // It appears as this time has gone by.
      await says({ type: 'show', hold: HERE })
      expect(main(root)?.textContent).toContain(BOX.address)
      await pass(400)
      await click(main(root))
      expect(chosen()).toEqual([])
    })

    it('never keeps an address on the button when the recipient has changed', async () => {
      const { root, says, tell, chosen } = await open()
      await found(says, HERE)
      background.answers = { 'find-secure': () => ({ matches: [[OTHER]] }) }
      await tell({ type: 'show', hold: { ...HERE, recipients: [other] } })
      expect(root.textContent).not.toContain(BOX.address)
      await pass(600)
      await pass(600)
      await click(main(root))
      expect(chosen()).toEqual([{ type: 'hand-over', recipients: [expect.objectContaining({ address: OTHER.address, insteadOf: other.address })] }])
    })

    it('lets other addresses be chosen all the same', async () => {
      const { root, says, chosen } = await open()
      await found(says, HERE)
      await click(button(root, 'Choisir d’autres adresses'))
      expect([root.querySelector('[data-step=hand-over]') !== null, chosen()]).toEqual([true, []])
    })

    it.each<[string, Parameters<typeof hold>[0], (typeof BOX)[][]]>([
      ['the directory knows two of that name', {}, [[BOX, OTHER]]],
      ['the directory knows nobody', {}, [[]]],
      ['somebody can receive from here', { recipients: [RECIPIENT, { ...other, plan: 'send' }] }, [[BOX]]],
      ['it is asked who is meant', { reasons: [{ rule: 'salutation-mismatch', severity: 'confirm', message: 'rule_salutation_mismatch', params: ['a', 'b'], doubt: 'd', about: 'recipient' }] }, [[BOX]]],
      ['it may be the wrong person', { reasons: [{ rule: 'lookalike-domain', severity: 'block', message: 'rule_lookalike_domain', params: ['a', 'b'], doubt: '', about: 'recipient' }] }, [[BOX]]],
      ['there are more than one reads on a button', { recipients: Array.from({ length: 6 }, (_, at) => ({ ...RECIPIENT, address: `c${at}@gmail.example` })) }, Array.from({ length: 6 }, () => [BOX])],
      ['there is no secure mailbox', { secureAddress: '' }, [[BOX]]],
    ])('sends nothing at the first press where %s', async (_, changes, matches) => {
      background.answers = { 'find-secure': () => ({ matches }) }
      const { root, says, chosen } = await open()
      await found(says, { ...HERE, ...changes })
      await click(main(root))
      expect([root.querySelector('[data-step=hand-over]') !== null, chosen()]).toEqual([true, []])
    })
  })

  it('leads to the settings when no secure mailbox is set', async () => {
    const { root, says } = await open()
    await says({ type: 'show', hold: hold({ secureAddress: '' }) })
    await click(root.querySelector('[data-remedy=hand-over]'))
    expect(root.querySelector('a')?.getAttribute('href')).toContain('options.html#profils')
  })

  it('leaves what cannot be undone to a window, and lets it be asked for again', async () => {
    const { root, says, chosen } = await open()
    await says({ type: 'show', hold: hold() })
    await click(root.querySelector('[data-remedy=send-anyway]'))
    await pass(60_000)
    expect(chosen()).toEqual([{ type: 'remedy', kind: 'send-anyway' }])
    expect(root.textContent).toContain('Une fenêtre de Sceau s’ouvre')
    expect(root.querySelector<HTMLButtonElement>('[data-remedy=send-anyway]')?.disabled).toBe(false)
  })

  it('goes back with Escape, one step at a time, but not while the message is on its way', async () => {
    const { root, says, chosen } = await open()
    await says({ type: 'show', hold: hold() })
    await click(root.querySelector('[data-remedy=hand-over]'))
    await pressKey('Escape')
    expect(root.querySelector('[data-step=reasons]')).not.toBeNull()
    await says({ type: 'progress', message: '', done: 1, total: 3 })
    await pressKey('Escape')
    expect(chosen()).toEqual([])
    await says({ type: 'outcome', level: 'failed', message: 'content_hand_over_failed', params: [] })
    await pressKey('Escape')
    expect(chosen()).toEqual([{ type: 'close' }])
  })

  it('offers a readable copy of what the secure mailbox has sent, and says whether it can be had later', async () => {
    const { root, says } = await open()
    await says({ type: 'show', hold: hold() })
    const sent = async (copy: { name: string; bytes: Blob; kept: boolean } | null) => {
      await says({ type: 'outcome', level: 'done', message: 'content_hand_over_sent', params: [], copy })
      return [root.querySelector<HTMLAnchorElement>('a[download]')?.download, root.querySelector('.sheet')?.textContent ?? ''] as const
    }
    const file = { name: 'message.eml', bytes: new Blob(['x']) }
    expect(await sent({ ...file, kept: true })).toEqual(['message.eml', expect.stringContaining('14 jours')])
    expect(await sent({ ...file, kept: false })).toEqual(['message.eml', expect.stringContaining('enregistrez-la avant de fermer')])
    expect(await sent(null)).toEqual([undefined, expect.stringContaining('n’a pas pu être faite')])
    await says({ type: 'outcome', level: 'doubt', message: 'content_still_held', params: [] })
    expect(root.textContent).not.toContain('copie')
  })

  it('names a doubtful send and offers no second one', async () => {
    const { root, says } = await open()
    await says({ type: 'show', hold: hold() })
    await says({ type: 'progress', message: '', done: 2, total: 3 })
    await says({ type: 'outcome', level: 'doubt', message: 'content_hand_over_uncertain', params: [] })
    expect(root.textContent).toContain('peut-être parti')
    expect([...root.querySelectorAll('button')].map(({ textContent }) => textContent).filter(Boolean)).toEqual(['Fermer'])
  })
})
