// The main job, played headless on the real servers and a real Chromium. Each step is printed, checked and pictured.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { launchChromium } from './chromium.mjs'
import { openDesk } from './desk.mjs'
import { seenIn } from './evidence.mjs'
import { countPanels, panelOf, pressIn, waitForStep, wordsOf } from './panel.mjs'
import { DOCTOR, OTHERS, PATIENTS, PRACTITIONERS } from './people.mjs'
import { startRecordingProxy } from './recording-proxy.mjs'
import { scenario } from './steps.mjs'
import { compose, draftIn, logIn, openWebmail, pressSend, send, waitForBadge } from './webmail.mjs'

/** Seconds between two automatic saves of the webmails: short, so that a leak would show at once. */
export const AUTOSAVE_SECONDS = 2

const COLLEAGUE = PRACTITIONERS.find(({ given, family }) => given === 'Paul' && family === 'Martin')
const FRIEND = OTHERS.find(({ name }) => name === 'Sophie Garnier')
const [PATIENT, OTHER_PATIENT, THIRD_PATIENT] = PATIENTS
const HARMLESS = {
  to: FRIEND.ordinary, subject: 'Réunion de jeudi',
  body: 'Bonjour Sophie,\n\nNotre réunion de jeudi est déplacée à 14 heures, dans la grande salle.\n\nÀ bientôt,\nLéa',
}
const SUBJECT = 'Demande d’avis'

/**
 * Plays the scenario; true when every check held.
 * @param {{box:import('./box.mjs').Box, extensionDir:string, pictures:string, heldPicture?:string,
 *   onBrowser?:(browser:{close():Promise<void>})=>void}} options
 *   `heldPicture`: where the picture of the held message is also written to; `onBrowser`: hears of the browser as soon as it is open.
 */
