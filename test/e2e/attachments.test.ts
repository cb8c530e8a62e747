import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ComposeView } from './support/compose-view.ts'
import { control } from './support/control.ts'
import { Files, picture } from './support/files.ts'
import { held } from './support/hand-over.ts'
import { bornOf, freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { autosaves, pass } from './support/time.ts'
import { CHOSEN, DROPPED, type WayIn, WAYS_IN } from './support/ways-in.ts'

const COLLEAGUE = 'paul.martin@autre-fournisseur.test'
const COVER = 'Bonjour Paul, comme nous en parlions hier.'
const files = new Files()
let seed = 6000
let session: Session

afterAll(() => files.remove())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.afterFailure(task.name)
})

/** A harmless message, still without its file. */
async function cover(kind: 'html' | 'text'): Promise<ComposeView> {
  const view = await session.compose(kind)
  await view.type({ to: COLLEAGUE, subject: `Document ${(seed += 1)}`, body: COVER })
  return view
}

/** A patient's letter as a file that this way brings: a text, or for what is pasted a picture that carries it. */
function telling({ name }: WayIn): { path: string; needles: string[] } {
  const patient = freshPatient(seed)
  return { needles: patient.needles, path: name === 'pasted' ? files.write('capture.png', picture(patient.letter)) : files.write('courrier.txt', patient.letter) }
}

describe('with Sceau', () => {
  beforeAll(async () => {
    session = await Session.start()
  })
  afterAll(() => session.close())

  describe('a file with a patient’s letter', () => {
    describe.each(['text', 'html'] as const)('in the %s editor', (kind) => {
      it.each([...WAYS_IN])('stays on this computer when it is $name', async (way) => {
        const view = await cover(kind)
        await view.waitTone('fine')
        const { path, needles } = telling(way)
        await way.give(view, [path])
        // Of a picture the words in its file count too.
        await view.waitTone('held')
        await view.press()
        expect(await (await view.panel()).$eval('.sheet', (sheet) => (sheet as HTMLElement).innerText)).toContain(path.split('/').at(-1))
        await autosaves(1)
        expect(session.seen(needles)).toEqual([])
        await view.page.close()
      })
    })

    it('stays on this computer when it is a picture of paper, whose letters are read here', async () => {
      const view = await cover('text')
      const requests = session.proxy.requests.length
      await view.choose([fileURLToPath(new URL('../fixtures/files/scan.png', import.meta.url))])
      await view.waitTone('held')
      await view.press()
      expect(await (await view.panel()).$eval('.sheet', (sheet) => (sheet as HTMLElement).innerText)).toContain('scan.png')
      expect(session.proxy.requests.slice(requests).filter(({ url }) => url.includes('_action=upload'))).toEqual([])
      await view.page.close()
    })

    it('stays here while the harmless ones beside it go to the webmail', async () => {
      const view = await cover('text')
      const { path, needles } = telling(CHOSEN)
      await view.choose([files.write('plan.txt', 'Plan d’accès au cabinet.'), path, files.write('menu.txt', 'Menu de jeudi.')])
      await view.waitAttached(['plan.txt', 'menu.txt'])
      const panel = await held(view)
      expect(await panel.words()).toContain('courrier.txt')
      expect(session.seen(needles)).toEqual([])
      await view.page.close()
    })

    it('is held each time when two have one name', async () => {
      const view = await cover('text')
      const one = telling(CHOSEN)
      seed += 1
      const two = telling(CHOSEN)
      await view.choose([one.path])
      await view.waitTone('held')
      await view.choose([two.path])
      const panel = await held(view)
      await expect.poll(async () => (await panel.words()).split('courrier.txt').length).toBeGreaterThan(2)
      await autosaves(1)
      expect(session.seen([...one.needles, ...two.needles])).toEqual([])
      await view.page.close()
    })
  })

  describe('a harmless file', () => {
    const TEXT = 'Horaires d’ouverture du cabinet : de 9 h à 18 h.\n'

    /** Sends what stands in the view, and gives the files that arrive, by name. */
    async function sent(view: ComposeView): Promise<[string, string][]> {
      const subject = `Document ${seed}`
      await view.waitTone('fine')
      await view.press()
      const isIt = (mail: { subject?: string | undefined }): boolean => mail.subject === subject
      const { attachments } = await session.box.waitForMail(COLLEAGUE, isIt)
      expect(await view.panelIfOpen()).toBeNull()
      expect((await session.box.mails(COLLEAGUE)).filter(isIt)).toHaveLength(1)
      await view.page.close()
      return attachments.map(({ filename, content }): [string, string] => [filename ?? '', Buffer.from(content as ArrayBuffer).toString('utf8')]).sort()
    }

    it.each([CHOSEN, DROPPED])('passes to the webmail untouched when it is $name, and is sent', async (way) => {
      const view = await cover('text')
      await way.give(view, [files.write('horaires.txt', TEXT)])
      await view.waitAttached(['horaires.txt'])
      expect(await sent(view)).toEqual([['horaires.txt', TEXT]])
    })

    it('is attached once when Send is pressed while it is still on its way', async () => {
      const view = await cover('text')
      await view.waitTone('fine')
      const uploads = (): number => session.proxy.requests.filter(({ url }) => url.includes('_action=upload')).length
      const before = uploads()
      const goOn = session.proxy.stall(({ url }) => url.includes('_action=upload'))
      await view.choose([files.write('horaires.txt', TEXT)])
      await expect.poll(uploads).toBe(before + 1)
      await view.press()
      await pass(700)
      goOn()
      const mail = await session.box.waitForMail(COLLEAGUE, ({ subject }) => subject === `Document ${seed}`)
      expect(mail.attachments.map(({ filename }) => filename)).toEqual(['horaires.txt'])
      expect(uploads()).toBe(before + 1)
      await view.page.close()
    })

    it('passes with others, one of them empty', async () => {
      const view = await cover('text')
      await view.choose([files.write('horaires.txt', TEXT), files.write('vide.txt', ''), files.write('plan.txt', 'Plan')])
      await view.waitAttached(['horaires.txt', 'plan.txt', 'vide.txt'])
      expect(await sent(view)).toEqual([['horaires.txt', TEXT], ['plan.txt', 'Plan'], ['vide.txt', '']])
    })

    it('passes beside another of the same name', async () => {
      const view = await cover('text')
      await view.choose([files.write('note.txt', 'Première note')])
      await view.waitAttached(['note.txt'])
      await view.choose([files.write('note.txt', 'Seconde note')])
      await view.waitAttached(['note.txt', 'note.txt'])
      expect(await sent(view)).toEqual([['note.txt', 'Première note'], ['note.txt', 'Seconde note']])
    })
  })
})

control('the same', () => {
  beforeAll(async () => {
    session = await Session.start({ guarded: false })
  })
  afterAll(() => session.close())

  it.each([...WAYS_IN])('leaves when it is $name', async (way) => {
    // Roundcube itself takes pasted pictures in its HTML editor only.
    const view = await cover(way.name === 'pasted' ? 'html' : 'text')
    const { path, needles } = telling(way)
    await way.give(view, [path])
    await expect.poll(() => session.proxy.seen(needles).length, { timeout: 15_000 }).toBeGreaterThan(0)
    await expect.poll(() => session.box.filesContaining(needles, { world: 'ordinary', since: bornOf(needles) }).length, { timeout: 15_000 }).toBeGreaterThan(0)
    await view.page.close()
  })
})
