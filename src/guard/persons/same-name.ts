import { isOneSlip } from './distance.ts'

const SHORTEST_SLIP = 5
const NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  bob: ['robert'], bill: ['william', 'guillaume'], titi: ['thierry'], mimi: ['michel', 'michele', 'myriam'], momo: ['mohamed', 'maurice'], gege: ['gerard'], dede: ['andre'], jojo: ['georges', 'joel', 'joelle'],
  lulu: ['lucien', 'lucienne', 'lucie'], nono: ['arnaud', 'noel'], zaza: ['isabelle'], babeth: ['elisabeth'], bea: ['beatrice'], val: ['valerie', 'valentin'], flo: ['florence', 'florian'], max: ['maxime'], kiki: ['christian'],
  lolo: ['laurent', 'laurence'], fifi: ['philippe', 'sophie'], cricri: ['christine', 'christian', 'christelle'], guigui: ['guillaume'], mumu: ['muriel'], nanou: ['anne', 'nadine'], zabou: ['isabelle'], mado: ['madeleine'],
  cathy: ['catherine'], pierrot: ['pierre'], charlot: ['charles'], toine: ['antoine'], riton: ['henri'], jacquot: ['jacques'],
  // What a region calls them.
  fanch: ['francois'], soizic: ['francoise'], soazig: ['francoise'], loig: ['louis'], jakez: ['jacques'], job: ['joseph'], paol: ['paul'],
  patxi: ['francois'], manex: ['jean'], benat: ['bernard'], peio: ['pierre'], mixel: ['michel'], ghjuvan: ['jean'], petru: ['pierre'], seppi: ['joseph'], schorsch: ['georges'],
  jp: ['jean'], jm: ['jean'], jb: ['jean'], jc: ['jean'], jf: ['jean'], jl: ['jean'], jy: ['jean'], fx: ['francois'], pa: ['pierre'], pe: ['pierre'], ph: ['philippe'],
}

/** First names that are whole although they begin other ones: Jean is not Jeanne, nor Luc Lucas. */
const WHOLE = new Set([
  'jean', 'paul', 'marc', 'luc', 'louis', 'simon', 'denis', 'daniel', 'michel', 'martin', 'rene', 'andre', 'pascal', 'noel', 'joel', 'leo', 'lea', 'eva', 'ana', 'anne', 'marie', 'rose', 'julie', 'jules', 'line', 'lise', 'emma', 'clement', 'yves', 'adrien',
  'julien', 'lucie', 'claire', 'elise', 'alexis', 'lou', 'ali', 'ines', 'jeanne', 'pierre', 'alain', 'remi', 'francis', 'gabriel', 'raphael', 'emile', 'camille', 'christian', 'fabien', 'flora', 'laure', 'marion', 'nina', 'lola', 'hugo', 'theo', 'tom-louis',
])
const SHORTEST_NICK = 3
/** "Marco", "Lucho", "Jeannot", "Clairounette". */
const FONDLY = /^(?:h?o|cho|ito|ot|not|ou|nou|inou|chou|ounet(?:te)?|y)$/
/** "Fredo", "Mathou": a beginning made fond. */
const FOND_BEGINNING = /^(\p{L}{4,})(?:o|ou|y)$/u
/** "Juju", "Lolo". */
const TWICE = /^(\p{L}{2})\1$/u
/** "Fanfan" for François, "Loulou" for Lucile: a syllable said twice, whose letters the name has in that order. */
const SYLLABLE_TWICE = /^(\p{L}{3})\1$/u
const LONGEST_NICK = 6

/** Whether one word of a name may well be the other: equal, an initial, or one slip but for a last `e`, which makes Louise of Louis. */
export function isSameWord(said: string, known: string): boolean {
  if (said === known) return true
  if (said.length === 1 || known.length === 1) return said.startsWith(known.charAt(0))
  if (`${said}e` === known || said === `${known}e`) return false
  return said.startsWith(known.charAt(0)) && said.length >= SHORTEST_SLIP && known.length >= SHORTEST_SLIP && isOneSlip(said, known)
}

/** Whether the letters of one word stand in the other in their order. */
function isWithin(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at === short.length
}

/** "PY" for Pierre-Yves. */
export const areInitials = (said: string, given: readonly string[]): boolean => given.length > 1 && said === given.map((word) => word.charAt(0)).join('')

/** A short form that nothing but its beginning tells: "Xabi" for Xavier. To be believed of somebody of that family name only. */
export const maybeShort = (said: string, known: string): boolean => said.length === 3 || said.length === 4 ? !WHOLE.has(said) && known.length > said.length && known.startsWith(said.slice(0, 2)) : false

/** Whether a word is a short form of a first name: "Manu", "Steph", "Tom", "JB". */
export function isNickname(said: string, known: string): boolean {
  const [, beginning] = TWICE.exec(said) ?? FOND_BEGINNING.exec(said) ?? []
  if (beginning !== undefined && !WHOLE.has(said) && known.startsWith(beginning)) return true
  const syllable = SYLLABLE_TWICE.exec(said)?.[1]
  if (syllable !== undefined && known.startsWith(syllable.charAt(0)) && isWithin(syllable, known)) return true
  if (NICKNAMES[said]?.includes(known) === true || (known.length >= SHORTEST_NICK && said.startsWith(known) && FONDLY.test(said.slice(known.length)))) return true
  if (said.length < SHORTEST_NICK || said.length > LONGEST_NICK || said.length >= known.length || WHOLE.has(said)) return false
  return known.startsWith(said) || (said.length > SHORTEST_NICK && known.includes(said)) || (said.length <= 4 && known.startsWith(said.charAt(0)) && isWithin(said, known))
}
