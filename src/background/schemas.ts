import * as v from 'valibot'
import { WEBMAILS } from '../content/webmails/recognition.ts'
import { isMessageId } from '../mailbox/index.ts'
import type { Requests } from '../messaging/requests.ts'

/** Shapes that the door lets in. Everything from a webmail's tab is checked, size included. */
const short = v.pipe(v.string(), v.maxLength(200))
const address = v.pipe(v.string(), v.maxLength(400))
/** More than any mail has; who writes more is told that nobody could check it. */
const addresses = v.pipe(v.array(address), v.maxLength(20_000))
const text = v.pipe(v.string(), v.maxLength(20_000_000))
const codes = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,60}$/))), v.maxLength(60))
const domains = v.pipe(v.array(v.pipe(v.string(), v.maxLength(255))), v.maxLength(5000))
const level = v.picklist(['pass', 'advise', 'confirm', 'block'])
const action = v.picklist([
  'held', 'handed-over', 'handed-over-uncertain', 'answered-without-history', 'passages-removed', 'eml-saved',
  'sealed', 'not-patient-data', 'recipient-changed', 'sent-as-is', 'went-back', 'sent-anyway', 'sent-in-emergency', 'attachment-held', 'resumed', 'deleted',
])
const handOverState = v.picklist(['opening', 'login', 'filling', 'filled', 'sending', 'sent', 'uncertain', 'failed'])
const heldDraft = v.object({
  from: short, to: text, cc: text, bcc: text, subject: v.pipe(v.string(), v.maxLength(10_000)), isHtml: v.boolean(), content: text,
})
const mailbox = v.object({ name: v.pipe(v.string(), v.maxLength(10_000)), address })
const mailboxes = v.pipe(v.array(mailbox), v.maxLength(20_000))
const copyText = v.object({
  from: mailbox, to: mailboxes, cc: mailboxes, bcc: mailboxes, subject: v.pipe(v.string(), v.maxLength(10_000)), text, html: v.optional(text),
  messageId: short, unsent: v.boolean(), ownCopy: v.boolean(),
})
const recipient = v.object({ field: v.picklist(['to', 'cc', 'bcc']), name: address, address, insteadOf: address })
const nothing = v.object({})
/** A passage with its sentence (`detection/passage.ts`). */
const passage = v.pipe(v.string(), v.minLength(1), v.maxLength(8000))

export const CONTENT_SCHEMAS = {
  'hello': v.object({ coming: v.picklist(['', ...WEBMAILS]) }),
  'guard-frames': nothing,
  'frame-has-keyboard': nothing,
  'compose-found': v.object({ composeKey: short, webmail: v.picklist(WEBMAILS), present: v.boolean() }),
  'compose-left': v.object({}),
  'compose-context': v.object({ composeKey: short }),
  'gate': v.object({ state: v.picklist(['closed', 'sendable', 'clean']) }),
  'gate-upload': v.object({ open: v.boolean() }),
  'resolve': v.object({
    addresses,
    question: v.object({
      recipients: v.pipe(v.array(v.object({ name: v.pipe(v.string(), v.maxLength(10_000)), address })), v.maxLength(100)),
      names: v.pipe(v.array(address), v.maxLength(100)),
    }),
  }),
  'history-learn': v.object({ addresses }),
  'keep-draft': v.object({ composeKey: short, draft: heldDraft, attachments: v.number() }),
  'forget-draft': v.object({ composeKey: short }),
  'copy-text': v.object({ composeKey: short, takenAt: v.number(), text: copyText }),
  'copy-sent': v.object({ composeKey: short }),
  'resume-draft': v.object({ id: short, composeKey: short }),
  'open-hold': v.object({ holdId: short, verdict: level, rules: codes, recipientDomains: domains }),
  'open-frame': nothing,
  // Without an action nothing is written: what ended the stop stands in the ledger already.
  'close-hold': v.object({ holdId: short, action: v.union([action, v.literal('')]) }),
  'passages-answered': v.object({ passages: v.pipe(v.array(passage), v.maxLength(200)) }),
  'passage-answer': v.object({ holdId: short, passage, isPatient: v.boolean(), remember: v.boolean() }),
  'ledger-note': v.object({ action, rules: codes, recipientDomains: domains }),
  'ask-decision': v.object({ holdId: short, kind: v.picklist(['send-anyway', 'emergency', 'hidden']) }),
  'ask-unlock': nothing,
  'hand-over': v.object({
    holdId: short,
    message: v.object({
      recipients: v.pipe(v.array(recipient), v.minLength(1), v.maxLength(20_000)),
      subject: v.pipe(v.string(), v.maxLength(10_000)),
      isHtml: v.boolean(),
      content: text,
      inReplyTo: v.union([v.literal(''), v.pipe(v.string(), v.check(isMessageId))]),
      files: v.pipe(v.array(v.object({ name: v.pipe(v.string(), v.maxLength(1000)), type: short, size: v.number(), contentId: short })), v.maxLength(1000)),
    }),
  }),
  'seal-job': v.object({
    holdId: short, format: v.picklist(['pdf', 'html', 'zip', 'openpgp']), recipients: addresses,
    fileNames: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(1000)), choose: v.boolean(),
  }),
  'seal-ready': v.object({ jobId: short }),
  'seal-done': v.object({ jobId: short, files: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(1000)) }),
  'seal-end': v.object({ jobId: short }),
  'keys-known': v.object({ addresses }),
  'hand-over-chunk': v.object({ jobId: short, file: v.number(), offset: v.number() }),
  'hand-over-landed': v.object({ login: v.boolean() }),
  'hand-over-state': v.object({ jobId: short, state: handOverState, why: short }),
} satisfies Partial<Record<keyof Requests, v.GenericSchema>>

const base64 = v.pipe(v.string(), v.maxLength(400), v.base64())
const ANSWER_KEY = v.strictObject({ id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)), publicKey: base64, privateKey: base64, bindingKey: base64 })

/** Whether this is a key for answers, and no more than that: it comes from a frame in a webmail's tab. */
export const isAnswerKey = (value: unknown): boolean => v.is(ANSWER_KEY, value)

export type ContentKind = keyof typeof CONTENT_SCHEMAS

export const isContentKind = (kind: string): kind is ContentKind => Object.hasOwn(CONTENT_SCHEMAS, kind)

/** Whether a request from a webmail's tab has the shape that it must have. */
export const isWellFormed = (kind: ContentKind, request: unknown): boolean => v.is(CONTENT_SCHEMAS[kind], request)
