// Brings a fresh Debian 12 with Node 20 to where the practice in a box and the tests run. Uses Node's own modules only.
// Run by itself or by `npm start` and `npm test`; does nothing, in well under a second, once all is there.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const NODE = [20, 19]

/** Debian package -> the program or file that shows it is there, for systems without apt. By purpose: a test needs all. */
const PACKAGES = {
  start: {
    chromium: '/usr/bin/chromium',
    'chromium-l10n': '/usr/lib/chromium/locales/fr.pak',
    'dovecot-imapd': '/usr/lib/dovecot/imap',
    'dovecot-lmtpd': '/usr/lib/dovecot/lmtp',
    postfix: '/usr/lib/postfix/sbin/master',
    'roundcube-core': '/usr/share/roundcube/index.php',
    'roundcube-sqlite3': '/usr/share/roundcube/SQL/sqlite.initial.sql',
    'php-cli': '/usr/bin/php',
    'php-sqlite3': '/usr/bin/php',
    'fonts-dejavu-core': '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  },
  sogo: {
    sogo: '/usr/sbin/sogod',
    memcached: '/usr/bin/memcached',
    postgresql: '/usr/lib/postgresql',
  },
  thunderbird: {
    thunderbird: '/usr/bin/thunderbird',
    'thunderbird-l10n-fr': '/usr/lib/thunderbird/extensions/langpack-fr@thunderbird.mozilla.org.xpi',
  },
  test: {
    'firefox-esr': '/usr/bin/firefox-esr',
    'firefox-esr-l10n-fr': '/usr/lib/firefox-esr/browser/extensions/langpack-fr@firefox-esr.mozilla.org.xpi',
    'roundcube-skin-larry': '/usr/share/roundcube/skins/larry/templates/compose.html',
    'roundcube-skin-classic': '/usr/share/roundcube/skins/classic/templates/compose.html',
    'poppler-utils': '/usr/bin/pdftotext',
    qpdf: '/usr/bin/qpdf',
    xvfb: '/usr/bin/Xvfb',
    xclip: '/usr/bin/xclip',
    xdotool: '/usr/bin/xdotool',
    imagemagick: '/usr/bin/convert',
    'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
    'zbar-tools': '/usr/bin/zbarimg',
    '7zip': '/usr/bin/7z',
    unzip: '/usr/bin/unzip',
    'libarchive-tools': '/usr/bin/bsdtar',
    gpg: '/usr/bin/gpg',
    'gpg-wks-client': '/usr/lib/gnupg/gpg-wks-client',
    sq: '/usr/bin/sq',
    sqop: '/usr/bin/sqop',
  },
}

/** Answers for packages that ask: nothing of the machine's own mail or web is set up. */
const ANSWERS = `postfix postfix/main_mailer_type select Local only
postfix postfix/mailname string box.localhost
roundcube-core roundcube/dbconfig-install boolean false
roundcube-core roundcube/reconfigure-webserver multiselect
`

const POLICY = '/usr/sbin/policy-rc.d'

/** Ends the program with what the reader has to do. */
class SetupError extends Error {}

/**
 * Makes sure of Node, node_modules, Debian packages and root rights for Postfix.
 * @param {{purpose?: 'start'|'sogo'|'thunderbird'|'test', say?: (line:string)=>void}} [options] `sogo`: what `start` needs, and SOGo; `thunderbird` likewise.
 * @throws {SetupError} A sentence that says what is missing.
 */
export async function setUp({ purpose = 'test', say = console.log } = {}) {
  checkNode()
  await installModules(say)
  await installPackages(purpose, say)
  ensureRoot(say)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < NODE[0] || (major === NODE[0] && minor < NODE[1])) {
    throw new SetupError(`Node ${NODE.join('.')} or newer is needed; this is Node ${process.versions.node}.`)
  }
}

async function installModules(say) {
  if (modulesAreCurrent()) return
  say('Installing the node modules named in package-lock.json (about 1 minute)…')
  if ((await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root })) !== 0) throw new SetupError('npm ci failed; see its lines above.')
}

/** Whether what npm installed last is what the lockfile names. */
function modulesAreCurrent() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const there = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => path === '' || optional || devOptional || there[path]?.version === version)
  } catch {
    return false
  }
}

