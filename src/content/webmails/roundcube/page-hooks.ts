import { mayLeave, onCommand, tell } from '../../world-bridge.ts'
import type { PageHooks } from '../page-hooks.ts'

/** The few members of Roundcube's client object that we use (program/js/app.js, 1.6). */
interface RoundcubeClient {
  env: { action?: string; compose_id?: string }
  addEventListener(event: string, listener: () => boolean | undefined): void
  auto_save_start?(): void
  /** A request is under way: every command but a few is dropped. */
  busy?: boolean
  remove_compose_data?(key: string | undefined): void
  set_busy?(busy: boolean): void
  /** Called by the server's answer to a send that succeeded. */
  sent_successfully?: (...args: unknown[]) => void
  compose_skip_unsavedcheck?: boolean
}

declare global {
  interface Window { rcmail?: RoundcubeClient }
}

const HOLD = false
const LET = undefined

/** Hooks Roundcube's own commands: every command fires `before<command>`, and `false` stops it. */
function hook(): void {
  const client = window.rcmail
  if (client?.env.action !== 'compose') return

  client.addEventListener('beforesend', () => (mayLeave('send') ? LET : HOLD))
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
  // The page is left right afterwards: this word comes before the frame's own event, which may come too late.
  const { sent_successfully: sent } = client
  client.sent_successfully = (...args) => {
    tell('sent')
    sent?.apply(client, args)
  }
}

export const roundcubeHooks: PageHooks = {
  hook,
  onHeldForm: () => void setTimeout(() => window.rcmail?.set_busy?.(false), 0),
}
