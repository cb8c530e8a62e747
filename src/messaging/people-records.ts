import type { Box, Standing } from '../directory/index.ts'
import type { History, Knowledge } from '../guard/index.ts'

/** What the background knows of the people of one draft beside their standings; `background/evidence.ts` fills it. */
export interface PeopleEvidence {
  /** Past correspondence with the draft's recipients and at their domains; empty while the vault is locked. */
  readonly history: History
  /** Homonyms, other boxes, and whom the letter greets or copies, as the directory knows them. */
  readonly knowledge: Knowledge
}

/** One person of the past correspondence. */
export interface Correspondent {
  readonly address: string
  readonly times: number
  /** ISO date. */
  readonly last: string
}

export interface HistoryList {
  /** Whether the vault is: else nothing can be read. */
  readonly open: boolean
  readonly people: readonly Correspondent[]
}

/** Everything a card says of one recipient. */
export interface RecipientCard {
  readonly standing: Standing
  /** Who had the address, when the newest file has it no more; else `null`. */
  readonly former: Box | null
  /** Secure boxes of the same person, this one left out. */
  readonly boxes: readonly Box[]
  /** `null` when it was never written to, or the vault is locked. */
  readonly written: Omit<Correspondent, 'address'> | null
}
