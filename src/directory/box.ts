/** PER: one person; ORG: a service or team; APP: a machine; CAB: a liberal practice (ANS, TRE_R257-TypeBAL). */
export type BoxKind = 'PER' | 'ORG' | 'APP' | 'CAB'

/** What the register of professionals adds to a box that lacks it. */
export const REGISTERED = ['postcode', 'city', 'phone', 'organisation', 'profession', 'specialty'] as const

/** One secure mailbox of the public directory. Empty strings where the file says nothing. */
export interface Box {
  readonly kind: BoxKind
  /** Lower-cased. */
  readonly address: string
  readonly civility: string
  readonly familyName: string
  readonly givenName: string
  readonly profession: string
  readonly specialty: string
  readonly organisation: string
  readonly service: string
  readonly postcode: string
  readonly city: string
  /** National identifier: 8 + RPPS; empty for an organisation. */
  readonly nationalId: string
  /** Public telephone of the place of activity, as the register prints it. */
  readonly phone: string
  /** Which of these the register of professionals said, and the file of mailboxes did not. */
  readonly registered?: readonly (typeof REGISTERED)[number][]
}

/** A box as the file of mailboxes has it, without what the register added. */
export function unregistered({ registered = [], ...box }: Box): Box {
  return { ...box, ...Object.fromEntries(registered.map((field) => [field, ''])) }
}
