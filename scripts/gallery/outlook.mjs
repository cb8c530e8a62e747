// The Outlook add-in's task pane in its states: the built pane, over the Office.js that the tests play.
import { cardio, fontaine, fontaineParis } from './people.mjs'

const LETTER = '<p>Bonjour,</p><p>Mme Jeanne Lemoine, née le 12/02/1979, est suivie pour un cancer du sein traité par tamoxifène.</p><p>Nous en parlons jeudi.</p>'
const CLAIRE = { displayName: 'Claire Fontaine', emailAddress: 'claire.fontaine@orange.fr' }
const file = (name, text) => ({ id: name, name, base64: Buffer.from(text).toString('base64'), isInline: false })
const RESULT = file('CR_LEMOINE_Jeanne.txt', 'Mme Jeanne Lemoine, née le 12/02/1979. Cancer du sein, tamoxifène 20 mg.')

/** `beside`: what an administrator put beside the add-in; `boxes`: whom the directory there knows; `faults`: what Outlook refuses. */
const pane = (name, message = {}, { beside = {}, boxes, faults = {}, steps = [] } = {}) => ({
  name: `outlook-${name}`, size: [320, 760], full: true, steps, outlook: { message: { to: [CLAIRE], body: '<p>Bonjour Claire, à jeudi.</p>', ...message }, beside, boxes, faults },
})
const held = (name, steps, more = {}) => pane(`held-${name}`, { body: LETTER, ...more }, { steps })
const press = (remedy) => ({ press: `[data-remedy="${remedy}"]` })
const SEALED = [press('seal'), { press: '.window .button-main' }]

export const outlookScreens = [
  pane('reading', {}, { faults: { 'body.getAsync': 'silence' } }),
  pane('fine'),
  pane('failed', {}, { faults: { 'body.getAsync': 9000 } }),
  pane('policy-unreadable', {}, { beside: { 'policy.json': '{ "internalDomains": [' } }),
  pane('policy-faults', {}, { beside: { 'policy.json': '{ "allowSendAnyway": "non", "alwaysSeel": true }' } }),
  pane('search', {}, { boxes: [fontaine, fontaineParis, cardio], steps: [{ type: ['input[type=search]', 'fontaine'] }, { wait: 600 }, { key: 'ArrowDown' }] }),
  pane('search-none', {}, { boxes: [fontaine], steps: [{ type: ['input[type=search]', 'zzz'] }, { wait: 600 }] }),
  pane('held', { body: LETTER, subject: 'Résultats de Mme Jeanne LEMOINE', files: [RESULT] }),
  pane('held-question', { body: '<p>Cher confrère, vous trouverez le planning en pièce jointe.</p>' }),
  pane('held-no-anyway', { body: LETTER }, { beside: { 'policy.json': '{ "allowSendAnyway": false }' } }),
  held('anyway', [press('send-anyway'), { wait: 400 }]),
  held('emergency', [press('emergency'), { wait: 400 }]),
  held('eml', [press('eml'), { wait: 400 }]),
  held('cleared', [press('remove-passages'), { wait: 1200 }]),
  held('formats', [{ press: '[data-remedy="seal"] ~ .button' }], { files: [RESULT] }),
  held('secret', [press('seal'), { wait: 4000 }], { files: [RESULT] }),
  held('sealed', [...SEALED, { wait: 400 }], { files: [RESULT] }),
]

/** Opens the pane of a played message; the last argument has the tests' double, and how an index is made. */
export async function playPane(page, addin, { outlook: { message, beside, boxes, faults } }, { PlayedOutlook, buildIndex, lang }) {
  addin.beside.clear()
  for (const [name, content] of Object.entries(beside)) addin.beside.set(name, content)
  if (boxes) addin.beside.set('directory.sceau', await buildIndex(boxes, { date: '2026-11-23T00:00:00Z' }))
  const played = await PlayedOutlook.in(page, addin.origin, message, { displayLanguage: lang === 'en' ? 'en-US' : 'fr-FR' })
  await page.evaluate((given) => {
    document.body.style.margin = '0'
    for (const [call, fault] of given) globalThis.outlook.faults.set(call, fault)
  }, Object.entries(faults))
  const frame = await played.frame('taskpane.html')
  // As wide and high as the gallery's screen, which is half of it when zoomed.
  await (await frame.frameElement()).evaluate((element) => Object.assign(element.style, { display: 'block', inlineSize: '100vw', blockSize: '100vh' }))
  await frame.waitForSelector(faults['body.getAsync'] === 'silence' ? '.sheet[data-step="reading"]' : '.sheet:not([data-step="reading"])')
  return frame
}
