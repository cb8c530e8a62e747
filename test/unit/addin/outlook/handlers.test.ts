import { OfficeMockObject } from 'office-addin-mock'
import { OfficeApp } from 'office-addin-manifest'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { giveClearance } from '../../../../src/addin/outlook/clearance.ts'
import { type Completable, onMessageChanged, onMessageSend, type World } from '../../../../src/addin/outlook/handlers.ts'
import { rememberPictures } from '../../../../src/addin/outlook/known-pictures.ts'
import { OutlookHost } from '../../../../src/addin/outlook/outlook-host.ts'
import { NO_POLICY, PolicyError, policyFrom } from '../../../../src/addin/outlook/policy.ts'
import { type Box, buildIndex, openIndex } from '../../../../src/directory/index.ts'
import { type Dialog, type Outlook, playOutlook, type PlayedMailbox, type PlayedMessage } from '../../../office-double/office.ts'

const LETTER = '<p>Bonjour,</p><p>Mme Jeanne Moreau, née le 12/03/1951, est suivie pour un cancer du sein traité par tamoxifène.</p>'
const to = (emailAddress: string, displayName = ''): PlayedMailbox => ({ displayName, emailAddress })
const FRIEND = to('paul.durand@orange.fr', 'Paul Durand')
const base64 = (text: string): string => Buffer.from(text).toString('base64')

interface Played extends Outlook {
  readonly world: () => World
  readonly item: Office.MessageCompose
  readonly context: Office.Context
}

/** Office.js as Microsoft's own double for unit tests gives it, over a played Outlook. */
function play(message: Partial<PlayedMessage>, options: Parameters<typeof playOutlook>[1] = {}, more: Partial<World> = {}): Played {
  const outlook = playOutlook(message, options)
  const mock = new OfficeMockObject(outlook.office() as Record<string, unknown>, OfficeApp.Outlook) as unknown as { context: Office.Context }
  const item = mock.context.mailbox.item as unknown as Office.MessageCompose
  const readFile: World['readFile'] = (_, { content }) => Promise.resolve({ state: 'read', text: Buffer.from(content, 'base64').toString() })
  const world = (): World => ({ item, context: mock.context, policy: () => Promise.resolve(NO_POLICY), directory: () => Promise.resolve(null), readFile, ...more })
  return Object.assign(outlook, { world, item, context: mock.context })
}

const answerOf = (handle: (event: Completable) => Promise<void>): Promise<Dialog> => new Promise((resolve, reject) => {
  handle({ completed: (options = {}) => resolve(options as Dialog) }).catch(reject)
})
const send = ({ world }: Played): Promise<Dialog> => answerOf((event) => onMessageSend(event, world))

