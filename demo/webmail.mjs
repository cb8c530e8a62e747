// The webmails as a practitioner uses them: by mouse and keyboard.
import { PASSWORD } from './people.mjs'

const WAIT = { timeout: 20000 }
const COMPOSE = 'form[name="form"] [name="_subject"]'
const SEND = '.formbuttons .send, button.send'

/** Logs in where the page in this tab asks for it; whether it did. */
export async function logIn(page, user) {
  await page.waitForSelector(`#rcmloginuser, #layout, ${COMPOSE}`, WAIT)
  if (!(await page.$('#rcmloginuser'))) return false
  await page.bringToFront()
  await page.type('#rcmloginuser', user)
  await page.type('#rcmloginpwd', PASSWORD)
  await Promise.all([page.waitForNavigation(), page.click('#rcmloginsubmit')])
  return true
}

/** Opens the webmail in this tab, logged in. */
export async function openWebmail(page, url, user) {
  await page.goto(url)
  await logIn(page, user)
  await page.waitForSelector('#layout', WAIT)
}

/** Opens a SOGo in this tab, logged in. */
export async function openSogo(page, url, user) {
  await page.goto(url)
  await page.waitForSelector('input[type="password"].ng-pristine', WAIT)
  await page.bringToFront()
  const name = 'input[name="username"], #input_1'
  for (const deadline = Date.now() + WAIT.timeout; Date.now() < deadline;) {
    for (const [field, text] of [[name, user], ['input[type="password"]', PASSWORD]]) {
      await page.$eval(field, (input) => input.select())
      await page.type(field, text)
    }
    // SOGo fills its form itself a moment after it is there, over what was typed.
    if ((await page.$eval(name, (input) => input.value)) === user) break
  }
  await page.keyboard.press('Enter')
  await page.waitForSelector('[ng-click="mailbox.newMessage($event)"]', WAIT)
}

/** Writes a new message in the HTML editor and leaves it unsent. */
export async function compose(page, url, { to, subject, body }) {
  await page.bringToFront()
  await page.goto(`${url}?_task=mail&_action=compose`)
  const editor = await editorOf(page)
  await page.focus('#_to + ul.recipient-input input, #_to ~ ul.recipient-input input')
  await page.keyboard.type(`${to},`)
  await page.focus(COMPOSE)
  await page.keyboard.type(subject)
  await editor.focus()
  await page.keyboard.type(body)
}

/** Presses Send as a hand does. */
export async function pressSend(page) {
  await page.bringToFront()
  await page.click(SEND)
}

/** Presses Send and waits until the webmail has sent it and shows the inbox again. */
export async function send(page) {
  const back = page.waitForFunction(() => !location.search.includes('_action=compose') && document.readyState === 'complete', WAIT)
  await Promise.all([back, pressSend(page)])
}

/** What the compose view holds now: addresses, subject, and the text of its HTML editor. */
export async function draftIn(page) {
  const field = (name) => page.$eval(`form[name="form"] [name="_${name}"]`, (element) => element.value)
  const text = await (await editorOf(page)).evaluate((body) => body.innerText)
  return { to: await field('to'), subject: await field('subject'), text }
}

/** Waits until the badge beside Send has this tone. */
export function waitForBadge(page, tone) {
  return page.waitForSelector(`[data-sceau="${tone}"]`, WAIT)
}

async function editorOf(page) {
  await page.waitForSelector(COMPOSE, WAIT)
  const frame = await (await page.waitForSelector('#composebody_ifr', WAIT)).contentFrame()
  return frame.waitForSelector('body#tinymce[contenteditable="true"]', WAIT)
}
