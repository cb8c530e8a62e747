import type { ComposeHost, HostMessage } from '../../../../src/addin/core/host.ts'
import { HostVerdict } from '../../../../src/addin/core/host-verdict.ts'
import type { Services } from '../../../../src/addin/core/services.ts'
import type { TableDraft } from './drafts.ts'
import { backgroundOf, type Driver, html, plainText, policyOf, readFile, senderOf } from './driver.ts'

/** A draft as host programs give it. */
export function messageOf(draft: TableDraft): HostMessage {
  const { to, cc = [], bcc = [], subject = '', files = [], html: isHtml = false, inside = false } = draft
  const named = ({ address }: { address: string }): boolean => address !== ''
  return {
    from: senderOf(draft), to: to.filter(named), cc: cc.filter(named), bcc: bcc.filter(named), unresolved: [...to, ...cc, ...bcc].filter((one) => !named(one)).map(({ name }) => name),
    subject, isHtml, content: isHtml ? html(draft, (text) => `<div class="moz-cite-prefix">${text}</div>`) : plainText(draft), sendsAsNamed: inside,
    attachments: files.map(({ name, text }, at) => ({ id: String(at), name, size: text.length, isInline: false, read: () => Promise.resolve(new File([text], name)) })),
  }
}

/** What the add-ins' core makes of a host program. */
export async function judgeHost(host: Pick<ComposeHost, 'program' | 'read'>, draft: TableDraft) {
  const policy = policyOf(draft)
  const services: Services = { ask: backgroundOf(policy), engine: { read: readFile } as unknown as Services['engine'] }
  const verdict = new HostVerdict(host as ComposeHost, services, { profile: null, policy, isPrivate: false, secureSite: false, held: [], handOver: null })
  const { scan, settled } = await verdict.judge()
  if (!settled) throw new Error('nobody answered for the recipients')
  return scan.verdict
}

/** The core alone, with a host program that gives just what the contract says. */
export const core: Driver = {
  host: 'the add-ins’ core',
  knowsInside: true,
  judge: (draft) => judgeHost({ program: 'outlook', read: () => Promise.resolve(messageOf(draft)) }, draft),
}
