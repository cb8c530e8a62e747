import { isOneSlip } from './distance.ts'

const SHORTEST_SLIP = 5
const SHORTEST_NICK = 3
const NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  bob: ['robert'], bill: ['william', 'guillaume'], titi: ['thierry'], mimi: ['michel', 'michele', 'myriam'], momo: ['mohamed', 'maurice'], gege: ['gerard'], dede: ['andre'], jojo: ['georges', 'joel', 'joelle'],
  lulu: ['lucien', 'lucienne', 'lucie'], nono: ['arnaud', 'noel'], zaza: ['isabelle'], babeth: ['elisabeth'], bea: ['beatrice'], val: ['valerie', 'valentin'], flo: ['florence', 'florian'], max: ['maxime'], kiki: ['christian'],
  jp: ['jean'], jm: ['jean'], jb: ['jean'], jc: ['jean'], jf: ['jean'], jl: ['jean'], jy: ['jean'], fx: ['francois'], pa: ['pierre'], pe: ['pierre'], ph: ['philippe'],
}

/** Whether one word of a name may well be the other: equal, one slip, an initial, a short form ("Manu", "Steph"). */
export function isSameWord(said: string, known: string): boolean {
  if (said === known) return true
  if (said.length === 1 || known.length === 1) return said[0] === known[0]
  if (said.length >= SHORTEST_SLIP && known.length >= SHORTEST_SLIP && isOneSlip(said, known)) return true
  if (NICKNAMES[said]?.includes(known) === true) return true
  if (said.length >= SHORTEST_NICK && known.startsWith(said)) return true
  return said.length >= 4 && known.length >= said.length + 2 && known.includes(said)
}
