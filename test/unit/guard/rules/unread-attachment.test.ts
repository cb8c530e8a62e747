import { describe, expect, it } from 'vitest'
import { unreadAttachment } from '../../../../src/guard/rules/unread-attachment.ts'
import { ADDRESS, attached, caseOf, SECURE, to } from '../cases.ts'

describe('unread-attachment', () => {
  it.each([
    ['pending', 'block', {}], ['unreadable', 'confirm', { found: 'unreadable-file' }], ['encrypted', 'advise', { found: 'encrypted-file' }],
  ] as const)('a file that is %s: %s', (state, severity, found) => {
    expect(unreadAttachment(caseOf({ to: [to(ADDRESS.ordinary)], conclusion: 'none', attachments: [attached(state)] }))).toEqual([
      { rule: 'unread-attachment', severity, message: `rule_unread_attachment_${state}`, params: ['bilan.pdf'], ...found },
    ])
  })

  it('has nothing to say of a file that was read, and one thing of each other', () => {
    const attachments = [attached('read', 'a.pdf'), attached('unreadable', 'b.tif'), attached('unreadable', 'c.tif')]
    expect(unreadAttachment(caseOf({ to: [to(ADDRESS.ordinary)], attachments })).map(({ params }) => params[0])).toEqual(['b.tif', 'c.tif'])
  })

  it('lets any file go between secure mailboxes, but not when one recipient is elsewhere or nobody is chosen', () => {
    const attachments = [attached('unreadable'), attached('pending', 'b.pdf')]
    expect(unreadAttachment(caseOf({ from: SECURE, to: [to(ADDRESS.mssante)], attachments }))).toEqual([])
    expect(unreadAttachment(caseOf({ from: SECURE, to: [to(ADDRESS.mssante)], bcc: [to(ADDRESS.ordinary)], attachments }))).toHaveLength(2)
    expect(unreadAttachment(caseOf({ from: SECURE, attachments }))).toHaveLength(2)
  })
})
