// The other webmail: Debian's SOGo as it is installed, with database, cache and spool of our own, and all settings on its command line.
// Started at the first request for it: who does not ask for SOGo does not wait for it.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { PASSWORD } from '../people.mjs'
import { asRoot, isRoot, startService, waitForPort } from './processes.mjs'

/** What a browser loads of SOGo's; the web server's part of the installation. */
export const RESOURCES = '/usr/share/GNUstep/SOGo/WebServerResources'

const POSTGRES = '/usr/lib/postgresql'
/** Debian's account for SOGo: only it may read /etc/sogo/sogo.conf, without which SOGo does not start. */
const ACCOUNT = 'sogo'
const DATABASE = 'sogo'

/**
 * A SOGo that starts when it is first asked for.
 * @param {{world:'ordinary'|'secure', dataDir:string, runDir:string, port:number, dbPort:number, imapPort:number, submissionPort:number,
 *   account:object, title:string, mailDomain:string, autosaveSeconds:number, users:{address:string,name:string,isText:boolean}[]}} world
 * @returns {{ready():Promise<number>, close():Promise<void>}} `ready` gives its port.
 */
export function sogoOnDemand(world) {
  const services = []
  let starting = null
  let closed = false
  return {
    ready: () => (starting ??= closed ? Promise.reject(new Error('the box is stopping')) : start(world, services)),
    async close() {
      closed = true
      await starting?.catch(() => undefined)
      // SOGo first: it would report a database that goes away.
      for (const service of services.reverse()) await service.stop()
    },
  }
}

async function start(world, services) {
  const { dataDir, runDir, port, dbPort, account } = world
  const dir = join(dataDir, `sogo-${world.world}`)
  const run = join(runDir, `sogo-${world.world}`)
  const spool = join(dir, 'spool')
  for (const each of [dir, run, spool]) mkdirSync(each, { recursive: true })
  chmodSync(dir, 0o755)
  if (isRoot()) for (const each of [dir, run]) chownSync(each, account.uid, account.gid)
  asRoot('chown', [ACCOUNT, spool])
  const db = join(dir, 'db')
  makeDatabase({ ...world, db })
  const log = (name) => join(dataDir, 'logs', `${name}-${world.world}.log`)
  services.push(startService({
    name: `postgres-${world.world}`, command: postgres('postgres'), account, log: log('sogo-postgres'), cwd: dir,
    args: ['-D', db, '-p', String(dbPort), ...options({
      listen_addresses: '127.0.0.1', unix_socket_directories: run, fsync: 'off', full_page_writes: 'off', autovacuum: 'off', shared_buffers: '16MB',
    })],
  }))
  const cache = join(run, 'cache')
  services.push(startService({
    name: `memcached-${world.world}`, command: 'memcached', args: ['-s', cache, '-a', '0777', '-m', '32'], account, log: log('sogo-memcached'), cwd: dir,
  }))
  await waitForPort(dbPort, services)
  services.push(startService({
    name: `sogo-${world.world}`, root: true, command: 'setpriv', log: log('sogo'), cwd: spool, env: { HOME: spool },
    args: [`--reuid=${ACCOUNT}`, `--regid=${ACCOUNT}`, '--clear-groups', 'sogod', ...settings({ ...world, spool, cache })],
  }))
  await waitForPort(port, services)
  return port
}

const postgres = (program) => join(POSTGRES, readdirSync(POSTGRES).sort((a, b) => Number(b) - Number(a))[0], 'bin', program)
const options = (values) => Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
const quoted = (text) => `'${text.replaceAll("'", "''")}'`

