import type { Box } from '../../directory/index.ts'
import { directoryStore } from '../stores/directory.ts'
import { privateKeyOfVault, seal, unseal } from '../stores/sealed.ts'

const CONTACTS = 'directory contacts'
const KEY = 'directory key'

/** The practitioner's key of the Annuaire Santé API, sealed to the vault. */
export const fhirKey = {
  /** An empty one forgets it. Works while the vault is locked. */
  async keep(key: string): Promise<void> {
    if (key.trim() === '') await directoryStore.forget('fhirKey')
    else await directoryStore.put('fhirKey', await seal(key.trim(), KEY))
  },
  async isThere(): Promise<boolean> {
    return (await directoryStore.get('fhirKey')) !== undefined
  },
  /** Empty when there is none. @throws LockedError */
  async read(): Promise<string> {
    const sealed = await directoryStore.get('fhirKey')
    return sealed ? unseal<string>(await privateKeyOfVault(), sealed, KEY) : ''
  },
}

/** The practitioner's own contacts, sealed: whom they write to is nobody else's business. */
export const contacts = {
  /** In place of the former ones; none forgets them. Works while the vault is locked. */
  async keep(boxes: readonly Box[], from: string, date: string): Promise<void> {
    // Without its facts a record is not read: they go first and come last.
    await directoryStore.forget('contactsFacts')
    if (boxes.length === 0) {
      await directoryStore.forget('contacts')
      return
    }
    await directoryStore.put('contacts', await seal(boxes, CONTACTS))
    await directoryStore.put('contactsFacts', { count: boxes.length, date, from })
  },
  facts: () => directoryStore.get('contactsFacts'),
  /** @throws LockedError */
  async read(): Promise<readonly Box[]> {
    const sealed = await directoryStore.get('contacts')
    return sealed ? unseal<readonly Box[]>(await privateKeyOfVault(), sealed, CONTACTS) : []
  },
}
