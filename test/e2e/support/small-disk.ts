import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a browser's own that can be filled: real memory with a bound, which only the processes of that browser see. */
export class SmallDisk {
  readonly #root = mkdtempSync(join(tmpdir(), 'sceau-disk-'))
  /** Where it is, for the browser. */
  readonly path = join(this.#root, 'disk')
  /** Starts the browser with it. */
  readonly program = join(this.#root, 'browser')

  /** @param browser The program that is started. */
  constructor(megabytes: number, browser: string) {
    mkdirSync(this.path)
    // The driver of Firefox puts the settings into the profile before it starts it: they come along.
    const inside = `cp -a "$0" "$0.before" && mount -t tmpfs -o size=${megabytes}m tmpfs "$0" && cp -a "$0.before/." "$0" && exec ${browser} "$@"`
    const script = `#!/bin/sh\nexec unshare --user --map-root-user --mount sh -c '${inside}' '${this.path}' "$@"\n`
    writeFileSync(this.program, script, { mode: 0o700 })
  }

  /** As a process of that browser has it. */
  #filler = (pid: number): string => `/proc/${pid}/root${this.path}/filler`

  /** Takes the last byte. @param pid Of the browser. */
  fill(pid: number): void {
    const file = openSync(this.#filler(pid), 'w')
    try {
      for (;;) writeSync(file, Buffer.alloc(4096))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    } finally {
      closeSync(file)
    }
  }

  /** Gives the room back. */
  free(pid: number): void {
    rmSync(this.#filler(pid), { force: true })
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true })
  }
}
