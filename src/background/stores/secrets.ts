import { type AnswerKey, type Bytes, keyedMark } from '../../crypto/index.ts'
import type { EnvelopeSummary, SecretKind, StandingSummary, TellableSecret } from '../../messaging/records.ts'
import { turns } from '../turns.ts'
import { database, type EnvelopeRecord } from './database.ts'
import { markKey, marksOf, plain, privateKeyOfVault, seal, unseal } from './sealed.ts'

const DAY = 24 * 60 * 60 * 1000

type WithSecret<T> = Omit<T, 'id'> & { readonly secret: string }

/** A standing secret to keep. An empty `id` makes a new one; an empty `secret` leaves the one that is there. */
export interface StandingToSave {
  readonly id: string
  readonly label: string
  readonly addresses: readonly string[]
  readonly phone: string
  readonly secret: string
  readonly kind: SecretKind
}

/** An envelope's secret and, when an answer was asked for, what opens it: one record, forgotten as one. */
interface EnvelopeSecrets { readonly secret: string; readonly answerKey?: AnswerKey | null }

export type EnvelopeToKeep = Omit<EnvelopeSummary, 'id' | 'sealedAt'> & EnvelopeSecrets

const standingPurpose = (id: string): string => `standing ${id}`
const envelopePurpose = (id: string): string => `envelope ${id}`

const inTurn = turns()

async function readStanding(privateKey: Bytes, id: string, sealed: Bytes): Promise<{ readonly summary: StandingSummary; readonly secret: string }> {
  const { secret, ...rest } = await unseal<WithSecret<StandingSummary>>(privateKey, sealed, standingPurpose(id))
  return { summary: { id, ...rest }, secret }
}

async function readEnvelope(privateKey: Bytes, { id, sealed }: EnvelopeRecord): Promise<{ readonly summary: EnvelopeSummary } & EnvelopeSecrets> {
  const { secret, answerKey = null, ...rest } = await unseal<EnvelopeToKeep & { readonly sealedAt: string }>(privateKey, sealed, envelopePurpose(id))
  return { summary: { id, ...rest }, secret, answerKey }
}

/** The newest standing secret of each of these addresses. The vault is opened once, however many they are. @throws LockedError */
async function newestStandings(addresses: readonly string[]): Promise<(StandingSummary | null)[]> {
  const privateKey = await privateKeyOfVault()
  const db = await database()
  // Without a key of marks nothing was ever marked; only a save makes one.
  if ((await db.count('sealedKeys')) === 0) return addresses.map(() => null)
  const key = await markKey(privateKey)
  const marks = await Promise.all(addresses.map((address) => keyedMark(key, plain(address))))
  const { store } = db.transaction('standing')
  const records = await Promise.all(marks.map((mark) => store.index('marks').getAll(mark)))
  return Promise.all(records.map(async (of) => {
    const found = await Promise.all(of.map(({ id, sealed }) => readStanding(privateKey, id, sealed)))
    return found.map(({ summary }) => summary).sort((a, b) => b.madeAt.localeCompare(a.madeAt))[0] ?? null
  }))
}

/**
 * Secrets of envelopes, encrypted on this device like held drafts. Everything that reads throws LockedError while the vault is locked,
 * and DamagedRecordError for what was altered.
 */
