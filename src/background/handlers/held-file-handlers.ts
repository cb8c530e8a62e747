import { composesOf } from '../composes.ts'
import type { PageHandlers } from '../door.ts'
import { heldFiles } from '../stores/vault.ts'

/** What the engine's frame asks to bring files back: it may hold the sealed files, not the vault's key, which Firefox has out of its reach. */
export const heldFileHandlers: Pick<PageHandlers, 'held-file-keys'> = {
  async 'held-file-keys'({ composeKey }, { tabId }) {
    if (!(await composesOf(tabId)).some(({ composeKeys }) => composeKeys.includes(composeKey))) throw new Error('this tab has no such compose view')
    return { keys: await heldFiles.keys(composeKey) }
  },
}
