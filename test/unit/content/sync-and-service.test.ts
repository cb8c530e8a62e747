import { describe, expect, it } from 'vitest'
import { gmail } from '../../../src/content/webmails/gmail/recognise.ts'
import { outlook } from '../../../src/content/webmails/outlook/recognise.ts'
import { strayExit } from '../../../src/content/webmails/registry.ts'
import { isWhole } from '../../../src/content/compose/carries.ts'

const MAIL = 'https://mail.google.com/mail/u/0/'
const SYNC = '/sync/u/0/i/s?hl=fr&c=3&rt=r&pt=ji'
const post = (target: string, body: string | null, headers = '') => ({ method: 'POST', target, body, headers })

/** A sync request of 2022-09, shortened; its labels say what becomes of the message. */
const sync = (labels: readonly string[], text = '<div dir="ltr">Bonjour</div>'): string =>
  JSON.stringify([[null, null, 2], [[[10, ['thread-a:r1', [null, [['msg-a:r1', [1, 'l@x.fr'], [[1, 'p@x.fr']], null, null, null, 1, 'Objet "^pfg"', [null, [[0, text]]], null, labels]]]]]]]])
const DRAFT = ['^all', '^r', '^r_bt']
const SENT = ['^all', '^pfg', '^f_bt', '^f_btns', '^f_cl', '^i', '^u']

describe('what a request of Gmail carries out', () => {
  it.each([
    ['a draft', SYNC, sync(DRAFT), 'save'],
    ['a draft whose text speaks of labels', SYNC, sync(DRAFT, '<div>mettez "^pfg" là</div>'), 'save'],
    ['a send', SYNC, sync(SENT), 'send'],
    ['a scheduled send', SYNC, sync(['^all', '^f_bt', '^f_btns', '^f_cl', '^scheduled']), 'send'],
    ['a message of labels that nobody knows', SYNC, sync(['^new']), 'save'],
    ['a message in the objects of 2019', SYNC, '{"2":{"1":[{"2":{"14":{"1":{"1":"msg-a:r-3","9":{"2":[{"1":0,"2":"<div>a</div>"}]},"11":["^all","^pfg","^f_bt"]}}}}]}}', 'send'],
    ['a mark of a read message', SYNC, '[[null,null,2],[[[1,["thread-f:1",[null,[[null,["^u"],["^o"]]]]]]]]]', null],
    ['a list', '/sync/u/0/i/bv?hl=fr', '[[49]]', null],
    ['a file', '/whatever', null, 'upload'],
    ['anything else', '/whatever', 'x', 'request'],
    ['another site', 'https://elsewhere.example/sync/u/0/i/s', sync(DRAFT), 'request'],
  ])('%s', (_, target, body, exit) => {
    expect(gmail.exitOfRequest(post(target, body), MAIL)).toBe(exit)
  })

  it('is known for a message in a page without a view, and for nothing else', () => {
    expect(strayExit(post(SYNC, sync(SENT)), MAIL)?.exit).toBe('send')
    expect(strayExit(post(SYNC, '[[null,null,2],[[[1,["thread-f:1",[null,[[null,["^u"],["^o"]]]]]]]]]'), MAIL)).toBeNull()
    expect(strayExit({ ...post('/mail/u/0/', null), method: 'GET' }, MAIL)).toBeNull()
  })

  it('tells the whole message, so that one draft is told from another', () => {
    const message = gmail.messageIn?.(post(SYNC, sync(SENT, '<div dir="ltr">Bonjour&nbsp;Paul,<br>à l&#39;été</div>'))) ?? ''
    expect(isWhole(message, { subject: 'Objet "^pfg"', body: 'Bonjour Paul,\nà l’été', quoted: '' })).toBe(true)
    expect(isWhole(message, { subject: 'Objet "^pfg"', body: 'Bonjour Paul,\nà l’été de Mme X', quoted: '' })).toBe(false)
    expect(gmail.messageIn?.(post(SYNC, '[1]'))).toBeNull()
  })
})

describe('what a call of Outlook carries out', () => {
  const BASE = 'https://outlook.office.com/mail/'
  const service = (action: string): string => `/owa/0/service.svc?action=${action}&app=Mail&n=4`
  const item = (disposition: string): string => JSON.stringify({
    __type: 'CreateItemJsonRequest:#Exchange', Body: { Items: [{ __type: 'Message:#Exchange', Subject: 'Objet', Body: { BodyType: 'HTML', Value: '<p>Bonjour</p>' } }], MessageDisposition: disposition, ComposeOperation: 'newMail' },
  })

  it.each([
    ['a draft', 'CreateItem', item('SaveOnly'), '', 'save'],
    ['a send', 'UpdateItem', item('SendAndSaveCopy'), '', 'send'],
    ['a short draft in a header', 'CreateItem', '', `CreateItem\n${encodeURIComponent(item('SaveOnly'))}`, 'save'],
    ['a short send in a header', 'CreateItem', '', `application/json\n${encodeURIComponent(item('SendAndSaveCopy'))}`, 'send'],
    ['an item that says neither', 'CreateItem', '{}', '', 'request'],
    ['a file', 'CreateAttachmentFromLocalFile', '{"Content":"AA"}', '', 'upload'],
    ['a list', 'FindConversation', '{}', '', null],
    ['an action that nobody knows', 'DoSomething', '{}', '', 'request'],
  ])('%s', (_, action, body, headers, exit) => {
    expect(outlook.exitOfRequest(post(service(action), body, headers), BASE)).toBe(exit)
  })

  it('is known for a message in a page without a view, and not for appointments or marks', () => {
    expect(strayExit(post(service('CreateItem'), item('SaveOnly')), BASE)?.exit).toBe('save')
    expect(strayExit(post(service('CreateItem'), item('SendAndSaveCopy').replace('Message:#', 'CalendarItem:#')), BASE)).toBeNull()
    expect(strayExit(post(service('UpdateItem'), '{"Body":{"ItemChanges":[{"Updates":[{"Item":{"__type":"Message:#Exchange","IsRead":true}}]}],"MessageDisposition":"SaveOnly"}}'), BASE)).toBeNull()
  })

  it('tells the message of a short call too', () => {
    const message = outlook.messageIn?.(post(service('CreateItem'), '', `CreateItem\n${encodeURIComponent(item('SaveOnly'))}`)) ?? ''
    expect(isWhole(message, { subject: 'Objet', body: 'Bonjour', quoted: '' })).toBe(true)
  })
})
