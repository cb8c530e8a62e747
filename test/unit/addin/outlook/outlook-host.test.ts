import { describe, expect, it } from 'vitest'
import { NoFileError, OutlookHost, TooBigToAttachError } from '../../../../src/addin/outlook/outlook-host.ts'
import { judgeItem } from '../../../../src/addin/outlook/judge-item.ts'
import { OfficeCallError } from '../../../../src/addin/outlook/office-call.ts'
import { DEFAULT_POLICY } from '../../../../src/guard/index.ts'
import { playOutlook, type PlayedMessage } from '../../../office-double/office.ts'

function hostOf(message: Partial<PlayedMessage> = {}) {
  const outlook = playOutlook(message)
  const { context } = outlook.office() as { context: Office.Context }
  return { outlook, host: new OutlookHost(context.mailbox.item as unknown as Office.MessageCompose, context) }
}

const mailboxes = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `P${at}`, address: `p${at}@hopital.example` }))

describe('the message in Outlook', () => {
  it('is read whole, with a file’s bytes when they are asked for', async () => {
    const { host } = hostOf({
      to: [{ displayName: 'Paul', emailAddress: 'paul@orange.fr' }], subject: 'Objet', body: 'Texte', isHtml: false,
      files: [{ id: 'a', name: 'a.txt', base64: Buffer.from('éà').toString('base64'), isInline: false }],
    })
    const message = await host.read()
    expect(message).toMatchObject({
      from: { name: 'Dr Anne Martin', address: 'anne.martin@cabinet.example' }, to: [{ name: 'Paul', address: 'paul@orange.fr' }], cc: [], bcc: [],
      subject: 'Objet', content: 'Texte', isHtml: false, unresolved: [], sendsAsNamed: true,
    })
    expect(await (await message.attachments[0]!.read()).text()).toBe('éà')
  })

  it('gives a message that is attached as a file, and no file for a link to a cloud', async () => {
    const { host } = hostOf({ files: [
      { id: 'a', name: 'Re: bilan', base64: 'Subject: Bilan\r\n\r\nTexte', isInline: false, format: 'eml' },
      { id: 'b', name: 'lien', base64: 'https://cloud.example/x', isInline: false, format: 'url' },
    ] })
    const { attachments } = await host.read()
    expect((await attachments[0]!.read()).name).toBe('Re: bilan.eml')
    await expect(attachments[1]!.read()).rejects.toThrow(NoFileError)
  })

  it('takes 250 recipients, a hundred at a time', async () => {
    const { host, outlook } = hostOf({ to: [{ displayName: '', emailAddress: 'old@orange.fr' }] })
    await host.write({ to: mailboxes(250) })
    expect(outlook.message.to.map(({ emailAddress }) => emailAddress)).toEqual(mailboxes(250).map(({ address }) => address))
    await host.write({ to: [] })
    expect(outlook.message.to).toEqual([])
  })

  it('changes only what is given', async () => {
    const { host, outlook } = hostOf({ subject: 'Avant', body: '<p>Avant</p>' })
    await host.write({ content: 'Après', isHtml: false })
    expect(outlook.message).toMatchObject({ subject: 'Avant', body: 'Après', isHtml: false })
  })

  it('takes ten files, never more than three at once, and each with its bytes', async () => {
    const { host, outlook } = hostOf()
    const files = Array.from({ length: 10 }, (_, at) => new File([`contenu ${at}`], `f${at}.txt`))
    await host.attach(files)
    expect(outlook.mostAtOnce).toBeLessThanOrEqual(3)
    expect(new Set(outlook.message.files.map(({ name, base64 }) => `${name} ${Buffer.from(base64, 'base64').toString()}`))).toEqual(new Set(files.map((_, at) => `f${at}.txt contenu ${at}`)))
  })

  it('refuses a file of more than 25 MB before any was given', async () => {
    const { host, outlook } = hostOf()
    await expect(host.attach([new File(['a'], 'a.txt'), new File([new Uint8Array(27_000_000)], 'b.bin')])).rejects.toThrow(TooBigToAttachError)
    expect(outlook.calls).toEqual([])
  })

  it('says which call Outlook refused', async () => {
    const { host, outlook } = hostOf()
    outlook.faults.set('addFileAttachmentFromBase64Async', 9017)
    await expect(host.attach([new File(['a'], 'a.txt')])).rejects.toMatchObject({ call: 'attach', code: 9017 })
    await expect(host.attach([new File(['a'], 'a.txt')])).rejects.toThrow(OfficeCallError)
  })
})

describe('the verdict without a page', () => {
  const read = () => Promise.resolve({ state: 'read' as const, text: '' })

  it('takes the history of an answer as history, so that answering without it is offered', async () => {
    const { host } = hostOf({
      to: [{ displayName: '', emailAddress: 'paul@orange.fr' }],
      body: '<p>Bien reçu, merci.</p><div>De : Luc Petit<br>Envoyé : jeudi 12 novembre 2026 10:11<br>À : Anne Martin<br>Objet : Mme Moreau</div><p>Mme Jeanne Moreau, née le 12/03/1951, cancer du sein.</p>',
    })
    const { verdict } = await judgeItem(await host.read(), DEFAULT_POLICY, null, read)
    expect(verdict.verdict).toBe('block')
    expect(verdict.remedies.map(({ kind }) => kind)).toContain('answer-without-history')
  })

  it('knows the house that the policy names', async () => {
    const { host } = hostOf({ to: [{ displayName: '', emailAddress: 'paul@cabinet.example' }], body: '<p>Mme Jeanne Moreau, née le 12/03/1951, cancer du sein.</p>' })
    const message = await host.read()
    expect((await judgeItem(message, DEFAULT_POLICY, null, read)).verdict.verdict).toBe('block')
    expect((await judgeItem(message, { ...DEFAULT_POLICY, internalDomains: ['cabinet.example'] }, null, read)).verdict.verdict).not.toBe('block')
  })
})