describe('a send', () => {
  it('is held with a sentence that Outlook can show, and a button to the pane', async () => {
    const { allowEvent, errorMessage = '', errorMessageMarkdown = '', cancelLabel = '', commandId } = await send(play({ to: [FRIEND], body: LETTER }))
    expect(allowEvent).toBe(false)
    expect(errorMessage).toContain('Paul Durand')
    expect([errorMessage.length <= 500, errorMessageMarkdown.length <= 500, cancelLabel.length <= 20]).toEqual([true, true, true])
    expect({ commandId, cancelLabel }).toEqual({ commandId: 'sceauPane', cancelLabel: 'Ouvrir Sceau' })
  })

  it('speaks English where Outlook does', async () => {
    expect((await send(play({ to: [FRIEND], body: LETTER }, { displayLanguage: 'en-GB' }))).errorMessage).toContain('health data')
  })

  it('leaves when nothing is found, and when it goes to the secure network of a secure sender', async () => {
    expect(await send(play({ to: [FRIEND], body: '<p>Réunion jeudi à 10 h.</p>' }))).toEqual({ allowEvent: true })
    const secure = to('anne.martin@hopital.mssante.fr', 'Anne Martin')
    expect(await send(play({ from: secure, to: [to('luc.petit@medecin.mssante.fr')], body: LETTER }))).toEqual({ allowEvent: true })
  })

  it.each([
    ['a comment', `<!-- ${LETTER.replace(/<[^>]*>/g, ' ')} --><p>Bonjour</p>`],
    ['hidden text', `<p style="display:none">${LETTER}</p>`],
    ['an attribute', `<p>Bonjour</p><img alt="Mme Jeanne Moreau, née le 12/03/1951, cancer du sein sous tamoxifène">`],
    ['a quoted mail', `<p>Bien reçu.</p><div>Le 12/11/2026 à 10:11, Luc a écrit :</div><blockquote>${LETTER}</blockquote>`],
  ])('is held for health data in %s', async (_, body) => {
    expect((await send(play({ to: [FRIEND], body }))).allowEvent).toBe(false)
  })

  it('is held for what an attachment says, and for one that cannot be read', async () => {
    const text = 'Mme Jeanne Moreau, née le 12/03/1951, cancer du sein traité par tamoxifène.'
    const files = [{ id: 'a', name: 'lettre.txt', base64: base64(text), isInline: false }]
    expect((await send(play({ to: [FRIEND], body: '<p>Ci-joint.</p>', files }))).allowEvent).toBe(false)
    const unread: Partial<World> = { readFile: () => Promise.resolve({ state: 'unreadable', text: '' }) }
    expect((await send(play({ to: [FRIEND], body: '<p>Ci-joint.</p>', files }, {}, unread))).errorMessage).toContain('lettre.txt')
  })

  it('is held for a picture that is written into the text itself', async () => {
    expect((await send(play({ to: [FRIEND], body: '<p>Ci-joint.</p><img src="data:image/png;base64,AAAA">' }))).allowEvent).toBe(false)
  })

  it.each([['no address', ''], ['an address of Exchange’s own directory', '/o=ExchangeLabs/ou=Group/cn=Recipients/cn=abc']])('takes a recipient with %s as unresolved', async (_, address) => {
    const { allowEvent, errorMessage } = await send(play({ to: [to(address, 'Dr Inconnu')], body: LETTER }))
    expect(allowEvent).toBe(false)
    expect(errorMessage).toContain('Dr Inconnu')
  })

  it('is held when Outlook names nobody, for the one who is written there was not resolved', async () => {
    expect(await send(play({ to: [], body: '<p>Bonjour</p>' }))).toMatchObject({ allowEvent: false, errorMessage: expect.stringContaining('aucun destinataire') as string })
  })

  it('judges 499 recipients, and is held with 500 where Outlook gives no more', async () => {
    const many = (count: number): PlayedMailbox[] => Array.from({ length: count }, (_, at) => to(`p${at}@hopital.example`))
    const classic = { platform: 'PC', recipientLimit: 500, mailbox: 1.14 }
    expect((await send(play({ to: many(499), body: '<p>Réunion jeudi.</p>' }, classic))).allowEvent).toBe(true)
    expect(await send(play({ to: many(500), body: '<p>Réunion jeudi.</p>' }, classic))).toMatchObject({ allowEvent: false, errorMessage: expect.stringContaining('500') as string })
    expect((await send(play({ to: many(500), body: '<p>Réunion jeudi.</p>' }))).allowEvent).toBe(true)
  })

  it('shows at most 500 characters of whatever a recipient is called', async () => {
    const name = `*[lien](https://example.org)_ ${'très '.repeat(200)}`
    const { errorMessage = '', errorMessageMarkdown = '' } = await send(play({ to: [to('x@orange.fr', name)], body: LETTER }))
    expect(errorMessage.length).toBeLessThanOrEqual(500)
    expect(errorMessageMarkdown.length).toBeLessThanOrEqual(500)
    expect(errorMessage).toContain('Ouvrez Sceau')
    expect(errorMessageMarkdown).not.toMatch(/(?<!\\)\[lien/)
  })

  it('uses no button and no Markdown where Outlook is older', async () => {
    const answer = await send(play({ to: [FRIEND], body: LETTER }, { mailbox: 1.12 }))
    expect(Object.keys(answer).sort()).toEqual(['allowEvent', 'errorMessage'])
    expect(answer.errorMessage).toContain('ruban')
  })
})

describe('a picture in the text', () => {
  const logo = { id: 'l', name: 'logo.png', base64: base64('logo'), isInline: true }
  const unread: Partial<World> = { readFile: () => Promise.resolve({ state: 'unreadable', text: '' }) }

  it('that the pane has read is known again by its bytes, where it stands in the text, and no other', async () => {
    const played = play({ to: [FRIEND], body: '<p>Bonjour</p>', files: [logo] }, {}, unread)
    expect((await send(played)).allowEvent).toBe(false)
    await rememberPictures(played.context.roamingSettings, [{ content: logo.base64, format: 'base64' }])
    expect(await send(played)).toEqual({ allowEvent: true })
    played.message.files = [{ ...logo, base64: base64('lago') }]
    expect((await send(played)).allowEvent).toBe(false)
    played.message.files = [{ ...logo, isInline: false }]
    expect((await send(played)).allowEvent).toBe(false)
  })
})

describe('a question', () => {
  const recipients = { to: [to('martin.leroy@hopital-exemple.fr')], body: '<p>Bonjour,</p><p>Ci-joint le document.</p>' }
  const dialog: Partial<World> = { policy: () => Promise.resolve(policyFrom('{"askInDialog": true}')) }

  it('is answered in Outlook’s own dialog only where the policy says so', async () => {
    expect((await send(play(recipients))).sendModeOverride).toBeUndefined()
    expect(await send(play(recipients, {}, dialog))).toMatchObject({ allowEvent: false, sendModeOverride: 'promptUser' })
    expect((await send(play(recipients, { mailbox: 1.12 }, dialog))).sendModeOverride).toBeUndefined()
  })

  it('never is, for health data in the open or a file that nobody could read', async () => {
    expect((await send(play({ to: [FRIEND], body: LETTER }, {}, dialog))).sendModeOverride).toBeUndefined()
    const files = [{ id: 'a', name: 'scan.tif', base64: 'AAAA', isInline: false }]
    const unread: Partial<World> = { ...dialog, readFile: () => Promise.resolve({ state: 'unreadable', text: '' }) }
    expect((await send(play({ ...recipients, files }, {}, unread))).sendModeOverride).toBeUndefined()
  })
})

describe('what goes wrong', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const answered = async (played: Played): Promise<Dialog> => {
    const answer = send(played)
    await vi.advanceTimersByTimeAsync(300_000)
    return answer
  }

  it.each(['from.getAsync', 'to.getAsync', 'cc.getAsync', 'bcc.getAsync', 'subject.getAsync', 'body.getTypeAsync', 'body.getAsync', 'getAttachmentsAsync'])('holds when Outlook refuses or does not answer to %s', async (call) => {
    for (const [fault, words] of [[9000, 'refusé'], ['silence', 'pas répondu à temps']] as const) {
      const played = play({ to: [FRIEND], body: '<p>Bonjour</p>' })
      played.faults.set(call, fault)
      expect(await answered(played)).toMatchObject({ allowEvent: false, errorMessage: expect.stringContaining(words) as string })
    }
  })

  it('holds when a file does not come', async () => {
    const played = play({ to: [FRIEND], body: '<p>Bonjour</p>', files: [{ id: 'a', name: 'a.txt', base64: 'AAAA', isInline: false }] })
    played.faults.set('getAttachmentContentAsync', 'silence')
    expect((await answered(played)).allowEvent).toBe(false)
  })

  it('holds when the policy cannot be read, when it is nonsense, and when a reader never ends', async () => {
    const message = { to: [FRIEND], body: '<p>Bonjour</p>', files: [{ id: 'a', name: 'a.txt', base64: 'AAAA', isInline: false }] }
    const noPolicy = play(message, {}, { policy: () => Promise.reject(new PolicyError()) })
    expect((await answered(noPolicy)).errorMessage).toContain('établissement')
    for (const text of ['', '[]', 'null', '"block"', '{']) expect(() => policyFrom(text)).toThrow(PolicyError)
    expect(policyFrom('\ufeff{"allowSendAnyway": "no", "severities": {"no-such-rule": "off", "homonym": "block"}}').policy).toMatchObject({ allowSendAnyway: false, severities: { homonym: 'block' } })
    expect((await answered(play(message, {}, { readFile: () => new Promise(() => undefined) }))).errorMessage).toContain('à temps')
  })

  it('holds when anything throws before the message could be read', async () => {
    const answer = answerOf((event) => onMessageSend(event, () => { throw new TypeError('Office is not as expected') }))
    expect((await answer).allowEvent).toBe(false)
  })
})

