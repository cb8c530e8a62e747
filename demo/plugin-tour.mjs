// Roundcube's plugin in a browser without the extension, played headless on the real servers. Each step is printed, checked and pictured.
import { setTimeout as delay } from 'node:timers/promises'
import { launchChromium } from './chromium.mjs'
import { DOCTOR, OTHERS, PATIENTS } from './people.mjs'
import { startRecordingProxy } from './recording-proxy.mjs'
import { scenario } from './steps.mjs'
import { compose, openWebmail, pressSend, send, waitForBadge } from './webmail.mjs'
import { panelOf, pressIn, waitForStep, wordsOf } from './panel.mjs'

const FRIEND = OTHERS.find(({ name }) => name === 'Sophie Garnier')
const [PATIENT, OTHER] = PATIENTS

/**
 * Plays the scenario; true when every check held.
 * @param {{box:import('./box.mjs').Box, pictures:string, onBrowser:(browser:{close():Promise<void>})=>void}} options
 */
export async function playPluginTour({ box, pictures, onBrowser }) {
  const proxy = await startRecordingProxy()
  const { browser, close } = await launchChromium({ proxy: proxy.port, viewport: { width: 1280, height: 860 } })
  onBrowser({ close })
  const [page] = await browser.pages()
  const url = box.urls.ordinary.plugin
  const story = scenario({ pictures, onFailure: () => story.picture(page, 'failed') })
  const { check, step, picture } = story
  const noLeak = ({ needles }) => {
    const found = [...proxy.seen(needles).map(({ method, url: to }) => `${method} ${to}`), ...box.filesContaining(needles, { world: 'ordinary' }).map(({ path }) => path)]
    check('neither the network nor the provider’s disks have a word of it', found.length === 0, found.join('\n     '))
  }
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))

  try {
    return await story.play(async () => {
      await step('A browser without the extension, a webmail whose server has the plugin', async () => {
        await openWebmail(page, url, DOCTOR.ordinary)
        check('no extension is there', browser.targets().every((target) => !target.url().startsWith('chrome-extension:')))
      })
      await step('A message without a patient goes out as ever', async () => {
        await compose(page, url, { to: FRIEND.ordinary, subject: 'Réunion de jeudi', body: 'Bonjour Sophie, notre réunion de jeudi est déplacée à 14 heures.' })
        await waitForBadge(page, 'fine')
        await send(page)
        check('it arrived', Boolean(await box.waitForMail(FRIEND.ordinary, ({ subject }) => subject === 'Réunion de jeudi')))
      })
      await step('A letter about a patient is held when Send is pressed', async () => {
        await compose(page, url, { to: FRIEND.ordinary, subject: 'Demande', body: PATIENT.letter })
        await waitForBadge(page, 'held')
        await pressSend(page)
        const panel = await panelOf(page)
        await waitForStep(panel, 'reasons')
        check('the panel names the passage', (await wordsOf(panel)).includes(PATIENT.family))
        // What came up still moves.
        await delay(300)
        await picture(page, 'held')
        noLeak(PATIENT)
      })
      await step('One press takes the passages out and sends the rest', async () => {
        await pressIn(page, await panelOf(page), '[data-remedy="remove-passages"]')
        const mail = await box.waitForMail(FRIEND.ordinary, ({ subject }) => subject === 'Demande')
        check('the rest arrived', mail.text?.includes('Cher confrère') === true, mail.text)
        noLeak(PATIENT)
      })
      await step('Without script the server refuses, whatever is in the message', async () => {
        await compose(page, url, { to: FRIEND.ordinary, subject: 'Suite', body: OTHER.letter })
        const cookies = (await browser.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
        const form = await page.evaluate(() => Object.fromEntries(new FormData(document.forms.namedItem('form'))))
        const fields = Object.fromEntries(Object.entries(form).filter(([name]) => !/sceau/.test(name)))
        const answer = await fetch(`${url}?_task=mail&_action=send`, {
          method: 'POST', headers: { cookie: cookies }, body: new URLSearchParams({ ...fields, _to: FRIEND.ordinary, _subject: 'Suite', _message: OTHER.letter, _is_html: '0' }),
        })
        const said = await answer.text()
        check('with a sentence', /Sceau/.test(said), said.slice(0, 300))
        await delay(1500)
        check('nothing arrived', (await box.mails(FRIEND.ordinary)).every(({ subject }) => subject !== 'Suite'))
      })
      console.log(`\n${story.counts.held} checks held, ${story.counts.failed} did not. Pictures: ${pictures}`)
    })
  } finally {
    await proxy.close()
  }
}
