import { takesKind, takesStanding } from '../../crypto/index.ts'
import type { SecretLists } from '../../messaging/requests.ts'
import type { PageHandlers } from '../door.ts'
import { activeProfile } from '../profiles.ts'
import { forgetTold, toldNow } from '../seal-jobs.ts'
import { secretRequest, settleSecret } from '../secret-requests.ts'
import { secrets } from '../stores/secrets.ts'
import { loadSettings } from '../stores/settings.ts'
import { openSecret } from '../windows.ts'
import { unlessLocked } from '../unless-locked.ts'

type Kinds = 'secrets' | 'secret-read' | 'standing-save' | 'secret-forget' | 'secret-open' | 'secret-request' | 'choose-secret' | 'answer-key'

const CLOSED: SecretLists = { open: false, standing: [], envelopes: [] }

const lists = (): Promise<SecretLists> => unlessLocked(async () => (
  { open: true, standing: await secrets.listStanding(), envelopes: await secrets.listEnvelopes() }
), CLOSED)

/** What the window of secrets and the options ask. */
export const secretHandlers: Pick<PageHandlers, Kinds> = {
  'secrets': lists,
  async 'secret-read'({ id }) {
    const told = (await toldNow(id)) ?? (await unlessLocked(() => secrets.read(id), 'locked' as const))
    return told === 'locked' ? { told: null, why: 'locked' } : { told, why: told ? '' : 'gone' }
  },
  async 'standing-save'(standing) {
    const saved = await unlessLocked(() => secrets.saveStanding(standing), 'locked' as const)
    return saved === 'locked' ? { standing: null, why: 'locked' } : { standing: saved, why: saved ? '' : 'gone' }
  },
  async 'secret-forget'({ id }) {
    await secrets.forget(id)
    await forgetTold(id)
    return lists()
  },
  async 'secret-open'({ id }) {
    await openSecret(id)
    return { opened: true }
  },
  async 'secret-request'({ requestId }) {
    const asked = await secretRequest(requestId)
    const practice = activeProfile(await loadSettings())?.name ?? ''
    const standing = await unlessLocked(() => secrets.sharedStanding(asked?.recipients ?? []), 'locked' as const)
    return { asked, standing: standing === 'locked' ? null : standing, vaultOpen: standing !== 'locked', practice }
  },
  async 'answer-key'({ envelopeId }) {
    const found = await unlessLocked(() => secrets.findAnswerKey(envelopeId), 'locked' as const)
    if (found === 'locked' || found === null) return { key: null, envelope: null, why: found ?? 'gone' }
    return { ...found, why: '' }
  },
  async 'choose-secret'({ requestId, chosen }) {
    const format = (await secretRequest(requestId))?.format
    if (format === undefined) return settled(false)
    if (chosen.secret !== '' || chosen.standingId === '') return settled(takesKind(format, chosen.kind) && (await settleSecret(requestId, chosen)))
    const told = await unlessLocked(() => secrets.read(chosen.standingId), 'locked' as const)
    if (told === 'locked' || told?.of !== 'standing' || !takesStanding(format, told.kind)) return { accepted: false, why: told === 'locked' ? 'locked' : 'gone' }
    return settled(await settleSecret(requestId, { secret: told.secret, kind: told.kind, standingId: chosen.standingId }))
  },
}

const settled = (accepted: boolean): { accepted: boolean; why: string } => ({ accepted, why: accepted ? '' : 'gone' })