describe('a clearance', () => {
  const cleared = async (message: Partial<PlayedMessage> = {}): Promise<Played> => {
    const played = play({ to: [FRIEND], body: LETTER, files: [{ id: 'a', name: 'a.txt', base64: base64('texte'), isInline: false }], ...message })
    const host = new OutlookHost(played.item, played.context)
    await giveClearance(played.item.sessionData, { message: await host.read(), contentOf: (id) => host.content(id) })
    return played
  }

  it('lets exactly that message leave, once', async () => {
    const played = await cleared()
    expect(await send(played)).toEqual({ allowEvent: true })
    expect((await send(played)).allowEvent).toBe(false)
  })

  it.each<[string, (message: PlayedMessage) => void]>([
    ['another recipient', (message) => { message.to = [to('autre@orange.fr')] }],
    ['one more in Bcc', (message) => { message.bcc = [to('autre@orange.fr')] }],
    ['another word', (message) => { message.body = message.body.replace('sein', 'foie') }],
    ['a hidden word', (message) => { message.body += '<!-- et du foie -->' }],
    ['another picture in the text', (message) => { message.body += '<img src="data:image/png;base64,BBBB">' }],
    ['another subject', (message) => { message.subject = 'Autre' }],
    ['another file of the same name and size', (message) => { message.files = [{ id: 'a', name: 'a.txt', base64: base64('tixte'), isInline: false }] }],
    ['another sender', (message) => { message.from = to('autre@cabinet.example') }],
  ])('is worth nothing for %s', async (_, change) => {
    const played = await cleared()
    change(played.message)
    expect((await send(played)).allowEvent).toBe(false)
    // And it is gone: undoing the change does not bring it back.
    expect(played.session.size).toBe(0)
  })

  it('survives Outlook writing the same text anew', async () => {
    const played = await cleared()
    played.message.body = `<html><head><style>p { margin: 0 }</style></head><body class="x">\n${played.message.body.replaceAll('<p>', '<p style="color: black">')}</body></html>`
    expect((await send(played)).allowEvent).toBe(true)
  })

  it('ends after ten minutes, and tells nothing of the message', async () => {
    const played = await cleared()
    const [kept = ''] = [...played.session.values()]
    expect(kept).not.toMatch(/Moreau|durand|sein|a\.txt/i)
    expect(kept.length).toBeLessThan(300)
    vi.useFakeTimers({ now: Date.now() + 10 * 60_000 + 1, toFake: ['Date'] })
    expect((await send(played)).allowEvent).toBe(false)
    vi.useRealTimers()
  })

  it('is not used when it cannot be taken away, or was forged', async () => {
    const stuck = await cleared()
    stuck.faults.set('sessionData.removeAsync', 9000)
    expect((await send(stuck)).allowEvent).toBe(false)
    for (const forged of ['', '{}', '{"version":1,"salt":"","fingerprint":"","given":1}', `{"version":1,"salt":"","fingerprint":"0","given":${Date.now() + 100_000}}`]) {
      const played = play({ to: [FRIEND], body: LETTER })
      played.session.set('sceau-clearance', forged)
      expect((await send(played)).allowEvent).toBe(false)
    }
  })

  it('is not needed by a message that passes, even when Outlook keeps no session', async () => {
    const played = play({ to: [FRIEND], body: '<p>Bonjour</p>' })
    played.faults.set('sessionData.getAllAsync', 9000)
    expect((await send(played)).allowEvent).toBe(true)
  })
})

