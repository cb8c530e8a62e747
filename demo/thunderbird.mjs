// Debian's Thunderbird with the doctor's two mailboxes and the add-on.
import { spawn } from 'node:child_process'
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connectMarionette } from './marionette.mjs'
import { DOCTOR, PASSWORD } from './people.mjs'

export const ADDON_ID = 'sceau-thunderbird@sceau.invalid'

/** See thunderbird.d.mts for the contract. */
export async function launchThunderbird({ ports, profileDir, addon, headless = true, prefs = {}, language = 'fr' }) {
  rmSync(profileDir, { recursive: true, force: true })
  mkdirSync(profileDir, { recursive: true })
  const port = await freePort()
  const all = { ...QUIET, ...mailboxes(ports), 'marionette.port': port, 'intl.locale.requested': language, 'intl.accept_languages': language, ...prefs }
  writeFileSync(join(profileDir, 'user.js'), Object.entries(all).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''))
  const log = openSync(join(profileDir, 'thunderbird.log'), 'w')
  const child = spawn('/usr/bin/thunderbird', ['--marionette', ...(headless ? ['--headless'] : []), '--remote-allow-system-access', '--profile', profileDir, '--no-remote'], {
    stdio: ['ignore', log, log], env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  const failed = new Promise((_, reject) => child.once('error', reject))
  try {
    const remote = await Promise.race([connectMarionette(port), failed])
    await remote.run(PASSWORDS, PASSWORD)
    if (addon) await remote.send('Addon:Install', { path: addon, temporary: !addon.endsWith('.xpi') })
    const close = async () => {
      await Promise.race([remote.send('Marionette:Quit', { flags: ['eForceQuit'] }), delay(3_000)]).catch(() => undefined)
      remote.close()
      await Promise.race([closed, delay(5_000).then(() => child.kill('SIGKILL'))])
      await closed
    }
    return { remote, closed, close }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

/** Nothing that asks, greets, calls home, or sends by itself. */
const QUIET = {
  'mail.provider.suppress_dialog_on_startup': true, 'mail.spotlight.firstRunDone': true, 'mail.winsearch.firstRunDone': true,
  'mailnews.start_page.enabled': false, 'mail.shell.checkDefaultClient': false, 'app.donation.eoy.version.viewed': 999,
  'mail.rights.version': 1, 'datareporting.policy.dataSubmissionPolicyBypassNotification': true, 'datareporting.policy.dataSubmissionEnabled': false,
  'mail.e2ee.auto_enable': false, 'mail.SpellCheckBeforeSend': false, 'mail.compose.attachment_reminder': false, 'mail.warn_on_send_accel_key': false,
  'mail.inappnotifications.enabled': false, 'app.update.enabled': false, 'extensions.update.enabled': false, 'signon.rememberSignons': false,
  'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false, 'mailnews.database.global.indexer.enabled': false,
  'calendar.timezone.useSystemTimezone': true, 'mail.biff.show_alert': false, 'mail.biff.play_sound': false,
}

/** Both mailboxes of the doctor, as Thunderbird keeps accounts. */
function mailboxes(ports) {
  const boxes = [
    { title: 'Messagerie ordinaire', address: DOCTOR.ordinary, imap: ports.ordinaryImap, smtp: ports.ordinarySubmission },
    { title: 'Messagerie sécurisée de santé', address: DOCTOR.secure, imap: ports.secureImap, smtp: ports.secureSubmission },
  ]
  const one = ({ title, address, imap, smtp }, at) => ({
    [`mail.account.account${at}.server`]: `server${at}`, [`mail.account.account${at}.identities`]: `id${at}`,
    [`mail.server.server${at}.type`]: 'imap', [`mail.server.server${at}.name`]: title, [`mail.server.server${at}.hostname`]: '127.0.0.1',
    [`mail.server.server${at}.port`]: imap, [`mail.server.server${at}.userName`]: address, [`mail.server.server${at}.socketType`]: 0,
    [`mail.server.server${at}.authMethod`]: 3, [`mail.server.server${at}.login_at_startup`]: false, [`mail.server.server${at}.check_new_mail`]: false,
    [`mail.identity.id${at}.fullName`]: DOCTOR.name, [`mail.identity.id${at}.useremail`]: address, [`mail.identity.id${at}.valid`]: true,
    [`mail.identity.id${at}.smtpServer`]: `smtp${at}`, [`mail.identity.id${at}.fcc_folder_picker_mode`]: '0',
    [`mail.smtpserver.smtp${at}.hostname`]: '127.0.0.1', [`mail.smtpserver.smtp${at}.port`]: smtp, [`mail.smtpserver.smtp${at}.username`]: address,
    [`mail.smtpserver.smtp${at}.try_ssl`]: 0, [`mail.smtpserver.smtp${at}.authMethod`]: 3,
  })
  return {
    'mail.accountmanager.accounts': 'account1,account2,account3', 'mail.accountmanager.defaultaccount': 'account1', 'mail.smtpservers': 'smtp1,smtp2', 'mail.smtp.defaultserver': 'smtp1',
    'mail.accountmanager.localfoldersserver': 'server3', 'mail.account.account3.server': 'server3', 'mail.server.server3.type': 'none',
    'mail.server.server3.hostname': 'Local Folders', 'mail.server.server3.userName': 'nobody', 'mail.server.server3.name': 'Dossiers locaux',
    ...one(boxes[0], 1), ...one(boxes[1], 2),
    // Thunderbird saves a draft every few minutes, and no add-on can hold that: where it is saved can be chosen.
    'mail.identity.id1.draft_folder': 'mailbox://nobody@Local%20Folders/Drafts', 'mail.identity.id1.drafts_folder_picker_mode': '1',
  }
}

/** Passwords for this session: nobody is asked. */
const PASSWORDS = `
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs')
  for (const server of MailServices.accounts.allServers) if (server.type === 'imap') server.password = args[0]
  for (const server of MailServices.outgoingServer.servers) server.password = args[0]
`

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
