import { HostVerdict } from '../core/host-verdict.ts'
import type { Services } from '../core/services.ts'
import { ThunderbirdHost } from './host.ts'

/** What is known of a compose window from one send to the next, so that no file is read twice. */
const known = new Map<number, { readonly grounds: string; readonly verdict: HostVerdict }>()

/** The verdict of one compose window; a changed profile or policy begins anew. */
export async function verdictOf(tabId: number, services: Services): Promise<HostVerdict> {
  const context = await services.ask('compose-context', { composeKey: String(tabId) })
  const grounds = JSON.stringify(context)
  const before = known.get(tabId)
  if (before?.grounds === grounds) return before.verdict
  const verdict = new HostVerdict(new ThunderbirdHost(tabId, null), services, context)
  known.set(tabId, { grounds, verdict })
  return verdict
}

export const forgetVerdict = (tabId: number): void => void known.delete(tabId)
