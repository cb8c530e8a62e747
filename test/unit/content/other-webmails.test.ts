// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proton } from '../../../src/content/webmails/proton/recognise.ts'
import type { Recognition } from '../../../src/content/webmails/recognition.ts'
import { structural } from '../../../src/content/webmails/structural/recognise.ts'
import { kindOfField, sendControlAt } from '../../../src/content/webmails/structural/signs.ts'
import { viewsByStructure } from '../../../src/content/webmails/structural/views.ts'
import { yahoo } from '../../../src/content/webmails/yahoo/recognise.ts'
import { zimbra } from '../../../src/content/webmails/zimbra/recognise.ts'
import { filterToRegExp } from '../../fixtures/url-filter.ts'

const BASE = 'https://webmail.example/'
const exitOf = (webmail: Recognition, method: string, target: string, body: string | null = ''): unknown => webmail.exitOfRequest({ method, target, body }, BASE)

describe('what a request of these webmails carries out', () => {
  it.each([
    [zimbra, 'POST', '/service/soap/SaveDraftRequest', '{}', 'save'],
    [zimbra, 'POST', '/service/soap/SendMsgRequest', '{}', 'send'],
    [zimbra, 'POST', '/service/soap/BatchRequest', '{"Body":{"BatchRequest":{"SaveDraftRequest":[{}],"NoOpRequest":[{}]}}}', 'save'],
    [zimbra, 'POST', '/service/soap/BatchRequest', '{"Body":{"BatchRequest":{"SaveDraftRequest":[{}],"SendMsgRequest":[{}]}}}', 'send'],
    [zimbra, 'POST', '/service/soap/', '<soap:Body><SendMsgRequest xmlns="urn:zimbraMail"/></soap:Body>', 'send'],
    [zimbra, 'POST', '/service/soap/CheckSpellingRequest', '{}', 'text-service'],
    [zimbra, 'POST', '/service/soap/NoOpRequest', '{}', null],
    [zimbra, 'POST', '/service/soap/AutoCompleteRequest', '{}', null],
    // Another call may ride along in what its address calls harmless.
    [zimbra, 'POST', '/service/soap/NoOpRequest', '{"SaveDraftRequest":{}}', 'save'],
    [zimbra, 'POST', '/service/soap/NoOpRequest', '{"CreateNoteRequest":{}}', 'request'],
    [zimbra, 'POST', '/service/upload?fmt=extended,raw', null, 'upload'],
    [zimbra, 'POST', 'https://elsewhere.example/service/soap/NoOpRequest', '{}', 'request'],
    [yahoo, 'POST', '/ws/v3/batch?name=messages.save&wssid=1', 'batchJson=', 'save'],
    [yahoo, 'POST', '/ws/v3/batch?name=messages.saveAndSend&wssid=1', 'batchJson=', 'send'],
    [yahoo, 'POST', '/ws/v3/batch?name=messages.save&wssid=1', null, 'upload'],
    [yahoo, 'POST', '/ws/v3/batch?name=settings.get&wssid=1', 'batchJson={"id":"SendMessage"}', 'send'],
    [yahoo, 'POST', '/ws/v3/batch?name=settings.get&wssid=1', 'batchJson=', null],
    [yahoo, 'POST', '/ws/v3/batch?name=unheard.of', 'batchJson=', 'request'],
    [proton, 'POST', '/api/mail/v4/messages', '{}', 'save'],
    [proton, 'PUT', '/api/mail/v4/messages/abc==', '{}', 'save'],
    [proton, 'POST', '/api/mail/v4/messages/abc==?Source=composer', '', 'send'],
    [proton, 'POST', '/api/mail/v4/messages/send/direct', '{}', 'send'],
    [proton, 'PUT', '/api/mail/v4/messages/read', '{"IDs":["a"]}', null],
    [proton, 'POST', '/api/mail/v4/attachments', null, 'upload'],
    [proton, 'POST', '/api/ai/v1/tasks', '{}', 'text-service'],
    [structural, 'POST', '/anything', 'a=b', 'request'],
    [structural, 'PUT', '/anything', null, 'upload'],
  ] as const)('%o %s %s', (webmail, method, target, body, exit) => {
    expect(exitOf(webmail, method, target, body)).toBe(exit)
  })

  it('nothing that writes is free of a question, whatever its address', () => {
    fc.assert(fc.property(fc.constantFrom(zimbra, yahoo, proton, structural), fc.webPath(), fc.string(), (webmail, path, body) => {
      expect(exitOf(webmail, 'POST', `${path}x`, body)).not.toBeNull()
    }))
  })

  it('the network lets a save go with a file, and not on its own', () => {
    const opens = (filters: readonly string[], url: string): boolean => filters.some((filter) => filterToRegExp(filter).test(url))
    const save = 'https://zimbra.free.fr/service/soap/SaveDraftRequest'
    expect(opens(zimbra.gate.upload, save)).toBe(true)
    expect(opens([...zimbra.gate.harmless, ...zimbra.gate.send.map(({ filter }) => filter)], save)).toBe(false)
  })
})

