import type { View } from '../sentinel/gatekeeper.ts'
import { GmailCompose } from './gmail/adapter.ts'
import { OutlookCompose } from './outlook/adapter.ts'
import { ProtonCompose } from './proton/adapter.ts'
import type { WebmailName } from './recognition.ts'
import { RoundcubeCompose } from './roundcube/adapter.ts'
import { SogoCompose } from './sogo/adapter.ts'
import { StructuralCompose } from './structural/adapter.ts'
import { BY_STRUCTURE } from './structural/layout.ts'
import type { ComposeAdapter } from './webmail.ts'
import { YahooCompose } from './yahoo/adapter.ts'
import { ZimbraCompose } from './zimbra/adapter.ts'

/** How each webmail's compose view is read and written. Only the compose script brings these in. */
export const ADAPTERS: Readonly<Record<WebmailName, (page: Document, view: Pick<View, 'root' | 'key'>) => ComposeAdapter>> = {
  roundcube: (page, { key }) => new RoundcubeCompose(page, key),
  sogo: (page, { root, key }) => new SogoCompose(page, root, key),
  gmail: (_page, { root, key }) => new GmailCompose(root, key),
  outlook: (_page, { root, key }) => new OutlookCompose(root, key),
  zimbra: (_page, { root, key }) => new ZimbraCompose(root, key),
  yahoo: (_page, { root, key }) => new YahooCompose(root, key),
  proton: (_page, { root, key }) => new ProtonCompose(root, key),
  structural: (_page, { root, key }) => new StructuralCompose(root, key, BY_STRUCTURE, { isSend: null, isSave: null }),
}
