import { boxesOf } from '../../background/directory/boxes-of.ts'
import { loadSettings, managedSettings, policyOf, settingsInForce } from '../../background/stores/settings.ts'
import { type Directory, findSecure, standingOf } from '../../directory/index.ts'
import { answerFrom, NO_KNOWLEDGE } from '../../guard/index.ts'
import { policyLine } from '../../messaging/managed-policy.ts'
import type { DirectoryStatus } from '../../messaging/records.ts'
import type { Requests } from '../../messaging/requests.ts'
import { currentDirectory } from './directory.ts'
import type { Holds } from '../core/page-holds.ts'
import type { LetGo } from './how.ts'
import type { Seals } from '../core/page-seals.ts'

const MOST = 20
const NOBODY: DirectoryStatus = { state: 'missing', size: 0, date: '', progress: 0, error: '', errorParams: [] }

export type Handlers = { [K in keyof Requests]?: (request: Requests[K]['request']) => Promise<Requests[K]['answer']> }

/** What the answers rest on. */
export interface Place {
  readonly holds: Holds
  readonly seals: Seals
  readonly letGo: LetGo
  /** Opens a page of the plugin over the webmail's. */
  readonly open: (path: string) => void
  /** Asks the compose view that holds. @throws when it is gone. */
  readonly askCompose: (kind: 'decided', request: { holdId: string; kind: 'send-anyway' | 'emergency' }) => Promise<{ accepted: boolean }>
}

const policy = async () => policyOf(await loadSettings())

async function standings(addresses: readonly string[]) {
  const directory = await currentDirectory()
  const { internalDomains } = await policy()
  return { directory, version: directory?.version ?? 'none', standings: addresses.map((address) => standingOf(address, directory, internalDomains)) }
}

const statusOf = (directory: Directory | null): DirectoryStatus =>
  directory ? { ...NOBODY, state: 'ready', size: directory.size, date: directory.date } : NOBODY

/** What compose views ask about themselves. */
const compose = (): Handlers => ({
  'hello': () => Promise.resolve({ handOver: false }),
  'compose-found': () => Promise.resolve({ armed: true }),
  'compose-left': () => Promise.resolve({ ended: true }),
  // As in a private window nothing is kept: the plugin has no vault. And it has no second webmail to hand over to.
  'compose-context': async () => ({
    profile: null, policy: await policy(), isPrivate: true, secureSite: false, held: [], handOver: null, cannot: ['hand-over'],
    policyFault: policyLine((await managedSettings()).faults),
  }),
  'gate': ({ state }) => Promise.resolve({ state }),
  'gate-upload': ({ open }) => Promise.resolve({ open }),
  'resolve': async ({ addresses, question }) => {
    const { directory, ...known } = await standings(addresses)
    return { ...known, people: { history: [], knowledge: directory ? answerFrom(directory, question) : NO_KNOWLEDGE } }
  },
  'keys-known': ({ addresses }) => Promise.resolve({ standings: addresses.map((address) => ({ address, known: false, reason: 'envelope_key_unknown' })), signer: '' }),
  'passages-answered': ({ passages }) => Promise.resolve({ answered: passages.map(() => false) }),
})

