import { knownWords } from '../../detection/index.ts'
import { cutUntilClean, namesIn, placesOf, type TextPlace } from '../../content/compose/cut.ts'
import type { Scan } from '../../content/compose/scan.ts'
import { cutText } from '../../content/webmails/text-map.ts'
import { knownPersons } from '../../guard/index.ts'
import type { HostMessage } from './host.ts'
import { MessageContent } from './message-content.ts'

/** What is left of a message's text once every passage that was found is out of it; `isClean`: nothing is found any more. */
export function withoutPassages(message: HostMessage, scan: (message: HostMessage) => Scan): { readonly message: HostMessage; readonly isClean: boolean } {
  let rest = message
  const cut = (places: readonly TextPlace[]): void => {
    const content = new MessageContent(rest)
    content.cut(places)
    rest = { ...rest, subject: cutText(rest.subject, places.filter(({ part }) => part === 'subject')), content: content.content }
  }
  const first = scan(message)
  const names = namesIn(first.detection.findings, knownWords(knownPersons(first.draft)))
  const isClean = cutUntilClean(() => scan(rest).detection.findings.map(({ place }) => place), cut)
  const { draft } = scan(rest)
  if (isClean) cut((['subject', 'body', 'quoted'] as const).flatMap((part) => placesOf(names, draft[part]).map((place) => ({ part, ...place }))))
  return { message: rest, isClean }
}

/** The same message without its quoted thread. */
export function withoutHistory(message: HostMessage): HostMessage {
  const content = new MessageContent(message)
  content.dropQuoted()
  return { ...message, content: content.content }
}
