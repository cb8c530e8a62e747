import type { Box } from './box.ts'

/** A box that the newest file no longer has. */
export interface GoneBox {
  readonly box: Box
  /** Date of the last file that had it, ISO. */
  readonly lastSeen: string
}

/** A directory held on the device. All look-ups are local and synchronous. */
export interface Directory {
  /** Changes whenever the content does; verdicts are bound to it. */
  readonly version: string
  /** Date of the source file, ISO. */
  readonly date: string
  readonly size: number
  /** Date of the oldest file of which it remembers a box that is gone, ISO; its own date where it remembers none. */
  readonly rememberedSince: string
  byAddress(address: string): Box | null
  /** Whether some box is, or once was, at this domain. @param domain In lower case. */
  hasDomain(domain: string): boolean
  /** Domains of its boxes that are one slip of the pen from this one. @param domain In lower case. */
  nearDomains(domain: string): string[]
  /** Boxes of the person or service that a free text names ("Dr Martin cardiologue Lille"), best first. */
  search(query: string, limit: number): Box[]
  /** Boxes of exactly this person, accents, case and order of names apart. */
  byPerson(name: string): Box[]
  /** Boxes of persons whose name is this one but for one slip of the pen, its sound, or the order of names; nearest first. */
  similar(name: string, limit: number): Box[]
  /** Every box of one practitioner. @param nationalId 8 + RPPS. */
  boxesOf(nationalId: string): Box[]
  /** A box that an earlier file had and the newest has not. */
  gone(address: string): GoneBox | null
}
