import { mayLeave, onCommand, tell } from '../../world-bridge.ts'

/** The few members of Roundcube's client object that we use (program/js/app.js, 1.6). */
interface RoundcubeClient {
  env: { action?: string; compose_id?: string }
  addEventListener(event: string, listener: () => boolean | undefined): void
  auto_save_start?(): void
  /** A request is under way: every command but a few is dropped. */
  busy?: boolean
  remove_compose_data?(key: string | undefined): void
  set_busy?(busy: boolean): void
  compose_skip_unsavedcheck?: boolean
}

declare global {
  interface Window { rcmail?: RoundcubeClient }
}

const HOLD = false
const LET = undefined

/** Hooks Roundcube's own commands: every command fires `before<command>`, and `false` stops it. */
export function hookRoundcube(): void {
  const client = window.rcmail
  if (client?.env.action !== 'compose') return

  client.addEventListener('beforesend', () => {
    tell('send-called')
    return mayLeave('send') ? LET : HOLD
  })
  client.addEventListener('beforesavedraft', () => {
    if (mayLeave('save')) return LET
    // A stopped save never restarts Roundcube's own timer; without this one there would be no further autosave.
    setTimeout(() => client.auto_save_start?.(), 0)
    return HOLD
  })
  for (const command of ['extwin', 'spellcheck', 'toggle-editor']) {
    client.addEventListener(`before${command}`, () => (mayLeave('text-service') ? LET : HOLD))
  }
  onCommand('leave-without-question', () => {
    client.compose_skip_unsavedcheck = true
    return true
  })
  onCommand('forget-local-copy', () => {
    client.remove_compose_data?.(client.env.compose_id)
    return true
  })
  onCommand('is-busy', () => client.busy === true)
  tell('hooked')
}

/** Gives the page its controls back after a held form submission that Roundcube had already announced. */
export function releaseBusyRoundcube(): void {
  setTimeout(() => window.rcmail?.set_busy?.(false), 0)
}
