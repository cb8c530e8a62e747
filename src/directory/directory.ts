import type { Box } from './box.ts'

/** A directory held on the device. All look-ups are local and synchronous. */
export interface Directory {
  /** Changes whenever the content does; verdicts are bound to it. */
  readonly version: string
  /** Date of the source file, ISO. */
  readonly date: string
  readonly size: number
  byAddress(address: string): Box | null
  /** Boxes of the person or service that a free text names ("Dr Martin cardiologue Lille"), best first. */
  search(query: string, limit: number): Box[]
  /** Boxes of exactly this person, accents, case and order of names apart. */
  byPerson(name: string): Box[]
}
