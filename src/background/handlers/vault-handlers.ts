import type { ContentHandlers, PageHandlers } from '../door.ts'
import { addToLedger } from '../ledger-line.ts'
import { copies } from '../stores/copies.ts'
import { vault } from '../stores/vault.ts'
import { unlessLocked } from '../unless-locked.ts'

type ContentKinds = 'keep-draft' | 'forget-draft' | 'resume-draft' | 'copy-text' | 'copy-sent'
type PageKinds = 'vault-status' | 'vault-create' | 'vault-unlock' | 'vault-lock' | 'held-list' | 'held-read' | 'held-delete' | 'copies' | 'copy-delete'

const domainsOf = (...fields: readonly string[]): string[] =>
  fields.flatMap((field) => [...field.matchAll(/@([\p{L}\p{N}.-]+)/gu)].map((match) => match[1] ?? ''))

/** What compose views keep and take up again. */
export const keepingHandlers: Pick<ContentHandlers, ContentKinds> = {
  async 'keep-draft'({ composeKey, draft, attachments }, { site, isPrivate }) {
    if (isPrivate) return { kept: false }
    await vault.keep({ site, composeKey, draft, attachments })
    return { kept: true }
  },
  async 'forget-draft'({ composeKey }, { site }) {
    await vault.deleteFor(site, composeKey)
    return { forgotten: true }
  },
  async 'copy-text'({ composeKey, takenAt, text }, { isPrivate }) {
    return { kept: !isPrivate && (await copies.amend(composeKey, takenAt, text)) }
  },
  async 'copy-sent'({ composeKey }) {
    await copies.markSent(composeKey)
    return { noted: true }
  },
  async 'resume-draft'({ id, composeKey }, { site, isPrivate }) {
    const summary = (await vault.list()).find((item) => item.id === id)
    // A webmail gets back only what was written in it.
    if (isPrivate || summary?.site !== site) return { draft: null, why: 'gone', left: [] }
    const draft = await unlessLocked(() => vault.read(id), null)
    if (!draft) return { draft: null, why: 'locked', left: [] }
    const left = summary.composeKey === composeKey ? [] : await vault.move(id, composeKey)
    await addToLedger({ action: 'resumed', rules: [], recipientDomains: domainsOf(draft.to, draft.cc, draft.bcc) })
    return { draft, why: '', left }
  },
}

/** What the popup, the options and the unlock window ask about the vault. */
export const vaultHandlers: Pick<PageHandlers, PageKinds> = {
  'vault-status': () => vault.status(),
  async 'vault-create'({ passphrase }) {
    await vault.create(passphrase)
    return vault.status()
  },
  async 'vault-unlock'({ passphrase }) {
    const opened = await vault.unlock(passphrase).then(() => true, (error: unknown) => {
      if (error instanceof Error && error.name === 'WrongPassphraseError') return false
      throw error
    })
    return { ...(await vault.status()), why: opened ? '' : 'wrong' }
  },
  async 'vault-lock'() {
    await vault.lock()
    return vault.status()
  },
  async 'held-list'() {
    return { held: await vault.list() }
  },
  async 'held-read'({ id }) {
    const draft = await unlessLocked(() => vault.read(id), null)
    return { draft, why: draft ? '' : 'locked' }
  },
  async 'held-delete'({ id }) {
    await vault.delete(id)
    await addToLedger({ action: 'deleted', rules: [], recipientDomains: [] })
    return { held: await vault.list() }
  },
  async 'copies'() {
    return { copies: await copies.list() }
  },
  async 'copy-delete'({ id }) {
    await copies.delete(id)
    return { copies: await copies.list() }
  },
}