/** What concerns a stop. */
const stops = ({ holds, letGo, open, askCompose }: Place): Handlers => ({
  'open-hold': ({ holdId, ...hold }) => {
    letGo.note('held', '')
    return Promise.resolve({ nonce: holds.open(holdId, hold) })
  },
  'open-frame': () => Promise.resolve({ nonce: holds.proof('') }),
  'claim': ({ nonce }) => Promise.resolve({ holdId: holds.claim(nonce) }),
  'close-hold': ({ holdId, action }) => {
    const hold = holds.close(holdId)
    // Empty: what the stop did stands already.
    if (hold && action !== '') letGo.note(action, hold.reason)
    return Promise.resolve({ closed: hold !== undefined })
  },
  'passage-answer': ({ holdId }) => Promise.resolve({ taken: holds.of(holdId) !== undefined, remembered: false }),
  'ask-decision': ({ holdId, kind }) => {
    const hold = holds.of(holdId)
    if (!hold) return Promise.resolve({ opened: false })
    hold.kind = kind
    open(`src/decision/decision.html?hold=${encodeURIComponent(holdId)}`)
    return Promise.resolve({ opened: true })
  },
  'decision-context': async ({ holdId }) => {
    const hold = holds.of(holdId)
    const { kind = 'hidden', verdict = 'block', rules = [], recipientDomains = [] } = hold ?? {}
    return { live: hold !== undefined, kind, verdict, rules, recipientDomains, allowed: (await policy()).allowSendAnyway }
  },
  'decide': async ({ holdId, kind, reason }) => {
    const hold = holds.of(holdId)
    if (!hold) return { sent: false, why: 'decision_gone' }
    if (kind === 'send-anyway' && !(await policy()).allowSendAnyway) return { sent: false, why: 'decision_refused' }
    hold.reason = reason
    const { accepted } = await askCompose('decided', { holdId, kind }).catch(() => ({ accepted: false }))
    return accepted ? { sent: true, why: '' } : { sent: false, why: 'decision_changed' }
  },
})

/** What concerns an envelope and its secret. */
const sealing = ({ holds, seals, letGo, open }: Place): Handlers => ({
  'seal-job': ({ holdId, choose, ...job }) => {
    if (holdId !== '' && !holds.of(holdId)) return Promise.reject(new Error('this page has no such stop'))
    const jobId = seals.open(job, choose)
    if (choose) open(`src/secret/secret.html?choose=${jobId}`)
    return Promise.resolve({ jobId })
  },
  'seal-ready': ({ jobId }) => Promise.resolve({ state: seals.state(jobId) }),
  'seal-secret': ({ jobId }) => Promise.resolve({ secret: seals.secretOf(jobId) }),
  'seal-done': ({ jobId, files }) => {
    const id = seals.done(jobId, files)
    letGo.note('sealed', '')
    if (id !== '') open(`src/secret/secret.html?id=${id}`)
    return Promise.resolve({ told: id !== '', why: '' })
  },
  'seal-end': ({ jobId }) => Promise.resolve({ ended: seals.end(jobId) }),
  'secret-read': ({ id }) => {
    const told = seals.told(id)
    return Promise.resolve({ told, why: told ? '' : 'gone' })
  },
  'secret-request': ({ requestId }) => Promise.resolve({ asked: seals.asked(requestId), standing: null, vaultOpen: false, practice: '', hasNoVault: true }),
  'choose-secret': ({ requestId, chosen }) => {
    const accepted = seals.choose(requestId, chosen)
    return Promise.resolve({ accepted, why: accepted ? '' : 'gone' })
  },
  'settings': () => settingsInForce(),
})

/** Look-ups of people in the server's directory, in this page. */
const people = (): Handlers => ({
  'find-secure': async ({ people: wanted }) => {
    const directory = await currentDirectory()
    return { matches: wanted.map((person) => (directory ? findSecure(directory, person).slice(0, MOST) : [])) }
  },
  'search': async ({ query }) => {
    const directory = await currentDirectory()
    return { boxes: directory?.search(query, MOST) ?? [], status: statusOf(directory) }
  },
  'directory-status': async () => statusOf(await currentDirectory()),
  'recipient-card': async ({ name, address }) => {
    const { directory, standings: [standing = standingOf(address, null, [])] } = await standings([address])
    const former = standing.lastSeen === '' ? null : (directory?.gone(standing.address)?.box ?? null)
    return { standing, former, boxes: directory ? boxesOf(directory, { name, address }, standing.box ?? former) : [], written: null }
  },
  'last-use': () => Promise.resolve({ used: [] }),
})

/** The answers that the extension's background gives, as far as they matter in a webmail's own page. */
export const handlersOf = (place: Place): Handlers => ({ ...compose(), ...stops(place), ...sealing(place), ...people() })
