import type { View } from '../sentinel/gatekeeper.ts'
import type { WebmailName } from './recognition.ts'
import { RoundcubeCompose } from './roundcube/adapter.ts'
import { SogoCompose } from './sogo/adapter.ts'
import type { ComposeAdapter } from './webmail.ts'

/** How each webmail's compose view is read and written. Only the compose script brings these in. */
export const ADAPTERS: Readonly<Record<WebmailName, (page: Document, view: Pick<View, 'root' | 'key'>) => ComposeAdapter>> = {
  roundcube: (page, { key }) => new RoundcubeCompose(page, key),
  sogo: (page, { root, key }) => new SogoCompose(page, root, key),
}
