import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ComposeView } from './support/compose-view.ts'
import { PanelView } from './support/panel.ts'
import { freshPatient, type Patient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'

const COLLEAGUE = 'paul.martin@autre-fournisseur.test'
let seed = 0

/** The page's own ways to send and to save. */
const sendByScript = (view: ComposeView): Promise<void> => view.page.evaluate(() => {
  const { rcmail } = window as unknown as { rcmail: { command(name: string, what: string): void } }
  for (const command of ['send', 'savedraft']) {
    try {
      rcmail.command(command, '')
    } catch {
      // The page has broken itself.
    }
  }
})

describe('a page that fights', () => {
  let session: Session
  beforeAll(async () => {
    session = await Session.start()
  })
  afterAll(() => session.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.afterFailure(task.name)
  })

  async function begin(): Promise<{ view: ComposeView; patient: Patient }> {
    return { view: await session.compose('text'), patient: freshPatient((seed += 1)) }
  }

  async function expectHeldAndSaid(view: ComposeView, patient: Patient, words = 'Ce message est retenu'): Promise<void> {
    await view.page.click('.formbuttons .send, button.send')
    expect(await new PanelView(view.page, await view.panel()).words()).toContain(words)
    await sendByScript(view)
    await pass(500)
    expect(session.seen(patient.needles)).toEqual([])
    await view.page.close()
  }

  it('by a flood of changes is judged and held all the same', async () => {
    const { view, patient } = await begin()
    await view.page.evaluate(() => {
      const place = document.querySelector('#compose-content')!.appendChild(document.createElement('div'))
      setInterval(() => {
        for (let index = 0; index < 200; index += 1) place.append(document.createElement('i'))
        place.replaceChildren()
      }, 4)
    })
    await view.type({ to: COLLEAGUE, subject: 'Avis', body: patient.letter })
    await view.waitTone('held')
    await expectHeldAndSaid(view, patient)
  })

  it('by taking back what the filter in its world has hooked is held, and the practitioner is told', async () => {
    const { view, patient } = await begin()
    await view.page.evaluate(() => {
      const fresh = document.body.appendChild(document.createElement('iframe')).contentWindow as unknown as typeof globalThis
      window.fetch = fresh.fetch.bind(window)
      for (const name of ['open', 'send', 'setRequestHeader'] as const) Object.assign(XMLHttpRequest.prototype, { [name]: fresh.XMLHttpRequest.prototype[name] })
      HTMLFormElement.prototype.submit = fresh.HTMLFormElement.prototype.submit
    })
    await view.type({ to: COLLEAGUE, subject: 'Avis', body: patient.letter })
    await view.waitTone('held')
    // The badge stands in a closed shadow root: Chromium's driver reads it as a screen reader does, Firefox's has no way.
    if (inject('browser') === 'chromium') await expect.poll(async () => JSON.stringify(await view.page.accessibility.snapshot())).toContain('protection réduite')
    await expectHeldAndSaid(view, patient)
  })

  it('by new meanings for the language, and by freezing what it can, changes no decision', async () => {
    const { view, patient } = await begin()
    await view.type({ to: COLLEAGUE, subject: 'Avis', body: patient.letter })
    await view.waitTone('held')
    await view.page.evaluate(() => {
      const yes = (): boolean => true
      const no = (): boolean => false
      const change = (prototype: object, meanings: Record<string, unknown>): void => { Object.assign(prototype, meanings) }
      change(RegExp.prototype, { test: no })
      change(String.prototype, { includes: no })
      change(Array.prototype, { some: no, every: yes })
      change(Event.prototype, { stopImmediatePropagation: () => undefined, preventDefault: () => undefined })
      change(Document.prototype, { querySelectorAll: () => [] })
      change(EventTarget.prototype, { dispatchEvent: no })
      Object.defineProperty(Event.prototype, 'isTrusted', { get: yes })
      for (const frozen of [Event.prototype, CustomEvent.prototype, EventTarget.prototype, Node.prototype, document.body]) Object.freeze(frozen)
    })
    await expectHeldAndSaid(view, patient)
  })

  it('by carrying the compose view off into shadow trees is held, and the practitioner is told that the page is not known', async () => {
    const { view, patient } = await begin()
    await view.type({ to: COLLEAGUE, subject: 'Avis', body: patient.letter })
    await view.waitTone('held')
    await view.page.evaluate(() => {
      const form = document.querySelector('form[name="form"]')!
      const outer = form.parentElement!.appendChild(document.createElement('div'))
      const inner = outer.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'))
      inner.attachShadow({ mode: 'open' }).append(form)
    })
    await view.waitTone('lost')
    // Longer than a view may be away while the webmail moves it.
    await pass(2500)
    await sendByScript(view)
    await view.page.evaluate(() => { document.querySelector<HTMLElement>('.formbuttons .send, button.send')?.click() })
    expect(await new PanelView(view.page, await view.panel()).words()).toContain('ne reconnaît pas cette page')
    await pass(500)
    expect(session.seen(patient.needles)).toEqual([])
    await view.page.close()
  })

  it('by going elsewhere during the decision takes nothing along, and the text is kept', async () => {
    const { view, patient } = await begin()
    await view.type({ to: COLLEAGUE, subject: 'Avis', body: patient.letter })
    await view.waitTone('held')
    const kept = (): Promise<number> => session.ask<{ held: unknown[] }>('held-list').then(({ held }) => held.length)
    const before = await kept()
    await expect.poll(kept).toBeGreaterThanOrEqual(Math.max(1, before))
    await view.press()
    await view.panel()
    await Promise.all([view.page.waitForNavigation(), view.page.evaluate(() => { location.href = './?_task=mail' })])
    await pass(1000)
    expect(session.seen(patient.needles)).toEqual([])
    expect(await kept()).toBeGreaterThan(0)
    await view.page.close()
  })

  it('with five thousand recipients is held, and says so', async () => {
    const { view, patient } = await begin()
    await view.page.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('[name="_to"]')!
      field.value = Array.from({ length: 5000 }, (_, number) => `"Personne ${number}" <personne.${number}@autre-fournisseur.test>`).join(', ')
      document.querySelector('#composebody')!.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await view.type({ subject: 'Avis', body: patient.letter })
    await view.waitTone('held')
    await expectHeldAndSaid(view, patient)
  })
})
