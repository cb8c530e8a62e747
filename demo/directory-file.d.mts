import type { Practitioner } from './people.mjs'

/** The 31 column names of the public file, in order. */
export const COLUMNS: string[]
/** Invented practitioners beside those of the box; same seed, same list. */
export function inventedPractitioners(count?: number, seed?: number): Omit<Practitioner, 'ordinary' | 'name'>[]
/** The whole file: box people, services, and `count` invented practitioners (300). */
export function directoryFile(options?: { count?: number; seed?: number }): string