/** The database with its users; SOGo makes its own tables. */
function makeDatabase({ db, account, users }) {
  if (existsSync(db)) return
  const made = `${db}.new`
  rmSync(made, { recursive: true, force: true })
  const identity = isRoot() ? { uid: account.uid, gid: account.gid } : {}
  const run = (program, args, input) => {
    const result = spawnSync(postgres(program), args, { ...identity, input, encoding: 'utf8', cwd: '/', env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' } })
    if (result.status !== 0) throw new Error(`SOGo's database could not be made: ${result.error?.message ?? result.stderr}`)
  }
  // Small pieces of the journal: whoever searches the disk reads them whole.
  run('initdb', ['-D', made, '-U', 'sogo', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--wal-segsize=1'])
  // One statement a line.
  run('postgres', ['--single', '-D', made, 'postgres'], `CREATE DATABASE ${DATABASE}\n`)
  run('postgres', ['--single', '-D', made, DATABASE], [
    'CREATE TABLE sogo_users (c_uid text PRIMARY KEY, c_name text, c_password text, c_cn text, mail text)',
    'CREATE TABLE sogo_user_profile (c_uid varchar(255) NOT NULL PRIMARY KEY, c_defaults text, c_settings text)',
    ...users.flatMap(({ address, name, isText }) => [
      `INSERT INTO sogo_users VALUES (${[address, address, PASSWORD, name, address].map(quoted).join(', ')})`,
      `INSERT INTO sogo_user_profile VALUES (${quoted(address)}, ${quoted(JSON.stringify({ SOGoLanguage: 'French', SOGoMailComposeMessageType: isText ? 'text' : 'html' }))}, '{}')`,
    ]),
  ].join('\n'))
  renameSync(made, db)
}

/** As arguments, which SOGo reads before /etc/sogo/sogo.conf: nothing of the machine's own is touched (SOGoSystemDefaults.m). */
function settings({ world, port, dbPort, imapPort, submissionPort, title, mailDomain, autosaveSeconds, spool, cache }) {
  const table = (name) => `postgresql://sogo:sogo@127.0.0.1:${dbPort}/${DATABASE}/${name}`
  const values = {
    WOPort: `127.0.0.1:${port}`,
    WOWorkersCount: '3',
    WOUseWatchDog: 'YES',
    WONoDetach: 'YES',
    WOLogFile: '-',
    WOPidFile: join(spool, 'sogo.pid'),
    SOGoProfileURL: table('sogo_user_profile'),
    OCSFolderInfoURL: table('sogo_folder_info'),
    OCSSessionsFolderURL: table('sogo_sessions_folder'),
    OCSEMailAlarmsFolderURL: table('sogo_alarms_folder'),
    OCSStoreURL: table('sogo_store'),
    OCSAclURL: table('sogo_acl'),
    OCSCacheFolderURL: table('sogo_cache_folder'),
    SOGoUserSources: `({ type = sql; id = directory; viewURL = "${table('sogo_users')}"; canAuthenticate = YES; isAddressBook = YES; userPasswordAlgorithm = plain; displayName = "Annuaire"; })`,
    SOGoMemcachedHost: cache,
    SOGoMailSpoolPath: spool,
    SOGoIMAPServer: `imap://127.0.0.1:${imapPort}/?tls=NO`,
    SOGoMailingMechanism: 'smtp',
    SOGoSMTPServer: `smtp://127.0.0.1:${submissionPort}`,
    SOGoSMTPAuthenticationType: 'PLAIN',
    SOGoMailDomain: mailDomain,
    SOGoDraftsFolderName: 'Drafts', SOGoSentFolderName: 'Sent', SOGoTrashFolderName: 'Trash', SOGoJunkFolderName: 'Junk',
    SOGoPageTitle: title,
    SOGoLanguage: 'French',
    SOGoTimeZone: 'Europe/Paris',
    SOGoLoginModule: 'Mail',
    SOGoMailComposeMessageType: 'html',
    // Whole minutes: SOGo's page takes no others.
    SOGoMailAutoSave: String(Math.max(1, Math.round(autosaveSeconds / 60))),
    SOGoMaximumFailedLoginCount: '0',
    SOGoVacationEnabled: 'NO', SOGoForwardEnabled: 'NO', SOGoSieveScriptsEnabled: 'NO',
    SOGoEncryptionKey: createHash('sha256').update(`${world} ${spool}`).digest('hex').slice(0, 32),
  }
  return Object.entries(values).flatMap(([name, value]) => [`-${name}`, value])
}

/** Deletes what belongs to SOGo's account. */
export function removeSogoData(dataDir) {
  const spools = ['ordinary', 'secure'].map((world) => join(dataDir, `sogo-${world}`)).filter((path) => existsSync(path))
  if (spools.length > 0) asRoot('rm', ['-rf', ...spools])
}

/** Every value of the databases of those SOGo that run, as text. @param {(path:string)=>boolean} keep Of a path relative to the data folder. */
export function dumpSogos(dataDir, keep) {
  return ['ordinary', 'secure'].map((world) => `sogo-${world}/db`).filter(keep).flatMap((path) => {
    const running = join(dataDir, path, 'postmaster.pid')
    // Its fourth line is the port.
    const port = existsSync(running) ? readRunning(running).split('\n')[3] : undefined
    if (port === undefined) return []
    const dumped = spawnSync(postgres('pg_dump'), ['-h', '127.0.0.1', '-p', port.trim(), '-U', 'sogo', '--data-only', DATABASE], { maxBuffer: 1 << 30 })
    if (dumped.status !== 0) throw new Error(`SOGo's database could not be read: ${dumped.error?.message ?? dumped.stderr}`)
    return [{ path, values: dumped.stdout }]
  })
}

/** A file of the database's account. */
function readRunning(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return asRoot('cat', [path])
  }
}
