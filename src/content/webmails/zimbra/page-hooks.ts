import { onCommand } from '../../world-bridge.ts'
import type { PageHooks } from '../page-hooks.ts'

/** The part of Zimbra's widget kit that we use (zm-ajax, dwt/widgets/DwtControl.js): every control by the id of its element. */
interface Widgets {
  readonly ALL_BY_ID?: Readonly<Record<string, { readonly address?: unknown } | undefined>>
}

declare global {
  interface Window { DwtControl?: Widgets }
}

/**
 * A bubble shows a name alone where the practitioner prefers short addresses; its control knows the address. Written beside
 * the name, where the isolated world reads it like the rest of the page.
 */
function nameRecipients(): boolean {
  for (const bubble of document.querySelectorAll('.addrBubble[id]')) {
    const address = window.DwtControl?.ALL_BY_ID?.[bubble.id]?.address
    if (typeof address === 'string' && bubble.getAttribute('data-sceau-address') !== address) bubble.setAttribute('data-sceau-address', address)
  }
  return true
}

export const zimbraHooks: PageHooks = {
  hook: () => onCommand('name-recipients', nameRecipients),
}
