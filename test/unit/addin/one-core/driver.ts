import { answerFrom, type Policy, type Question, type Verdict } from '../../../../src/guard/index.ts'
import { standingOf } from '../../../../src/directory/index.ts'
import { policyUnder, readManagedPolicy } from '../../../../src/messaging/managed-policy.ts'
import type { FileReading } from '../../../../src/content/compose/engine-client.ts'
import type { Ask } from '../../../../src/messaging/ask.ts'
import { HAND_DIRECTORY as DIRECTORY } from '../../guard/scenarios/judge-by-hand.ts'
import { ME, type TableDraft } from './drafts.ts'

/** One host: takes a draft as that host has it, and gives what the host would decide by. */
export interface Driver {
  readonly host: string
  /** Whether the host vouches that it sends from the mailbox that it names as sender. */
  readonly knowsInside: boolean
  judge(draft: TableDraft): Promise<Pick<Verdict, 'verdict' | 'reasons'>>
}

export const senderOf = ({ from = ME }: TableDraft): { name: string; address: string } => from

/** The policy as hosts read it, from what the administrator wrote. */
export const policyOf = ({ policy }: TableDraft): Policy => policyUnder(readManagedPolicy(policy).policy)

const INTRODUCTION = 'Le 25/11/2026 à 10:11, Paul Durand a écrit :'

export function plainText({ body, quoted }: TableDraft): string {
  const own = body.join('\n\n')
  return quoted ? `${own}\n\n${INTRODUCTION}\n${quoted.join('\n\n').split('\n').map((line) => `> ${line}`).join('\n')}` : own
}

const paragraphs = (list: readonly string[]): string => list.map((text) => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`).join('')

export function html({ body, quoted }: TableDraft, introduction = (text: string): string => `<p>${text}</p>`): string {
  return `${paragraphs(body)}${quoted ? `${introduction(INTRODUCTION)}<blockquote type="cite">${paragraphs(quoted)}</blockquote>` : ''}`
}

/** What every host's readers would say of these files, without their libraries. */
export const readingOf = (text: string): FileReading =>
  (text === 'UNREADABLE' ? { state: 'unreadable', text: '' } : text === 'ENCRYPTED' ? { state: 'encrypted', text: '' } : { state: 'read', text })

export const readFile = async (file: Blob): Promise<FileReading> => readingOf(await file.text())

/** A background's answers, from the same directory, with no past. */
export function backgroundOf(policy: Policy): Ask {
  const answers: Record<string, (request: never) => unknown> = {
    'resolve': ({ addresses, question }: { addresses: string[]; question: Question }) => ({
      version: '1', standings: addresses.map((address) => standingOf(address, DIRECTORY, policy.internalDomains)), people: { history: [], knowledge: answerFrom(DIRECTORY, question) },
    }),
    'passages-answered': ({ passages }: { passages: string[] }) => ({ answered: passages.map(() => false) }),
    'keys-known': ({ addresses }: { addresses: string[] }) => ({ standings: addresses.map((address) => ({ address, known: false, reason: 'envelope_key_unknown' })), signer: '' }),
  }
  return ((kind: string, request: never) => Promise.resolve(answers[kind]?.(request) ?? {})) as unknown as Ask
}
