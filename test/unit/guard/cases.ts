import type { Conclusion, Detection, Finding } from '../../../src/detection/index.ts'
import { standingOf } from '../../../src/directory/index.ts'
import { DEFAULT_POLICY, type Draft, type DraftAttachment, type Evidence, type Mailbox, type Policy, recipientsOf } from '../../../src/guard/index.ts'
import { type Case, openCase } from '../../../src/guard/case.ts'

/** One address on each network. `wrongKey` is a citizen mailbox with a wrong digit; `nobody` is a name alone. */
export const ADDRESS = {
  mssante: 'paul.martin@medecin.mssante.fr',
  citizen: '253072B07300470@patient.mssante.fr',
  wrongKey: '253072B07300471@patient.mssante.fr',
  apicrypt: 'dr.durand@medical.apicrypt.org',
  ordinary: 'paul.martin@orange.fr',
  internal: 'accueil@clinique.example',
  nobody: '',
} as const

export const SECURE = 'lea.moreau@medecin.mssante.fr'
export const ORDINARY = 'lea.moreau@orange.fr'
export const INTERNAL = 'lea.moreau@clinique.example'
export const POLICY: Policy = { ...DEFAULT_POLICY, internalDomains: ['clinique.example'] }

export const to = (address: string, name = ''): Mailbox => ({ name, address })
export const attached = (state: DraftAttachment['state'], name = 'bilan.pdf'): DraftAttachment => ({ id: name, name, state, text: '' })

const FINDING: Finding = {
  kind: 'person', role: 'identity', strength: 'strong', place: { part: 'body', start: 0, end: 9 }, excerpt: 'Mme Durand', recognizer: 'person',
}

/** What detection concluded, with a finding where there is something. */
export const concluded = (conclusion: Conclusion): Detection =>
  ({ conclusion, score: conclusion === 'identifiable' ? 1 : 0, findings: conclusion === 'none' ? [] : [FINDING] })

export interface Given {
  readonly from?: string
  readonly to?: readonly Mailbox[]
  readonly cc?: readonly Mailbox[]
  readonly bcc?: readonly Mailbox[]
  readonly quoted?: string
  readonly attachments?: readonly DraftAttachment[]
  readonly conclusion?: Conclusion
  readonly withoutHistory?: Conclusion
  readonly policy?: Policy
}

/** Evidence as the browser and the terminal put it together: every standing comes from the directory room. */
export function evidenceOf(given: Given): Evidence {
  const policy = given.policy ?? POLICY
  const draft: Draft = {
    from: to(given.from ?? ORDINARY), to: given.to ?? [], cc: given.cc ?? [], bcc: given.bcc ?? [], subject: '', body: 'Une patiente de 41 ans.',
    quoted: given.quoted ?? '', attachments: given.attachments ?? [], inReplyTo: null,
  }
  const people = [...(draft.from ? [draft.from] : []), ...recipientsOf(draft)]
  return {
    draft, policy,
    detection: concluded(given.conclusion ?? 'identifiable'),
    ...(given.withoutHistory === undefined ? {} : { detectionWithoutHistory: concluded(given.withoutHistory) }),
    standings: new Map(people.map(({ address }) => [address.trim().toLowerCase(), standingOf(address, null, policy.internalDomains)])),
  }
}

/** The same, with each recipient's reach: what a rule looks at. */
export const caseOf = (given: Given): Case => openCase(evidenceOf(given))
