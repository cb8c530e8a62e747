// The main job in Thunderbird, played headless on the real servers. Each step is printed, checked and pictured.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCTOR, OTHERS, PATIENTS, PRACTITIONERS } from './people.mjs'
import { scenario } from './steps.mjs'
import { ThunderbirdDesk } from './thunderbird-desk.mjs'

const COLLEAGUE = PRACTITIONERS.find(({ given, family }) => given === 'Paul' && family === 'Martin')
const FRIEND = OTHERS.find(({ name }) => name === 'Sophie Garnier')
const [PATIENT, OTHER] = PATIENTS
const asHtml = (text) => text.split('\n').map((line) => `<p>${line || '<br>'}</p>`).join('')

/**
 * Plays the scenario; true when every check held.
 * @param {{box:import('./box.mjs').Box, remote:import('./thunderbird.mjs').Remote, pictures:string}} options
 */
export async function playThunderbirdTour({ box, remote, pictures }) {
  const desk = new ThunderbirdDesk(remote)
  let taken = 0
  const picture = async (name) => {
    const shown = await desk.picture()
    taken += 1
    if (shown) writeFileSync(join(pictures, `${String(taken).padStart(2, '0')}-${name}.png`), shown)
  }
  const story = scenario({ pictures, onFailure: () => picture('failed') })
  const { check, step } = story
  const from = DOCTOR.ordinary
  const noLeak = (patient) => {
    const found = box.filesContaining(patient.needles, { world: 'ordinary' }).map(({ path }) => path)
    check('no server of the ordinary provider has a word of it', found.length === 0, found.join(', '))
  }
  const held = await story.play(async () => {
    await step('A message without a patient goes out as ever', async () => {
      await desk.write({ from, to: FRIEND.ordinary, subject: 'Réunion de jeudi', html: asHtml('Bonjour Sophie,\nNotre réunion de jeudi est déplacée à 14 heures.') })
      await desk.pressSend('Réunion de jeudi')
      await desk.waitUntilSent('Réunion de jeudi')
      check('it arrived', Boolean(await box.waitForMail(FRIEND.ordinary, ({ subject }) => subject === 'Réunion de jeudi')))
    })
    await step('A letter about a patient is held when Send is pressed', async () => {
      await desk.write({ from, to: `${COLLEAGUE.name} <${COLLEAGUE.ordinary}>`, subject: 'Demande d’avis', html: asHtml(PATIENT.letter) })
      await desk.pressSend('Demande d’avis')
      check('the panel names the passage', (await desk.waitForWords('Ce message est retenu')).includes(PATIENT.family))
      check('the message can be written on', (await desk.standing('Demande d’avis')) === 'open')
      await picture('held')
      noLeak(PATIENT)
    })
    await step('One press sends it by the secure account of the same Thunderbird', async () => {
      check('the button names both mailboxes', (await desk.waitForWords(COLLEAGUE.secure)).includes(DOCTOR.secure))
      await picture('secure-address')
      await desk.press('Envoyer par ma messagerie sécurisée')
      await desk.waitUntilSent('Demande d’avis')
      const mail = await box.waitForMail(COLLEAGUE.secure, ({ subject }) => subject === 'Demande d’avis')
      check('it is in the colleague’s secure mailbox, from the secure address', mail.from?.address === DOCTOR.secure, mail.from?.address)
      noLeak(PATIENT)
    })
    await step('For somebody without a secure mailbox it is encrypted', async () => {
      await desk.write({ from, to: `${FRIEND.name} <${FRIEND.ordinary}>`, subject: 'Compte rendu', html: asHtml(OTHER.letter) })
      await desk.pressSend('Compte rendu')
      await desk.waitForWords('Ce message est retenu')
      await desk.press('Chiffrer le message')
      await desk.waitForWords('Envoyer maintenant')
      await picture('sealed')
      await desk.press('Envoyer maintenant')
      await desk.waitUntilSent('Compte rendu')
      const mail = await box.waitForMail(FRIEND.ordinary, ({ attachments }) => attachments.length > 0)
      check('the mail has one encrypted file', mail.attachments.length === 1 && /\.html$/.test(mail.attachments[0].filename ?? ''))
      noLeak(OTHER)
    })
  })
  console.log(`\n${story.counts.held} checks held, ${story.counts.failed} did not. Pictures: ${pictures}`)
  return held
}

/** What to try, printed once the window is there. */
export const whatToTryInThunderbird = () => `
You are ${DOCTOR.name}. Thunderbird has your ordinary account and your secure one, and Sceau.

  1. Write from ${DOCTOR.ordinary} to a colleague, for instance
       ${COLLEAGUE.ordinary}   (Dr Paul Martin: the directory knows one)
       ${FRIEND.ordinary}   (Sophie Garnier: no secure mailbox)
     Text to paste, about a patient who does not exist:

${PATIENT.letter.split('\n').map((line) => `       ${line}`.trimEnd()).join('\n')}

  2. Press « Envoyer »: a window says why the message is held and shows the passages. Nothing has left.
  3. Press « Envoyer par ma messagerie sécurisée » and confirm the person: it leaves from ${DOCTOR.secure}.
  4. For somebody without a secure mailbox press « Chiffrer le message ».

Close Thunderbird or press Ctrl-C to stop.
`
