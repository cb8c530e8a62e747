// The webmails: Debian's Roundcube as it is installed, with configuration, database and temporary files of our own.
// One PHP server a world; the host name chooses between the Roundcube that writes HTML, the one that writes plain text, and one with Sceau's plugin; and the skin.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRoot, startService } from './processes.mjs'

const here = (name) => fileURLToPath(new URL(`roundcube/${name}`, import.meta.url))
const SCHEMA = '/usr/share/roundcube/SQL/sqlite.initial.sql'
const IMAP_HOST = '127.0.0.1'
const PLUGINS = '/usr/share/roundcube/plugins'
const KINDS = ['html', 'text']

/**
 * @param {{world:'ordinary'|'secure', dataDir:string, phpPort:number, imapPort:number, submissionPort:number, account:object,
 *   title:string, mailDomain:string, autosaveSeconds:number, plugin:null|{folder:string, directory:string},
 *   users:{address:string,name:string,contacts:object[]}[]}} world
 */
export function startRoundcube(world) {
  const dir = join(world.dataDir, `roundcube-${world.world}`)
  for (const kind of world.plugin ? [...KINDS, 'plugin'] : KINDS) prepare({ ...world, dir: join(dir, kind), kind })
  copyFileSync(here('router.php'), join(dir, 'router.php'))
  if (isRoot()) ownAll(dir, world.account)
  return startService({
    name: `roundcube-${world.world}`,
    command: 'php',
    args: ['-d', 'opcache.enable_cli=1', '-d', 'opcache.memory_consumption=64', '-d', 'upload_max_filesize=26M', '-d', 'post_max_size=40M',
      '-d', 'memory_limit=384M', '-d', 'max_file_uploads=50', '-d', `upload_tmp_dir=${join(dir, 'uploads')}`, '-d', `sys_temp_dir=${join(dir, 'uploads')}`,
      '-d', 'realpath_cache_ttl=600', '-S', `127.0.0.1:${world.phpPort}`, '-t', '/var/lib/roundcube/public_html', join(dir, 'router.php')],
    env: { PHP_CLI_SERVER_WORKERS: '6', SCEAU_ROUNDCUBES: dir, SCEAU_PLUGINS: pluginsOf(world) },
    log: join(world.dataDir, 'logs', `php-${world.world}.log`),
    account: world.account,
  })
}

/** The database files of every Roundcube in the box. */
export function databases(dataDir) {
  return ['ordinary', 'secure'].flatMap((world) => [...KINDS, 'plugin'].map((kind) => join(dataDir, `roundcube-${world}`, kind, 'roundcube.db')))
    .filter((path) => existsSync(path))
}

/** Every value of a Roundcube database, as text. */
export function dumpDatabase(path) {
  return spawnSync('php', [here('dump.php'), path], { maxBuffer: 1 << 30 }).stdout
}

function prepare(world) {
  const { dir } = world
  for (const each of [dir, join(dir, 'temp'), join(dir, 'logs'), join(dir, '..', 'uploads')]) mkdirSync(each, { recursive: true })
  for (const name of ['defaults.inc.php', 'mimetypes.php']) {
    if (!existsSync(join(dir, name))) symlinkSync(join('/etc/roundcube', name), join(dir, name))
  }
  if (world.kind === 'plugin') installPlugin(pluginsOf(world), world.plugin.folder)
  writeFileSync(join(dir, 'config.inc.php'), configuration(world))
  const db = join(dir, 'roundcube.db')
  if (existsSync(db)) return
  const input = JSON.stringify({ db: `${db}.new`, schema: SCHEMA, host: IMAP_HOST, users: world.users })
  rmSync(`${db}.new`, { force: true })
  const seeded = spawnSync('sh', ['-c', 'php "$1" && mv "$2.new" "$2"', 'seed', here('seed.php'), db], { input, encoding: 'utf8' })
  if (seeded.status !== 0) throw new Error(`Roundcube's database could not be made: ${seeded.stderr}${seeded.stdout}`)
}

/** Beside what the servers write: nobody searches a program for what was leaked. */
const pluginsOf = ({ dataDir }) => join(dataDir, 'plugins')

/** As an administrator does it: a folder beside Debian's own plugins. Those are linked, since the machine's folder is not ours. */
function installPlugin(plugins, folder) {
  rmSync(plugins, { recursive: true, force: true })
  mkdirSync(plugins)
  for (const name of readdirSync(PLUGINS)) symlinkSync(join(PLUGINS, name), join(plugins, name))
  cpSync(folder, join(plugins, 'sceau'), { recursive: true })
}

function ownAll(path, { uid, gid }) {
  chownSync(path, uid, gid)
  chmodSync(path, 0o755)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) ownAll(join(path, entry.name), { uid, gid })
    else if (entry.isFile()) chownSync(join(path, entry.name), uid, gid)
  }
}

function configuration({ dir, kind, title, mailDomain, imapPort, submissionPort, autosaveSeconds, plugin }) {
  const key = createHash('sha256').update(dir).digest('hex').slice(0, 24)
  const settings = {
    db_dsnw: `sqlite:///${dir}/roundcube.db?mode=0640`,
    imap_host: `${IMAP_HOST}:${imapPort}`,
    smtp_host: `127.0.0.1:${submissionPort}`,
    smtp_user: '%u',
    smtp_pass: '%p',
    username_domain: mailDomain,
    mail_domain: mailDomain,
    des_key: key,
    product_name: title,
    language: 'fr_FR',
    timezone: 'Europe/Paris',
    plugins: kind === 'plugin' ? ['sceau'] : [],
    ...(kind === 'plugin' ? { sceau_directory: plugin.directory } : {}),
    htmleditor: kind === 'text' ? 0 : 1,
    draft_autosave: autosaveSeconds,
    compose_save_localstorage: true,
    drafts_mbox: 'Drafts', sent_mbox: 'Sent', junk_mbox: 'Junk', trash_mbox: 'Trash',
    temp_dir: join(dir, 'temp'),
    log_dir: join(dir, 'logs'),
    max_message_size: '36M',
    enable_installer: false,
    enable_spellcheck: false,
    session_lifetime: 600,
    x_frame_options: 'sameorigin',
    // As many log-ins as a test run needs.
    login_rate_limit: 10000,
    http_received_header: false,
    check_all_folders: false,
    refresh_interval: 60,
    dont_override: [],
  }
  const lines = Object.entries(settings).map(([name, value]) => `$config[${php(name)}] = ${php(value)};`)
  return `<?php\n$config = [];\n${lines.join('\n')}\n$config['skin'] = getenv('SCEAU_SKIN');\n`
}

function php(value) {
  if (Array.isArray(value)) return `[${value.map(php).join(', ')}]`
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`
  return String(value)
}
