import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A GnuPG of its own, in a folder of its own: its path has to be short, because sockets stand in it. */
export class Gnupg {
  readonly home = mkdtempSync('/tmp/sceau-gpg-')

  constructor() {
    // Without it the agent measures for seconds how much work this machine can bear.
    this.file('gpg-agent.conf', 's2k-count 65536\n')
  }

  run(args: readonly string[], input: string | Uint8Array = ''): Buffer<ArrayBuffer> {
    return execFileSync('gpg', ['--homedir', this.home, '--batch', '--quiet', '--no-tty', '--trust-model', 'always', '--pinentry-mode', 'loopback', ...args], { input, stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 1e9 })
  }

  /** Status lines of a run, which may fail. */
  status(args: readonly string[], input: string | Uint8Array = ''): string {
    const { stdout, stderr } = spawnSync('gpg', ['--homedir', this.home, '--batch', '--quiet', '--no-tty', '--status-fd', '2', '--trust-model', 'always', '--pinentry-mode', 'loopback', ...args], { input, maxBuffer: 1e9 })
    return `${stderr.toString()}\n${stdout.toString()}`
  }

  file(name: string, content: string | Uint8Array): string {
    const path = join(this.home, name)
    writeFileSync(path, content)
    return path
  }

  stop(): void {
    spawnSync('gpgconf', ['--homedir', this.home, '--kill', 'all'])
    rmSync(this.home, { recursive: true, force: true })
  }
}
