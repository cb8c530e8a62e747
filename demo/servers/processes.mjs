// Server processes that cannot outlive us: each is watched by a small shell that reads a pipe held open by this process.
// Whatever ends us, kill -9 included, closes the pipe, and the shell then ends the server's whole process group.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

const WATCHER = `
trap '' INT HUP
exec 3<&0
setsid "$@" </dev/null 3<&- &
child=$!
sweep() {
  kill -s TERM -- "-$child" 2>/dev/null || kill -s TERM "$child" 2>/dev/null
  tries=0
  while kill -s 0 -- "-$child" 2>/dev/null && [ "$tries" -lt 40 ]; do sleep 0.05; tries=$((tries + 1)); done
  kill -s KILL -- "-$child" 2>/dev/null
  return 0
}
( cat <&3 >/dev/null; sweep ) &
wait "$child"
code=$?
sweep
exit $code
`

/** True when we are root. */
export const isRoot = () => process.getuid?.() === 0

/** The account that Dovecot and PHP run as: ourselves, or Debian's web account when we are root. */
export function serviceAccount() {
  if (!isRoot()) {
    const id = (flag) => spawnSync('id', [flag], { encoding: 'utf8' }).stdout.trim()
    return { uid: process.getuid(), gid: process.getgid(), user: id('-un'), group: id('-gn') }
  }
  const id = (flag) => Number(spawnSync('id', [flag, 'www-data'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g'), user: 'www-data', group: 'www-data' }
}

/** Runs a command as root: directly, or through sudo. Throws a sentence that says what failed. */
export function asRoot(command, args, options = {}) {
  const [program, ...rest] = isRoot() ? [command, ...args] : ['sudo', '-n', command, ...args]
  const result = spawnSync(program, rest, { encoding: 'utf8', maxBuffer: 1 << 30, ...options })
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${result.error?.message ?? String(result.stderr).trim()}`)
  return result.stdout
}

/**
 * Starts one server.
 * @param {{name:string, command:string, args:string[], log:string, env?:Record<string,string>, cwd?:string,
 *   account?:{uid:number,gid:number}, root?:boolean}} service `root`: needs root, through sudo if we are not.
 * @returns {{name:string, stop():Promise<void>, crashed():string|null}}
 */
export function startService({ name, command, args, log, env = {}, cwd, account, root = false }) {
  const sudo = root && !isRoot()
  const out = openSync(log, 'a')
  const line = [...(sudo ? ['sudo', '-n'] : []), '/bin/sh', '-c', WATCHER, name, command, ...args]
  const child = spawn(line[0], line.slice(1), {
    cwd,
    stdio: ['pipe', out, out],
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', ...env },
    // Its own session, so that Ctrl-C reaches us only; sudo must stay in ours to know the terminal.
    detached: !sudo,
    ...(isRoot() && !root && account ? { uid: account.uid, gid: account.gid } : {}),
  })
  closeSync(out)
  let ended = null
  let stopping = false
  const exit = new Promise((resolve) => {
    child.once('error', (error) => resolve((ended = error.message)))
    child.once('exit', (code, signal) => {
      child.stdin.destroy()
      resolve((ended = `ended with ${signal ?? `code ${code}`}`))
    })
  })
  child.stdin.on('error', () => {})
  // A held pipe must not keep the caller's event loop alive by itself.
  child.unref()
  child.stdin.unref?.()
  return {
    name,
    crashed: () => (ended !== null && !stopping ? `${name} ${ended}: ${readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n')}` : null),
    async stop() {
      stopping = true
      child.ref()
      child.stdin.end()
      await exit
    },
  }
}

/** Waits until something accepts connections; fails at once when one of the services has ended. */
export async function waitForPort(port, services, timeout = 15000) {
  for (const end = Date.now() + timeout; ;) {
    if (await accepts(port)) return
    const crash = services.map((service) => service.crashed()).find(Boolean)
    if (crash) throw new Error(crash)
    if (Date.now() > end) throw new Error(`nothing answers on port ${port} after ${timeout} ms (${services.map(({ name }) => name).join(', ')})`)
    await delay(20)
  }
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('connect', () => { socket.destroy(); resolve(true) })
    socket.once('error', () => resolve(false))
  })
}
