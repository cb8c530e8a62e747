import { StructuralCompose } from '../structural/adapter.ts'
import { YAHOO } from './layout.ts'

const batch = (name: string) => ({ pathname, searchParams }: URL): boolean => pathname === '/ws/v3/batch' && searchParams.get('name') === name

/** Yahoo's compose view, and AOL's. */
export class YahooCompose extends StructuralCompose {
  constructor(view: Element, key: string) {
    super(view, key, YAHOO, { isSend: batch('messages.saveAndSend'), isSave: batch('messages.save') })
  }
}
