import type { Box } from './box.ts'
import type { Directory } from './directory.ts'
import { wordsOf } from './fold.ts'
import { networkOf } from './networks.ts'

const TITLES = new Set(['dr', 'docteur', 'pr', 'professeur', 'm', 'mr', 'mme', 'mlle', 'monsieur', 'madame'])

/** A display name without title, brackets or address: "Dr MARTIN Paul (cardiologue)" -> "martin paul". */
function personIn(name: string): string {
  const bare = name.replace(/[([{].*?[)\]}]/g, ' ').replace(/\S+@\S+/g, ' ')
  return wordsOf(bare).filter((word) => !TITLES.has(word)).join(' ')
}

/** "paul.martin@…" -> "paul martin"; empty when the address does not read as a full name. */
function personInAddress(address: string): string {
  const words = (address.split('@')[0] ?? '').split(/[._-]+/).map((word) => word.replace(/\d+$/, '')).filter((word) => word !== '')
  if (TITLES.has(words[0] ?? '')) words.shift()
  return words.length >= 2 && words.every((word) => word.length >= 2) ? words.join(' ') : ''
}

/**
 * Secure mailboxes of the person that a recipient names: one when the directory is certain, several to choose from, none.
 * Looked for by the address itself, then by the displayed name, then by the name that the address spells.
 */
export function findSecure(directory: Directory, { name, address }: { readonly name: string; readonly address: string }): Box[] {
  // A row never makes a domain secure: the trust list does.
  const isSecure = (box: Box): boolean => networkOf(box.address, []) === 'mssante'
  const known = directory.byAddress(address)
  if (known && isSecure(known)) return [known]
  for (const person of [personIn(name), personInAddress(address)]) {
    if (person === '') continue
    const found = directory.byPerson(person).filter(isSecure)
    if (found.length > 0) return found
  }
  return []
}
