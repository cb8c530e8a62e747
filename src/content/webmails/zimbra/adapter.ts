import type { Mailbox } from '../../../guard/index.ts'
import type { RecipientField } from '../../../messaging/people-port.ts'
import { command } from '../../world-bridge.ts'
import { StructuralCompose } from '../structural/adapter.ts'
import { Places } from '../structural/places.ts'
import { Recipients } from '../structural/recipients.ts'
import { CLASSIC, MODERN } from './layouts.ts'

class ZimbraRecipients extends Recipients {
  override read(field: RecipientField): Mailbox[] {
    command('name-recipients')
    return super.read(field)
  }
}

/** Zimbra's compose view, of the classic or the modern client. */
export class ZimbraCompose extends StructuralCompose {
  constructor(view: Element, key: string) {
    const layout = view.matches(CLASSIC.view) ? CLASSIC : MODERN
    const places = new Places(view, layout)
    const calls = (name: string) => ({ pathname }: URL): boolean => pathname.endsWith(`/service/soap/${name}Request`)
    // What a batch of the modern client did, its address does not say: then the view's end tells.
    const ways = layout === CLASSIC ? { isSend: calls('SendMsg'), isSave: calls('SaveDraft') } : { isSend: null, isSave: calls('Batch') }
    super(view, key, layout, ways, places, new ZimbraRecipients(places))
  }
}