describe('a page that nobody has described', () => {
  it.each([
    ['<label>À <input></label>', 'to'], ['<input aria-label="Destinataires">', 'to'], ['<input name="to">', 'to'], ['<input id="toField">', 'to'],
    ['<input placeholder="Cc">', 'cc'], ['<textarea name="bcc"></textarea>', 'bcc'], ['<input aria-label="Copie cachée">', 'bcc'],
    ['<input placeholder="Objet">', 'subject'], ['<input name="subject">', 'subject'],
    ['<input aria-label="Rechercher un destinataire">', null], ['<input name="total">', null], ['<textarea aria-label="Message"></textarea>', null],
  ])('%s is for %s', (markup, kind) => {
    document.body.innerHTML = markup
    expect(kindOfField(document.querySelector<HTMLElement>('input, textarea')!)).toBe(kind)
  })

  it.each([
    ['<button><i></i><span>Envoyer</span></button>', true], ['<div role="button" aria-label="Send now"><span></span></div>', true],
    ['<button id="btn-send"><i></i></button>', true], ['<a role="button"><span>Envoyer plus tard</span></a>', true],
    ['<button><span>Enregistrer le brouillon</span></button>', false], ['<button><span>Envoyer un fichier</span></button>', false], ['<span><b>Envoyer</b></span>', false],
  ])('%s sends: %s', (markup, sends) => {
    document.body.innerHTML = markup
    expect(sendControlAt(document.querySelector('span, i, b')!) !== null).toBe(sends)
  })

  it('shows a compose view where an editor, recipients and something that sends stand together, however deep, and the smallest part is it', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('div', 'section', 'main', 'article'), { maxLength: 5 }), fc.boolean(), (around, inForm) => {
      const inner = `<div id="view"><div><label>À</label><input aria-label="À"></div><${inForm ? 'form' : 'p'}><textarea></textarea></${inForm ? 'form' : 'p'}><button>Envoyer</button></div>`
      document.body.innerHTML = `<header><input aria-label="Rechercher"></header>${around.reduce((markup, tag) => `<${tag}><span>x</span>${markup}</${tag}>`, inner)}`
      expect(viewsByStructure(document).map(({ id }) => id)).toEqual(['view'])
    }))
  })

  it('with an editor that sends and no recipients in sight is held all the same', () => {
    document.body.innerHTML = '<div id="reply"><textarea></textarea><button>Envoyer</button></div>'
    expect(viewsByStructure(document).map(({ id }) => id)).toEqual(['reply'])
  })

  it('without anything that sends is left alone', () => {
    document.body.innerHTML = '<form><input name="to"><textarea></textarea><button>Rechercher</button></form>'
    expect(viewsByStructure(document)).toEqual([])
  })
})
