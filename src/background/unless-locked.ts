import { LockedError } from './stores/vault-key-store.ts'

/** What `work` gives, or `otherwise` while the vault is locked. */
export async function unlessLocked<T, O>(work: () => Promise<T>, otherwise: O): Promise<T | O> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof LockedError) return otherwise
    throw error
  }
}