async function installPackages(purpose, say) {
  const purposes = { start: ['start'], sogo: ['start', 'sogo'], thunderbird: ['start', 'thunderbird'], test: ['start', 'sogo', 'thunderbird', 'test'] }[purpose]
  const wanted = Object.assign({}, ...purposes.map((each) => PACKAGES[each]))
  if (!existsSync('/usr/bin/apt-get')) {
    const missing = Object.entries(wanted).filter(([, path]) => !existsSync(path))
    if (missing.length === 0) return
    throw new SetupError(`This system has no apt, so nothing can be installed here. Missing (as Debian 12 names them):\n${missing.map(([name, path]) => `  ${name}  (${path})`).join('\n')}`)
  }
  const missing = missingPackages(Object.keys(wanted))
  if (missing.length === 0) return
  ensureRoot(say)
  say(`Installing ${missing.length} Debian packages (up to 3 minutes): ${missing.join(' ')}`)
  const policy = keepServicesStopped()
  try {
    asRoot('debconf-set-selections', [], ANSWERS)
    await apt(['update'], say)
    await apt(['install', '-y', '--no-install-recommends', ...missing], say)
  } finally {
    policy.restore()
  }
  leaveDisabled(missing)
  const still = missingPackages(missing)
  if (still.length > 0) throw new SetupError(`These packages are still missing after apt-get: ${still.join(' ')}`)
}

function missingPackages(names) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Package} ${db:Status-Abbrev}\n', ...names], { encoding: 'utf8' })
  const installed = new Set(stdout.split('\n').filter((line) => / .i/.test(line)).map((line) => line.split(' ')[0]))
  return names.filter((name) => !installed.has(name))
}

/** Packages start their services at installation unless this script of Debian's says no. */
function keepServicesStopped() {
  if (existsSync(POLICY)) return { restore() {} }
  const file = join(tmpdir(), `sceau-policy-${process.pid}`)
  writeFileSync(file, '#!/bin/sh\nexit 101\n')
  asRoot('install', ['-m', '755', file, POLICY])
  rmSync(file)
  return { restore: () => asRoot('rm', ['-f', POLICY]) }
}

/** Servers that we brought must not start at the next boot either. */
function leaveDisabled(installed) {
  if (!existsSync('/run/systemd/system')) return
  for (const [name, unit] of [['postfix', 'postfix'], ['dovecot-imapd', 'dovecot'], ['sogo', 'sogo'], ['memcached', 'memcached'], ['postgresql', 'postgresql']]) {
    if (installed.includes(name)) spawnSync(...elevated('systemctl', ['disable', '--quiet', unit]))
  }
}

async function apt(args, say) {
  const environment = ['DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C.UTF-8']
  const [command, line] = elevated('env', [...environment, 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', ...args])
  const lines = []
  const code = await run(command, line, {}, (text) => {
    lines.push(text)
    const step = /^(?:Setting up|Unpacking|Fetched|Get:\d+) .*/.exec(text)
    if (step && !text.startsWith('Get:')) say(`  ${step[0].slice(0, 100)}`)
  })
  if (code !== 0) throw new SetupError(`apt-get ${args[0]} failed:\n${lines.slice(-15).join('\n')}`)
}

/** Postfix runs as root; asks for the password once where sudo wants one. */
function ensureRoot(say) {
  if (process.getuid() === 0 || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return
  say('Root rights are needed to install packages and to run Postfix; sudo asks for your password.')
  if (spawnSync('sudo', ['-v'], { stdio: 'inherit' }).status !== 0) throw new SetupError('Neither root nor sudo is there. Run this as root, or let this account use sudo.')
}

const elevated = (command, args) => (process.getuid() === 0 ? [command, args] : ['sudo', [command, ...args]])

function asRoot(command, args, input) {
  const { status, stderr } = spawnSync(...elevated(command, args), { input, encoding: 'utf8' })
  if (status !== 0) throw new SetupError(`${command} failed: ${stderr}`)
}

/** Runs a command; with `onLine` its output goes there, without it to the terminal. */
function run(command, args, options, onLine) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: onLine ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    for (const stream of onLine ? [child.stdout, child.stderr] : []) {
      let rest = ''
      stream.setEncoding('utf8').on('data', (text) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop()
        lines.forEach(onLine)
      })
    }
    child.once('error', reject)
    child.once('close', resolve)
  })
}

/** Does `setUp`; on a missing piece prints it and ends the program with code 2. */
export async function setUpOrExit(options) {
  try {
    await setUp(options)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(error.message)
    process.exit(2)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUpOrExit({ purpose: process.argv.includes('--start') ? 'start' : 'test' })
}
