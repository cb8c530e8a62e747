import type { FileReading } from '../../../../src/addin/outlook/judge-item.ts'
import { judgeItem } from '../../../../src/addin/outlook/judge-item.ts'
import { OutlookHost } from '../../../../src/addin/outlook/outlook-host.ts'
import { policyFrom } from '../../../../src/addin/outlook/policy.ts'
import type { Mailbox } from '../../../../src/guard/index.ts'
import { type PlayedMailbox, playOutlook } from '../../../office-double/office.ts'
import { HAND_DIRECTORY } from '../../guard/scenarios/judge-by-hand.ts'
import { type Driver, html, plainText, readingOf, senderOf } from './driver.ts'

const played = ({ name, address }: Mailbox): PlayedMailbox => ({ displayName: name || address, emailAddress: address })
const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Outlook: a message that Office.js gives, the policy as the file beside the add-in has it, and the event script's own judgement. */
export const outlook: Driver = {
  host: 'Outlook’s add-in',
  knowsInside: true,
  async judge(draft) {
    const { to, cc = [], bcc = [], subject = '', files = [], html: isHtml = false } = draft
    const { office } = playOutlook({
      from: played(senderOf(draft)), to: to.map(played), cc: cc.map(played), bcc: bcc.map(played), subject, isHtml, body: isHtml ? html(draft) : plainText(draft),
      files: files.map(({ name, text }, at) => ({ id: String(at), name, base64: base64(text), isInline: false })),
    })
    const { context } = office() as { context: Office.Context }
    const message = await new OutlookHost(context.mailbox.item as Office.MessageCompose, context).read()
    const { policy } = policyFrom(JSON.stringify(draft.policy ?? {}))
    const read = async (file: { read(): Promise<File> }): Promise<FileReading> => readingOf(await (await file.read()).text())
    return (await judgeItem(message, policy, HAND_DIRECTORY, read)).verdict
  },
}
