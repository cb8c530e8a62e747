import type { Ports } from './box.mjs'

/** The program's remote control: commands of the protocol, and scripts with all its own rights. */
export interface Remote {
  send(command: string, parameters?: Record<string, unknown>): Promise<unknown>
  /** Runs the body of an async function with `args` in the program itself; the result survives JSON. Throws with the script's own error. */
  run(body: string, ...args: readonly unknown[]): Promise<unknown>
  close(): void
}

export interface RunningThunderbird {
  readonly remote: Remote
  /** Resolves when the program has ended. */
  readonly closed: Promise<unknown>
  /** Ends the program, whatever it is doing. */
  close(): Promise<void>
}

export const ADDON_ID: string

/** Launches Debian's Thunderbird with a fresh profile: the doctor's ordinary and secure mailbox of the box, and an add-on for the session. */
export function launchThunderbird(options: {
  ports: Ports
  /** Emptied first. */
  profileDir: string
  /** The folder as it was built, for this session; or its archive, installed as a practitioner does. */
  addon?: string
  headless?: boolean
  prefs?: Record<string, string | number | boolean>
  language?: 'fr' | 'en-US'
}): Promise<RunningThunderbird>
