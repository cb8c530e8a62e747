/// <reference types="office-js" />
import type { Reason, Verdict } from '../../guard/index.ts'
import { PANE_BUTTON } from './manifest/facts.ts'
import { languageOf, sentence } from './words.ts'

/** Characters of Outlook's dialog, of its button, and of the line above a message. */
const DIALOG_LENGTH = 500
const BUTTON_LENGTH = 20
const LINE_LENGTH = 150

/** What this Outlook can show. */
export interface Screen {
  readonly displayLanguage: string | undefined
  /** Whether it has this version of the requirement set "Mailbox". */
  readonly has: (version: string) => boolean
}

/** The text cut at a word, with a sign that it goes on. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Signs that mean something to Markdown are only signs: a name in a sentence draws no link. */
const plainMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!<>|~]/g, '\\$&')

interface Text {
  readonly head: string
  readonly tail: string
}

/** Markdown within its own length: escaping makes it longer. */
function markdownOf({ head, tail }: Text): string {
  for (let length = head.length; length > 0; length -= 20) {
    const text = `**${plainMarkdown(shortened(head, length))}**\n\n${plainMarkdown(tail)}`
    if (text.length <= DIALOG_LENGTH) return text
  }
  return plainMarkdown(tail)
}

function held(screen: Screen, what: string, more = ''): Office.SmartAlertsEventCompletedOptions {
  const language = languageOf(screen.displayLanguage)
  const hasButton = screen.has('1.14')
  const tail = `${more === '' ? '' : `${more} `}${sentence(language, hasButton ? 'outlook_next' : 'outlook_next_ribbon')}`
  const head = shortened(what, DIALOG_LENGTH - tail.length - 1)
  return {
    allowEvent: false,
    errorMessage: `${head} ${tail}`,
    ...(screen.has('1.15') ? { errorMessageMarkdown: markdownOf({ head, tail }) } : {}),
    ...(hasButton ? { commandId: PANE_BUTTON, cancelLabel: shortened(sentence(language, 'outlook_open'), BUTTON_LENGTH) } : {}),
  }
}

/** What Outlook is told when nobody could judge. @param key Of the sentence that says why. */
export const heldByFailure = (screen: Screen, key: string, params: readonly string[] = []): Office.SmartAlertsEventCompletedOptions =>
  held(screen, sentence(languageOf(screen.displayLanguage), key, params))

const counts = ({ severity }: Reason): boolean => severity === 'confirm' || severity === 'block'

/** What is shown of a verdict above the message, while it is written: the gravest reason, and what Send will do. `null` where nothing holds it. */
export function lineOf({ verdict, reasons }: Pick<Verdict, 'verdict' | 'reasons'>, displayLanguage: string | undefined): string | null {
  if (verdict !== 'block' && verdict !== 'confirm') return null
  const language = languageOf(displayLanguage)
  const tail = sentence(language, `outlook_mark_${verdict}`)
  const [first] = reasons.filter(counts)
  const head = first ? `${shortened(sentence(language, first.message, first.params), LINE_LENGTH - tail.length - 1)} ` : ''
  return `${head}${tail}`
}

/**
 * What Outlook is told of a verdict.
 * @param asksInDialog Whether a question, and nothing graver, may be answered by "Send anyway" in Outlook's own dialog (Mailbox 1.14).
 */
export function completionOf({ verdict, reasons, remedies }: Pick<Verdict, 'verdict' | 'reasons' | 'remedies'>, screen: Screen, asksInDialog: boolean): Office.SmartAlertsEventCompletedOptions {
  if (verdict === 'pass' || verdict === 'advise') return { allowEvent: true }
  const language = languageOf(screen.displayLanguage)
  const [first, ...others] = reasons.filter(counts)
  if (!first) return heldByFailure(screen, 'outlook_failed')
  const form = new Intl.PluralRules(language).select(others.length) === 'one' ? 'one' : 'other'
  const more = others.length === 0 ? '' : sentence(language, `outlook_more_${form}`, [String(others.length)])
  const answer = held(screen, sentence(language, first.message, first.params), more)
  // A single question, shown whole, and nothing beside it: else the pane asks.
  const isOneQuestion = verdict === 'confirm' && others.length === 0 && remedies.some(({ kind }) => kind === 'send-as-is') && !answer.errorMessage?.includes('…')
  return asksInDialog && isOneQuestion && screen.has('1.14') ? { ...answer, sendModeOverride: 'promptUser' } : answer
}
