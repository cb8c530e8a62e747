// The words that `npm start` prints once the window is there.
import { DOCTOR, OTHERS, PASSWORD, PATIENTS, PRACTITIONERS } from './people.mjs'

/** What to try, and with whom. @param {import('./box.mjs').BoxUrls} urls @param {'roundcube'|'sogo'} [webmail] */
export function whatToTry(urls, webmail = 'roundcube') {
  const sogo = webmail === 'sogo'
  const [patient] = PATIENTS
  const person = (family) => PRACTITIONERS.find((each) => each.family === family)
  const indented = patient.letter.split('\n').map((line) => `       ${line}`.trimEnd()).join('\n')
  return `
You are ${DOCTOR.name}. The first tab is your ordinary webmail, the second your secure one.

  1. In the ordinary webmail press ${sogo ? 'the round pencil' : '« Rédiger »'} and write to a colleague, for instance
       ${person('Martin').ordinary}   (Dr Paul Martin: the directory knows one)
       ${person('Dubois').ordinary}   (Dr Marie Dubois: the directory knows two)
       ${OTHERS[0].ordinary}   (Sophie Garnier: no secure mailbox)
     Text to paste, about a patient who does not exist:

${indented}

     The badge ${sogo ? 'under the bar' : 'beside « Envoyer »'} turns while you write. Nothing of it has left.
  2. Press ${sogo ? 'the paper plane' : '« Envoyer »'}: the panel says why the message is held and shows the passages.
  3. Press « Envoyer par ma messagerie sécurisée », confirm the person, and press ${sogo ? 'the paper plane' : '« Envoyer »'} in the tab that opens.
  4. For somebody without a secure mailbox press « Chiffrer le message »: a window shows the code, the mail has one file that opens in any browser.
  5. A message without a patient, for instance about Thursday's meeting, goes out as ever.

  Ordinary webmail: ${sogo ? urls.ordinary.sogo : `${urls.ordinary.html}   (plain text: ${urls.ordinary.text})`}
  Secure webmail:   ${sogo ? urls.secure.sogo : urls.secure.html}
  Everybody's password is « ${PASSWORD} »: log in as ${person('Martin').secure} to see what arrived.

Close the window or press Ctrl-C to stop.
`
}

/** What to try in Roundcube with the plugin, without the extension. @param {import('./box.mjs').BoxUrls} urls */
export function whatToTryInPlugin(urls) {
  const [patient] = PATIENTS
  const indented = patient.letter.split('\n').map((line) => `       ${line}`.trimEnd()).join('\n')
  return `
You are ${DOCTOR.name}. Your browser has no extension: the webmail's server has Sceau's plugin.

  1. Press « Rédiger » and write to ${OTHERS[0].ordinary}. Text to paste, about a patient who does not exist:

${indented}

     The badge beside « Envoyer » turns while you write. Nothing of it has left.
  2. Press « Envoyer »: the panel says why the message is held. « Chiffrer le message » and « Retirer les passages et envoyer » send it safely.
  3. « Envoyer quand même… » asks for a reason. The server's log has the reason and nothing of the message.
  4. Switch JavaScript off in the browser and reload: the page says that it is needed, and the server refuses every form that was posted
     without a clearance.
  5. A message without a patient goes out as ever.

  Webmail with the plugin: ${urls.ordinary.plugin}
  The same without it:     ${urls.ordinary.html}
  Everybody's password is « ${PASSWORD} ».

Close the window or press Ctrl-C to stop.
`
}
