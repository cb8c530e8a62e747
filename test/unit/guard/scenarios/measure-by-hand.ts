import type { Box, Directory, GoneBox } from '../../../../src/directory/index.ts'
import { directoryOf, judgeByHand } from './judge-by-hand.ts'
import { DIRECTORY, GONE, ME, RIGHT, type SecondMail, WRONG } from './second-set.ts'

const goneBoxes = GONE.map(([address, givenName, familyName, id, lastSeen]): GoneBox => {
  const box: Box = { kind: 'PER', address, givenName, familyName, profession: 'Médecin', specialty: '', organisation: '', service: '', city: '', nationalId: `81000000000${id}`, civility: 'Docteur', postcode: '', phone: '' }
  return { box, lastSeen }
})

export interface Measured {
  readonly expected: { found: number; of: number }
  /** Right drafts, those with a question or stop too many, those with any reason too many. */
  readonly rights: number
  readonly alarmed: number
  readonly noisy: number
  readonly errors: readonly string[]
}

const rulesOf = (text: string): string[] => text.split(' ').filter(Boolean)

/** What a first week expects: what cannot be known without past letters is not due. */
const dueIn = (mail: SecondMail, emptyHistory: boolean): string[] => rulesOf(emptyHistory ? mail.firstWeek ?? mail.expected : mail.expected)

/** The second set by hand against its labels. @param emptyHistory in the first week. */
export async function measureByHand(emptyHistory: boolean): Promise<Measured> {
  const directory: Directory = await directoryOf(DIRECTORY, goneBoxes)
  const errors: string[] = []
  const expected = { found: 0, of: 0 }
  let [alarmed, noisy, rights] = [0, 0, 0]
  for (const mail of [...RIGHT, ...WRONG]) {
    const { reasons } = await judgeByHand({ from: ME, ...mail }, directory, emptyHistory)
    const due = dueIn(mail, emptyHistory)
    const missed = due.filter((rule) => !reasons.some((reason) => reason.rule === rule))
    const extra = reasons.filter(({ rule }) => !due.includes(rule))
    const loud = extra.filter(({ severity }) => severity !== 'advise')
    expected.of += due.length
    expected.found += due.length - missed.length
    if (RIGHT.includes(mail)) {
      rights += 1
      alarmed += loud.length > 0 ? 1 : 0
      noisy += extra.length > 0 ? 1 : 0
    }
    if (missed.length > 0 || extra.length > 0) errors.push(`${RIGHT.includes(mail) ? 'right' : 'wrong'} ${mail.to.join(', ')}: ${mail.text.slice(0, 60).replaceAll('\n', ' / ')}\n   missed ${missed.join(', ')}; too many ${extra.map(({ rule, severity, params }) => `${rule}/${severity}(${params.join(' | ')})`).join(', ')}`)
  }
  return { expected, rights, alarmed, noisy, errors }
}