describe('a change of recipients or attachments', () => {
  const change = ({ world }: Played): Promise<Dialog> => answerOf((event) => onMessageChanged(event, world))

  it('writes a line above the message, and takes it away when it is put right', async () => {
    const played = play({ to: [FRIEND], body: LETTER })
    await change(played)
    expect(played.lines.get('sceau')).toMatch(/^Ce message contient des données de santé.*ouvrez Sceau\.$/)
    played.message.body = '<p>Bonjour</p>'
    await change(played)
    expect(played.lines.size).toBe(0)
  })

  it('names the reason itself, and claims no health data where the policy blocks something else', async () => {
    const box = (givenName: string, city: string): Box => ({
      address: `${givenName}.martin@medecin.mssante.fr`, kind: 'PER', nationalId: `81000000000${city.length}`, civility: '', familyName: 'MARTIN', givenName: givenName.toUpperCase(), profession: 'Médecin',
      specialty: 'Cardiologie', organisation: '', service: '', city, postcode: '44000', phone: '',
    })
    const directory = openIndex(await buildIndex([box('paul', 'NANTES'), { ...box('paul', 'LILLE'), address: 'paul.martin.2@medecin.mssante.fr' }], { date: '2026-11-01T00:00:00Z' }))
    const homonym: Partial<World> = { policy: () => Promise.resolve(policyFrom('{"severities": {"homonym": "block"}}')), directory: () => Promise.resolve(directory) }
    const from = to('anne.martin@hopital.mssante.fr', 'Anne Martin')
    const played = play({ from, to: [to('paul.martin@medecin.mssante.fr', 'Paul Martin')], body: LETTER }, {}, homonym)
    await change(played)
    const line = played.lines.get('sceau') ?? ''
    expect(line).toMatch(/^Plusieurs personnes.*L’envoi attendra/)
    expect(line).not.toContain('santé')
    expect(line.length).toBeLessThanOrEqual(150)
    expect((await send(played)).errorMessage).toMatch(/^Plusieurs personnes/)
  })

  it('is shown within 150 characters, whatever a recipient is called, and still says what Send will do', async () => {
    const played = play({ to: [to('x@orange.fr', 'très '.repeat(200))], body: LETTER })
    await change(played)
    expect(played.lines.get('sceau')).toMatch(/….*ouvrez Sceau\.$/)
  })

  it('always ends, whatever fails', async () => {
    const played = play({ to: [FRIEND], body: LETTER })
    played.faults.set('body.getAsync', 9000)
    expect(await change(played)).toEqual({})
  })
})