export const secrets = {
  /**
   * Keeps a standing secret. One that already stands for one of the addresses under another id is left alone.
   * `null` when the id is unknown, or when there is no secret to keep. @throws LockedError
   */
  saveStanding: ({ id, label, addresses, phone, secret, kind }: StandingToSave): Promise<StandingSummary | null> => inTurn(async () => {
    const db = await database()
    const privateKey = await privateKeyOfVault()
    const record = id === '' ? undefined : await db.get('standing', id)
    if (id !== '' && !record) return null
    const former = record ? await readStanding(privateKey, id, record.sealed) : null
    const kept = secret === '' && former
      ? { secret: former.secret, kind: former.summary.kind, madeAt: former.summary.madeAt }
      : { secret, kind, madeAt: new Date().toISOString() }
    if (kept.secret === '') return null
    const own = id === '' ? crypto.randomUUID() : id
    const content = { label: label.trim(), addresses: [...new Set(addresses.map(plain))].filter((address) => address !== ''), phone, ...kept }
    const marks = await marksOf(await markKey(privateKey), addresses)
    await db.put('standing', { id: own, marks, sealed: await seal(content, standingPurpose(own)) })
    return { id: own, label: content.label, addresses: content.addresses, phone, kind: kept.kind, madeAt: kept.madeAt }
  }),

  /** The newest standing secret of this address. @throws LockedError */
  findStanding: async (address: string): Promise<StandingSummary | null> => (await newestStandings([address]))[0] ?? null,

  /** The standing secret that all of these addresses share: with two that have different ones, none fits. @throws LockedError */
  async sharedStanding(addresses: readonly string[]): Promise<StandingSummary | null> {
    const [first = null, ...others] = await newestStandings(addresses)
    return others.every((each) => each?.id === first?.id) ? first : null
  },

  /** By label. @throws LockedError */
  async listStanding(): Promise<StandingSummary[]> {
    const privateKey = await privateKeyOfVault()
    const all = await Promise.all((await (await database()).getAll('standing')).map(({ id, sealed }) => readStanding(privateKey, id, sealed)))
    return all.map(({ summary }) => summary).sort((a, b) => a.label.localeCompare(b.label, 'fr'))
  },

  /** Keeps which secret sealed which file. Works while the vault is locked. */
  keepEnvelope: (envelope: EnvelopeToKeep): Promise<string> => inTurn(async () => {
    const id = crypto.randomUUID()
    const keptAt = Date.now()
    const content: EnvelopeToKeep & { readonly sealedAt: string } = { ...envelope, sealedAt: new Date(keptAt).toISOString() }
    await (await database()).put('envelopes', { id, keptAt, sealed: await seal(content, envelopePurpose(id)) })
    return id
  }),

  /** Newest first. @throws LockedError */
  async listEnvelopes(): Promise<EnvelopeSummary[]> {
    const privateKey = await privateKeyOfVault()
    const all = await Promise.all((await (await database()).getAll('envelopes')).map((record) => readEnvelope(privateKey, record)))
    return all.map(({ summary }) => summary).sort((a, b) => b.sealedAt.localeCompare(a.sealedAt))
  },

  /** One secret, standing or of an envelope; `null` when there is none of this id. @throws LockedError */
  async read(id: string): Promise<TellableSecret | null> {
    const db = await database()
    const privateKey = await privateKeyOfVault()
    const standing = await db.get('standing', id)
    if (standing) {
      const { summary, secret } = await readStanding(privateKey, id, standing.sealed)
      return { of: 'standing', standing: summary, secret, kind: summary.kind }
    }
    const envelope = await db.get('envelopes', id)
    if (!envelope) return null
    const { summary, secret } = await readEnvelope(privateKey, envelope)
    return { of: 'envelope', envelope: summary, secret, kind: summary.kind }
  },

  /**
   * What opens answers to an envelope, and what had been sealed in it. `null` when no such envelope is kept, or no more.
   * @param envelopeId 32 hexadecimal digits, as an answer names it. @throws LockedError
   */
  async findAnswerKey(envelopeId: string): Promise<{ readonly key: AnswerKey; readonly envelope: EnvelopeSummary } | null> {
    const privateKey = await privateKeyOfVault()
    const records = await (await database()).getAll('envelopes')
    // The newest first: an answer seldom comes late.
    for (const record of records.sort((a, b) => b.keptAt - a.keptAt)) {
      const { summary, answerKey } = await readEnvelope(privateKey, record)
      if (answerKey?.id === envelopeId) return { key: answerKey, envelope: summary }
    }
    return null
  },

  forget: (id: string): Promise<void> => inTurn(async () => {
    const db = await database()
    await db.delete('standing', id)
    await db.delete('envelopes', id)
  }),

  /** Forgets the secrets of envelopes that are older than so many days. @param now Milliseconds since 1970. */
  purge: (now: number, days: number): Promise<void> => inTurn(async () => {
    const db = await database()
    for (const { id, keptAt } of await db.getAll('envelopes')) if (keptAt < now - days * DAY) await db.delete('envelopes', id)
  }),
}
