import type { Question } from '../world-bridge.ts'
import type { Gatekeeper, Post } from './gatekeeper.ts'

/**
 * Whether what the page's scripts want may leave this document. Without a view's own answer nothing leaves. What is saved
 * or stored may hold any of the drafts, so every view must allow it; a send is one view's, and may carry nothing of another.
 */
export function mayLeaveDocument(post: Omit<Post, 'adopt' | 'withheld'>, question: Question): boolean {
  const { views, active, released, hasWindows } = post
  const keepers = [...views.values()].map(({ gatekeeper }) => gatekeeper)
  if (keepers.includes(null)) return false
  const all = keepers as Gatekeeper[]
  const carriesAnother = (sender?: Gatekeeper): boolean =>
    all.some((keeper) => keeper !== sender && !keeper.allowsSend() && keeper.isCarriedBy(question.text))
  if (isAboutMessage(question) && question.text !== '' && [...released].some((is) => is(question.text)) && !carriesAnother()) return true
  if (all.length === 0 || repeatsWithheld(post, question)) return false
  // The message may be that of a window of its own, which this document knows nothing of.
  if (hasWindows && isAboutMessage(question) && !all.some((keeper) => keeper.owns(question.text))) return false
  if (question.exit === 'upload') return all.some((keeper) => keeper.allows(question))
  if (question.exit !== 'send' || all.length === 1) return all.every((keeper) => keeper.allows(question))
  const sender = all.find((keeper) => keeper.owns(question.text)) ?? active?.gatekeeper
  return sender !== null && sender !== undefined && !carriesAnother(sender) && sender.allows(question)
}

/** Whether this carries what was held in a view that is gone, or in which it does not stand any more: a webmail may have kept a save to try it again. */
export const repeatsWithheld = ({ repeats }: Pick<Post, 'repeats'>, { target, text }: Question): boolean => repeats?.(`${target}\n${text}`) ?? false

/** Has the view whose message a request carries learn whom it goes to, before it is asked whether that may leave. */
export function noteRecipients({ views, hasWindows }: Pick<Post, 'views' | 'hasWindows'>, { recipients, text }: Question): void {
  if (!recipients) return
  const keepers = [...views.values()].flatMap(({ gatekeeper }) => gatekeeper ?? [])
  // A request that changes recipients alone says no word of the text.
  const only = views.size === 1 && !hasWindows && text.trim() === '' ? keepers[0] : undefined
  const owner = keepers.find((keeper) => keeper.owns(text)) ?? only
  owner?.learnRecipients(recipients)
}

/** Whether this is about one message, so that it says whose view it concerns. */
export const isAboutMessage = ({ exit }: Question): boolean => exit === 'send' || exit === 'save'

/** Whether no view of this document has anything to do with the message: it may be that of a window of its own. */
export const isNobodys = ({ views }: Pick<Post, 'views'>, question: Question): boolean =>
  isAboutMessage(question) && [...views.values()].every(({ gatekeeper }) => gatekeeper !== null && !gatekeeper.isCarriedBy(question.text))

/** Whether a message that another window would send is that of a view here, and may leave. */
export const mayLeaveElsewhere = ({ views }: Pick<Post, 'views'>, question: Question): boolean =>
  isAboutMessage(question) && [...views.values()].some(({ gatekeeper }) => gatekeeper?.owns(question.text) === true && gatekeeper.allows(question))
