import type { Question } from '../world-bridge.ts'
import type { Gatekeeper, Post } from './gatekeeper.ts'

/**
 * Whether what the page's scripts want may leave this document. Without a view's own answer nothing leaves. What is saved
 * or stored may hold any of the drafts, so every view must allow it; a send is one view's, and may carry nothing of another.
 */
export function mayLeaveDocument({ views, active }: Pick<Post, 'views' | 'active'>, question: Question): boolean {
  const keepers = [...views.values()].map(({ gatekeeper }) => gatekeeper)
  if (keepers.length === 0 || keepers.includes(null)) return false
  const all = keepers as Gatekeeper[]
  if (question.exit === 'upload') return all.some((keeper) => keeper.allows(question))
  if (question.exit !== 'send' || all.length === 1) return all.every((keeper) => keeper.allows(question))
  const sender = active?.gatekeeper
  if (!sender || all.some((keeper) => keeper !== sender && !keeper.allowsSend() && keeper.isCarriedBy(question.text))) return false
  return sender.allows(question)
}
