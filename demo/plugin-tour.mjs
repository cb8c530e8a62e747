// Roundcube's plugin in a browser without the extension, played headless on the real servers. Each step is printed, checked and pictured.
import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { launchChromium } from './chromium.mjs'
import { DOCTOR, OTHERS, PATIENTS } from './people.mjs'
import { startRecordingProxy } from './recording-proxy.mjs'
import { scenario } from './steps.mjs'
import { compose, openWebmail, pressSend, send, waitForBadge } from './webmail.mjs'
import { panelOf, pressIn, waitForStep, wordsOf } from './panel.mjs'

const FRIEND = OTHERS.find(({ name }) => name === 'Sophie Garnier')
const [PATIENT, OTHER] = PATIENTS

/** Posts a form to the webmail as a program does; the answer's text. */
async function post(url, cookie, fields) {
  const { host, port } = new URL(url)
  // Its name is the browser's alone: to everybody else the webmail is on this machine.
  const asked = request({ host: '127.0.0.1', port, path: '/?_task=mail&_framed=1', method: 'POST', headers: { host, cookie, 'content-type': 'application/x-www-form-urlencoded' } })
  asked.end(new URLSearchParams(fields).toString())
  const [answer] = await once(asked, 'response')
  return text(answer)
}

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
      await step('Without script, or by a program, the server refuses whatever is in the message', async () => {
        await page.setJavaScriptEnabled(false)
        await page.goto(`${url}?_task=mail&_action=compose`)
        check('the page says why', /Sceau/.test(await page.$eval('body', (body) => body.innerText)))
        await picture(page, 'without-script')
        const fields = await page.$$eval('form[name="form"] [name]', (all) => all.map(({ name, value }) => [name, value]))
        const cookie = (await browser.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
        const said = await post(url, cookie, { ...Object.fromEntries(fields), _task: 'mail', _action: 'send', _to: FRIEND.ordinary, _subject: 'Suite', _message: OTHER.letter, _is_html: '0' })
        check('so does the answer to a form that a program posts', /Sceau/.test(said), said.slice(0, 300))
        await delay(1500)
        check('nothing arrived', (await box.mails(FRIEND.ordinary)).every(({ subject }) => subject !== 'Suite'))
      })
      console.log(`\n${story.counts.held} checks held, ${story.counts.failed} did not. Pictures: ${pictures}`)
    })
  } finally {
    await proxy.close()
  }
}