export async function playTour({ box, extensionDir, pictures, heldPicture, onBrowser = () => {} }) {
  const story = scenario({ pictures, onFailure: () => picturesOfAll() })
  const { check, step, picture } = story
  const proxy = await startRecordingProxy()
  const desk = await openDesk({ extensionDir, secureWebmail: box.urls.secure.html, proxy: proxy.port, viewport: { width: 1280, height: 860 } })
  onBrowser(desk)
  const { ordinary, secure } = box.urls
  if (heldPicture) mkdirSync(dirname(heldPicture), { recursive: true })

  const picturesOfAll = async () => {
    for (const page of await desk.browser.pages()) {
      // A tab in the background, or one that hangs, is never drawn.
      await Promise.race([page.bringToFront().then(() => picture(page, 'failed')), delay(5000)])
    }
  }
  /** Where the ordinary world has seen one of these words: what left the browser for it, and what lies on its disks. */
  const leaks = (needles) => [
    ...proxy.seen(needles, { where: ({ url }) => !url.startsWith(secure.html) })
      .map(({ method, url, seen }) => `${method} ${url}: ${seen.join(', ')}`),
    ...box.filesContaining(needles, { world: 'ordinary' }).map(({ path, seen }) => `${path}: ${seen.join(', ')}`),
  ]
  const noLeak = (words, needles = PATIENT.needles) => {
    const found = leaks(needles)
    return check(words, found.length === 0, found.join('\n     '))
  }
  const autosaves = (times) => delay(times * AUTOSAVE_SECONDS * 1000 + 500)

  /** The recipient's side: the file from their disk, a browser that knows nothing of Sceau, and the code as it was heard. */
  /** The words of a page with its frames, once they have all loaded: a letter's own frame comes after its page. */
  const wordsIn = async (page) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await Promise.all(page.frames().map((frame) => frame.evaluate(() => document.body.innerText)))).join('\n')
      } catch (error) {
        if (attempt === 50) throw error
        await new Promise((again) => setTimeout(again, 100))
      }
    }
  }

  const openedEnvelope = async ({ filename, content }, code) => {
    const file = join(pictures, filename)
    writeFileSync(file, new Uint8Array(content))
    const recipient = await launchChromium({ viewport: { width: 1000, height: 860 } })
    try {
      const page = await recipient.browser.newPage()
      await page.goto(pathToFileURL(file).href)
      await page.type('#secret', code)
      await page.keyboard.press('Enter')
      await page.waitForSelector('iframe', { timeout: 20000 })
      const text = await wordsIn(page)
      await picture(page, 'opened')
      return text
    } finally {
      await recipient.close()
    }
  }

  try {
    return await story.play(async () => {
      await step('A browser that Sceau has just been added to', async () => {
        const { welcome } = desk
        const ready = await welcome.waitForSelector('#annuaire .notice-fine', { timeout: 20000 })
        check(`the directory came by itself: « ${await ready.evaluate((notice) => notice.innerText)} »`, true)
        check('its pages speak French', (await welcome.$eval('h1', (title) => title.innerText)) === 'Réglages')
        await welcome.bringToFront()
        await welcome.goto(desk.extensionUrl('src/popup/popup.html'))
        await welcome.type('input[type="search"]', 'martin paul')
        const found = await welcome.waitForSelector('.found', { timeout: 10000 })
        const words = await found.evaluate((card) => card.innerText)
        check(`typing a name finds the secure address ${COLLEAGUE.secure}`, words.includes(COLLEAGUE.secure), words)
        await picture(welcome, 'popup')
      })

      const page = await desk.browser.newPage()
      await desk.welcome.close()
      const panels = countPanels(page)

      await step(`A harmless message to ${HARMLESS.to}`, async () => {
        await openWebmail(page, ordinary.html, DOCTOR.ordinary)
        await compose(page, ordinary.html, HARMLESS)
        await waitForBadge(page, 'fine')
        check('the badge beside Send says that there is nothing to report', true)
        await box.waitForMail(DOCTOR.ordinary, ({ subject }) => subject === HARMLESS.subject, { folder: 'Drafts' })
        check(`the webmail saves it by itself as a draft, every ${AUTOSAVE_SECONDS} seconds, as ever`, true)
        await picture(page, 'harmless')
        await send(page)
        const arrived = await box.waitForMail(HARMLESS.to, ({ subject }) => subject === HARMLESS.subject)
        check('pressing Send sends it at once, and it arrives', squashed(arrived.text).includes(squashed(HARMLESS.body)), arrived.text)
        check('no panel opened', panels() === 0)
      })

      await step(`A letter about an invented patient to ${COLLEAGUE.ordinary}`, async () => {
        noLeak('no server of the ordinary world knows the patient beforehand', [...PATIENT.needles, ...OTHER_PATIENT.needles])
        await compose(page, ordinary.html, { to: COLLEAGUE.ordinary, subject: SUBJECT, body: PATIENT.letter })
        await waitForBadge(page, 'held')
        check('the badge turns: the message will be held', true)
        await autosaves(3)
        noLeak('after three automatic saves, nothing of the patient is on the ordinary provider’s disks or in any request')
      })

      await step('Send is pressed', async () => {
        await pressSend(page)
        const panel = await panelOf(page)
        await waitForStep(panel, 'reasons')
        const title = await panel.$eval('h1', (heading) => heading.innerText)
        check(`the panel opens: « ${title} »`, title === 'Ce message est retenu')
        const reasons = await panel.$$eval('.reason', (items) => items.map((item) => item.innerText.trim()))
        check(`it says why: « ${reasons[0]} »`, reasons.length > 0)
        const passages = await panel.$$eval('.passage mark', (marks) => marks.map((mark) => mark.innerText))
        const quoted = passages.map((passage) => `« ${passage} »`).join(', ')
        check(`it shows the passages: ${quoted}`, passages.some((passage) => passage.includes(PATIENT.family)))
        await delay(500)
        await picture(page, 'held', heldPicture)
        noLeak('nothing of the patient has left')
      })

      const secureTab = await step('One click hands it over to the secure mailbox', async () => {
        const panel = await panelOf(page)
        await pressIn(page, panel, '[data-remedy="hand-over"]')
        await waitForStep(panel, 'hand-over')
        const who = await (await panel.waitForSelector('.chosen', { timeout: 10000 })).evaluate((card) => card.innerText)
        check(`the panel proposes ${COLLEAGUE.secure}`, who.includes(COLLEAGUE.secure) && /paul martin/i.test(who), who)
        check('with what he does and where', /cardio/i.test(who) && /Valmont/i.test(who), who)
        await delay(500)
        await picture(page, 'recipient')
        const opening = desk.browser.waitForTarget((target) => target.url().startsWith(secure.html), { timeout: 20000 })
        await pressIn(page, panel, '.confirm .button-main:not(:disabled)')
        const tab = await (await opening).page()
        check('the secure webmail opens in a new tab and asks to log in', await logIn(tab, DOCTOR.secure))
        const draft = await filled(tab)
        check(`the message is there after the log-in, addressed to ${COLLEAGUE.secure}`, draft.to.includes(COLLEAGUE.secure), draft.to)
        const whole = draft.subject === SUBJECT && squashed(draft.text).includes(squashed(PATIENT.letter))
        check('with its subject and its whole text', whole, draft.text)
        // That two colleagues bear the name stays a mark: which one is meant was picked in the panel.
        await tab.waitForSelector('[data-sceau="fine"], [data-sceau="doubt"]', { timeout: 20000 })
        check('there nothing is held against it', true)
        await picture(tab, 'secure')
        return tab
      })

      await step('The practitioner presses Send there', async () => {
        await pressSend(secureTab)
        const mail = await box.waitForMail(COLLEAGUE.secure, ({ subject }) => subject === SUBJECT)
        const intact = squashed(mail.text).includes(squashed(PATIENT.letter))
        check('it arrives in the colleague’s secure mailbox, word for word', intact, mail.text)
        check(`it comes from ${DOCTOR.secure}`, mail.from?.address === DOCTOR.secure, mail.from?.address)
        await page.bringToFront()
        const panel = await panelOf(page)
        await waitForStep(panel, 'outcome')
        const words = await wordsOf(panel)
        check('the panel in the first tab says that it is done', words.includes('C’est fait') && words.includes('a été effacé'), words)
        await picture(page, 'done')
      })

      await step('Afterwards', async () => {
        await autosaves(2)
        for (const [folder, expected] of [['Drafts', []], ['Trash', []], ['Sent', [HARMLESS.subject]]]) {
          const there = (await box.mails(DOCTOR.ordinary, { folder })).filter(({ deleted }) => !deleted).map(({ subject }) => subject)
          check(`nothing of it in the ordinary mailbox’s folder ${folder}`, String(there) === String(expected), there.join(' | '))
        }
        const left = await draftIn(page)
        check('the ordinary compose view is empty', squashed(`${left.to}${left.subject}${left.text}`) === '', JSON.stringify(left))
        const journal = await desk.browser.newPage()
        await journal.goto(desk.extensionUrl('src/options/options.html#journal'))
        const lines = await (await journal.waitForSelector('#journal table', { timeout: 10000 })).evaluate((table) => table.innerText)
        const both = lines.includes('Retenu') && lines.includes('Envoyé par la messagerie sécurisée')
        check('the ledger has both lines: held, and sent by the secure mailbox', both, lines)
        check('the ledger holds no word of the patient', seenIn(lines, PATIENT.needles).length === 0, lines)
        await picture(journal, 'ledger')
        await journal.close()
        noLeak('still nothing of the patient anywhere in the ordinary world')
        await exactlyOnce(check, box, HARMLESS.to, HARMLESS.subject)
        await exactlyOnce(check, box, COLLEAGUE.secure, SUBJECT)
      })

      await step(`A letter to ${FRIEND.ordinary}, who has no secure mailbox`, async () => {
        await compose(page, ordinary.html, { to: FRIEND.ordinary, subject: SUBJECT, body: THIRD_PATIENT.letter })
        await waitForBadge(page, 'held')
        await pressSend(page)
        const panel = await panelOf(page)
        await waitForStep(panel, 'reasons')
        const telling = desk.browser.waitForTarget((target) => target.url().includes('/secret.html?id='), { timeout: 30000 })
        await pressIn(page, panel, '[data-remedy="seal"]')
        await waitForStep(panel, 'sealed')
        check(`one click seals it: « ${(await wordsOf(panel)).split('\n')[0]} »`, true)
        const told = await (await telling).page()
        const code = await (await told.waitForSelector('.print', { timeout: 10000 })).evaluate((list) => [...list.querySelectorAll('.breath')].map((word) => word.innerText).join(' '))
        check('a window of Sceau shows the code, to be told by phone', code.split(' ').length === 8, `${code.split(' ').length} words`)
        await picture(told, 'code')
        await told.close()
        await page.bringToFront()
        await picture(page, 'sealed')
        await pressIn(page, panel, '.row .button-main')
        const mail = await box.waitForMail(FRIEND.ordinary, ({ subject }) => subject === 'Document sécurisé')
        check('the mail that leaves has a neutral subject and text, and one file', mail.attachments.length === 1 && seenIn(mail.raw, THIRD_PATIENT.needles).length === 0)
        noLeak('nothing of this patient is anywhere in the ordinary world', THIRD_PATIENT.needles)
        const text = await openedEnvelope(mail.attachments[0], code)
        check('with nothing but a browser and the code, the recipient reads the letter', squashed(text).includes(squashed(THIRD_PATIENT.health)), text)
      })

      await step('The same in a window without Sceau, to see that the checks can see', async () => {
        const bare = await (await desk.browser.createBrowserContext()).newPage()
        await openWebmail(bare, ordinary.html, DOCTOR.ordinary)
        await compose(bare, ordinary.html, { to: COLLEAGUE.secure, subject: SUBJECT, body: OTHER_PATIENT.letter })
        await autosaves(2)
        const found = leaks(OTHER_PATIENT.needles)
        const onDisk = found.some((place) => place.includes('Drafts'))
        const words = 'before Send, an automatic save has left another patient’s words on the ordinary provider’s disks'
        check(words, onDisk, found.join('\n     '))
        await picture(bare, 'without-sceau')
        await pressSend(bare)
        const isBounce = ({ raw }) => Buffer.from(raw).includes(COLLEAGUE.secure)
        const bounce = await box.waitForMail(DOCTOR.ordinary, isBounce, { timeout: 30000 })
        const why = /^\s+<?[^\n]*said: *(5\d\d[^\n]*(?:\n\s+[^\n]*)?)/m.exec(bounce.text ?? '')?.[1] ?? bounce.text
        check(`the trust space refuses mail from outside: « ${squashed(why)} »`, /\b5\d\d\b/.test(why ?? ''))
        await exactlyOnce(check, box, COLLEAGUE.secure, SUBJECT)
      })
    })
  } finally {
    await desk.close()
    await proxy.close()
    const { held, failed } = story.counts
    console.log(`\n${held} checks held, ${failed} did not. Pictures: ${pictures}`)
  }
}

/** The compose view of a hand-over, once it has been filled. */
async function filled(tab) {
  for (const end = Date.now() + 20000; ;) {
    const draft = await draftIn(tab)
    if (draft.text.includes(PATIENT.health) || Date.now() > end) return draft
    await delay(100)
  }
}

async function exactlyOnce(check, box, address, wanted) {
  const there = (await box.mails(address)).filter(({ subject }) => subject === wanted)
  check(`${address} has it exactly once`, there.length === 1, `${there.length} times`)
}

/** Text without regard to how lines are broken and spaced. */
const squashed = (text) => (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
