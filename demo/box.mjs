// The practice in a box: an ordinary provider and a secure-messaging operator on this machine, both real servers, no real people.
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { directoryFile, inventedPractitioners } from './directory-file.mjs'
import { indexOf } from './roundcube-plugin.mjs'
import { DOCTOR, ORDINARY_DOMAINS, OTHERS, PLAIN_WRITER, PRACTITIONERS, SECURE_DOMAINS, SERVICES } from './people.mjs'
import { searchDisk } from './servers/disk.mjs'
import { startDovecot } from './servers/dovecot.mjs'
import { deliverTo, readMails, waitForMail } from './servers/mailboxes.mjs'
import { choosePorts, isOnDemand, portsFor } from './servers/ports.mjs'
import { removePostfixData, startPostfix } from './servers/postfix.mjs'
import { serviceAccount, waitForPort } from './servers/processes.mjs'
import { startRoundcube } from './servers/roundcube.mjs'
import { removeSogoData, sogoOnDemand } from './servers/sogo.mjs'
import { forget, startDirectory, startFront } from './servers/web.mjs'

const DIRECTORY_PATH = '/Extraction_Correspondance_MSSante.txt'
/** Changes when a data folder of an older version would no longer fit. */
const LAYOUT = '1'

/** See box.d.mts for the contract. */
export async function startBox({ dataDir = dataDirFor('practice'), ports: wanted = {}, fresh = false, autosaveSeconds = 300, plugin = '', onStep = () => {} } = {}) {
  const data = resolve(dataDir)
  refuseSecondBox(data)
  if (fresh || !isLayout(data)) erase(data)
  for (const each of [data, join(data, 'logs')]) mkdirSync(each, { recursive: true })
  chmodSync(data, 0o755)
  chmodSync(join(data, 'logs'), 0o777)
  writeFileSync(join(data, 'layout'), LAYOUT)
  writeFileSync(join(data, 'pid'), String(process.pid))
  // Unix sockets have short paths only, whatever the data folder's.
  const runDir = join('/tmp', `sceau-box-${createHash('sha256').update(data).digest('hex').slice(0, 10)}`)
  rmSync(runDir, { recursive: true, force: true })
  mkdirSync(runDir)
  chmodSync(runDir, 0o755)

  const services = []
  const closers = []
  const stop = once(async () => {
    process.off('exit', onExit)
    await Promise.all([...services.map((service) => service.stop()), ...closers.map((closer) => closer.close())])
    rmSync(runDir, { recursive: true, force: true })
    rmSync(join(data, 'pid'), { force: true })
  })
  // Pipes close with us and end the servers; only the folder of sockets is ours to remove.
  const onExit = () => rmSync(runDir, { recursive: true, force: true })
  process.once('exit', onExit)

  try {
    const ports = await choosePorts(wanted, fresh ? portsFor(data) : lastPorts(data))
    writeFileSync(join(data, 'ports.json'), JSON.stringify(ports))
    const account = serviceAccount()
    const logs = {
      ordinaryRequests: join(data, 'logs', 'requests-ordinary.log'), secureRequests: join(data, 'logs', 'requests-secure.log'),
    }
    const lmtp = {}
    const installed = plugin === '' ? null : { folder: plugin, directory: directoryIndex(data) }
    for (const world of ['ordinary', 'secure']) {
      const { domains, addresses, users, title } = WORLDS[world]()
      const at = (name) => ports[`${world}${name}`]
      onStep(`${title}: Dovecot (IMAP ${at('Imap')})`)
      const dovecot = startDovecot({ world, dataDir: data, runDir, imapPort: at('Imap'), account, addresses, catchAll: world === 'ordinary' })
      services.push(dovecot.service)
      lmtp[world] = dovecot.lmtpSocket
      onStep(`${title}: Postfix (submission ${at('Submission')}, other servers ${at('Mx')})`)
      const postfix = startPostfix({
        world, dataDir: data, domains, addresses, submissionPort: at('Submission'), mxPort: at('Mx'), secureMxPort: ports.secureMx,
        lmtpSocket: dovecot.lmtpSocket, authSocket: dovecot.authSocket,
      })
      services.push(postfix.service)
      logs[`${world}Mail`] = postfix.log
      logs[`${world}Queue`] = postfix.spool
      onStep(`${title}: Roundcube (http ${at('Web')})`)
      services.push(startRoundcube({
        world, dataDir: data, phpPort: at('Php'), imapPort: at('Imap'), submissionPort: at('Submission'), account, title,
        mailDomain: domains[0], autosaveSeconds, users, plugin: world === 'ordinary' ? installed : null,
      }))
      const sogo = sogoOnDemand({
        world, dataDir: data, runDir, port: at('Sogo'), dbPort: at('SogoDb'), imapPort: at('Imap'), submissionPort: at('Submission'), account, title,
        mailDomain: domains[0], autosaveSeconds, users: users.map(({ address, name }) => ({ address, name, isText: address === PLAIN_WRITER.ordinary })),
      })
      closers.push(sogo, await startFront({ port: at('Web'), phpPort: at('Php'), log: logs[`${world}Requests`], sogo }))
    }
    onStep(`Directory of secure mailboxes (http ${ports.directory})`)
    closers.push(await startDirectory({ port: ports.directory, text: directoryFile(), path: DIRECTORY_PATH }))
    for (const name of Object.keys(ports)) if (!isOnDemand(name)) await waitForPort(ports[name], services)

    const site = (host, port) => `http://${host}.localhost:${port}/`
    const connection = {
      dataDir: data,
      ports,
      urls: {
        ordinary: {
          html: site('webmail.fournisseur', ports.ordinaryWeb), text: site('texte.fournisseur', ports.ordinaryWeb),
          sogo: `${site('sogo.fournisseur', ports.ordinaryWeb)}SOGo/`, sogoText: `${site('sogo-texte.fournisseur', ports.ordinaryWeb)}SOGo/`,
          larry: site('larry.fournisseur', ports.ordinaryWeb), classic: site('classic.fournisseur', ports.ordinaryWeb),
          plugin: installed ? site('etablissement.fournisseur', ports.ordinaryWeb) : '',
          pluginLarry: installed ? site('etablissement-larry.fournisseur', ports.ordinaryWeb) : '',
          pluginClassic: installed ? site('etablissement-classic.fournisseur', ports.ordinaryWeb) : '',
        },
        secure: {
          html: site('messagerie.operateur', ports.secureWeb), text: site('texte.operateur', ports.secureWeb),
          sogo: `${site('sogo.operateur', ports.secureWeb)}SOGo/`,
        },
        directory: `${site('annuaire', ports.directory).slice(0, -1)}${DIRECTORY_PATH}`,
      },
      logs,
      lmtp,
    }
    return { ...connectBox(connection), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** See box.d.mts for the contract. */
export function connectBox(connection) {
  const { dataDir, logs, lmtp } = connection
  return {
    connection,
    dataDir,
    ports: connection.ports,
    urls: connection.urls,
    logs,
    mails: (address, options) => readMails(dataDir, address, options),
    waitForMail: (address, matches, options) => waitForMail(dataDir, address, matches, options),
    deliver: (mail) => deliverTo(lmtp[isSecure(mail.to) ? 'secure' : 'ordinary'], mail),
    filesContaining: (needles, { world, since } = {}) => searchDisk(dataDir, needles, world ? (path) => belongs(path, world) : undefined, since),
    forgetRequests: () => [logs.ordinaryRequests, logs.secureRequests].forEach(forget),
  }
}

/** The directory as an administrator makes it for the plugin. */
function directoryIndex(data) {
  const file = join(data, 'Extraction_Correspondance_MSSante.txt')
  writeFileSync(file, directoryFile())
  const index = indexOf(file, join(data, 'annuaire.index'))
  // `sceau index` writes for its own account only; this one is for the web server to read.
  chmodSync(index, 0o644)
  return index
}

const isSecure = (address) => SECURE_DOMAINS.includes(address.split('@')[1].toLowerCase())

/** Whether a path of the data folder holds something of one world. */
function belongs(path, world) {
  const mail = /^mail\/([^/]+)\//.exec(path)
  if (mail) return SECURE_DOMAINS.includes(mail[1]) === (world === 'secure')
  return path.includes(world)
}

const WORLDS = {
  ordinary() {
    const people = [...PRACTITIONERS.map(({ name, ordinary }) => ({ name, address: ordinary })), ...OTHERS.map(({ name, ordinary }) => ({ name, address: ordinary }))]
    return { title: 'Messagerie ordinaire', domains: ORDINARY_DOMAINS, addresses: people.map(({ address }) => address), users: withContacts(people, DOCTOR.ordinary) }
  },
  secure() {
    const people = [...PRACTITIONERS, ...SERVICES].map(({ name, secure }) => ({ name, address: secure }))
    const addresses = [...people.map(({ address }) => address), ...inventedPractitioners().map(({ secure }) => secure)]
    return { title: 'Messagerie sécurisée de santé', domains: SECURE_DOMAINS, addresses, users: withContacts(people, DOCTOR.secure) }
  },
}

const withContacts = (people, owner) => people.map((person) => ({
  ...person, contacts: person.address === owner ? people.filter(({ address }) => address !== owner) : [],
}))

/** A folder under `.box` in the project, unless the servers' accounts could not reach it there (a home folder closed to others). */
export function dataDirFor(name) {
  const inProject = fileURLToPath(new URL('../.box', import.meta.url))
  for (let path = dirname(inProject); ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) {
      return join('/var/tmp', `sceau-box-${process.getuid()}-${createHash('sha256').update(inProject).digest('hex').slice(0, 8)}`, name)
    }
    if (path === dirname(path)) return join(inProject, name)
  }
}

function isLayout(data) {
  return existsSync(join(data, 'layout')) && readFileSync(join(data, 'layout'), 'utf8') === LAYOUT
}

function lastPorts(data) {
  try {
    return JSON.parse(readFileSync(join(data, 'ports.json'), 'utf8'))
  } catch {
    return {}
  }
}

function refuseSecondBox(data) {
  const pid = existsSync(join(data, 'pid')) ? Number(readFileSync(join(data, 'pid'), 'utf8')) : 0
  if (!pid || !isBoxProcess(pid)) return
  throw new Error(`The practice in a box already runs here (process ${pid}, ${data}). Stop it first, or give another data folder.`)
}

function isBoxProcess(pid) {
  if (pid === process.pid) return true
  try {
    accessSync(`/proc/${pid}`, constants.F_OK)
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node')
  } catch {
    return false
  }
}

function erase(data) {
  if (!existsSync(data)) return
  const ours = existsSync(join(data, 'layout')) || existsSync(join(data, 'ports.json'))
  if (!ours && statSync(data).isDirectory() && !isEmpty(data)) throw new Error(`${data} is not a data folder of the practice in a box; nothing was touched.`)
  removePostfixData(data)
  removeSogoData(data)
  rmSync(data, { recursive: true, force: true })
}

function isEmpty(path) {
  return readdirSync(path).length === 0
}

function once(action) {
  let running = null
  return () => (running ??= action())
}
