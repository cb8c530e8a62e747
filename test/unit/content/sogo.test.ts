// @vitest-environment happy-dom
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { filterToRegExp } from '../../fixtures/url-filter.ts'
import { comingTo, composeAddress, composingIn } from '../../../src/content/webmails/registry.ts'
import { quoteOfText } from '../../../src/content/webmails/sogo/editor.ts'
import { sogoHooks } from '../../../src/content/webmails/sogo/page-hooks.ts'
import { sogo } from '../../../src/content/webmails/sogo/recognise.ts'
import { parseDraftPlace } from '../../../src/content/webmails/sogo/server.ts'
import { mapHtml } from '../../../src/content/webmails/text-map.ts'
import { answerQuestions, askPage, command, onAsked, onCommand, type Question } from '../../../src/content/world-bridge.ts'

const MAIL = 'https://sogo.example/SOGo/so/lea.moreau@cabinet.example/Mail/'
const DRAFT = `${MAIL}0/folderDrafts/newDraft1795739704-1`

describe('requests of SOGo’s compose view', () => {
  it.each([
    [`${DRAFT}/send`, '{}', 'send'],
    [`${DRAFT}/save`, '{}', 'save'],
    // A file comes as a form that is no text.
    [`${DRAFT}/save`, null, 'upload'],
    [`${MAIL}0/folderINBOX/folderA/newDraft1-1/save`, '{}', 'save'],
    [`${MAIL}0/folderINBOX/headers`, '{"uids":[1]}', null],
    [`${MAIL}unseenCount`, '{}', null],
    [`${MAIL}0/folderDrafts/12/send`, '{}', 'request'],
    [`${MAIL}0/folderINBOX/moveMessages`, '{}', 'request'],
    ['https://elsewhere.example/Mail/unseenCount', '{}', 'request'],
    ['http://[', '', 'request'],
  ])('%s with %j carries out %j', (target, body, exit) => {
    expect(sogo.exitOfRequest({ method: 'POST', target, body }, `${MAIL}view#!/Mail/0/INBOX`)).toBe(exit)
  })

  it('finds subject and text in the draft that is posted, and in nothing else', () => {
    const messageIn = (body: string | null): string | null | undefined => sogo.messageIn?.({ method: 'POST', target: `${DRAFT}/send`, body })
    expect(messageIn('{"to":["a@b.example"],"subject":"Avis","text":"<p>Bonjour</p>","isHTML":1}')).toBe('Avis\n<p>Bonjour</p>')
    expect(messageIn('{"text":"Bonjour"}')).toBe('\nBonjour')
    for (const body of [null, '', '[', 'null', '{"uids":[1]}', '{"text":1}']) expect(messageIn(body)).toBeNull()
  })

  it('opens the gate where SOGo really posts to, and no wider', () => {
    const opens = (filters: readonly string[], url: string): boolean => filters.some((filter) => filterToRegExp(filter).test(url))
    const send = sogo.gate.send.map(({ filter }) => filter)
    expect(opens(send, `${DRAFT}/send`)).toBe(true)
    expect(opens(send, `${DRAFT}/save`)).toBe(false)
    expect(opens(send, `${DRAFT}/send/x`)).toBe(false)
    expect(opens(sogo.gate.upload, `${DRAFT}/save`)).toBe(true)
    expect(opens(sogo.gate.harmless, `${DRAFT}/save`)).toBe(false)
    expect(opens(sogo.gate.harmless, `${DRAFT}/send`)).toBe(false)
    for (const list of ['unseenCount', '0/folderINBOX/view', '0/folderINBOX/changes', '0/folderINBOX/headers']) {
      expect(opens(sogo.gate.harmless, `${MAIL}${list}`)).toBe(true)
    }
  })
})

describe('SOGo’s own send', () => {
  afterEach(() => {
    document.head.replaceChildren()
    delete window.angular
  })

  it('is asked for with the words of the message, so that the view before, which is only just going, does not hold it', async () => {
    const $send = vi.fn(() => Promise.resolve('sent'))
    const Message = { prototype: { $save: () => Promise.resolve(), $send, editable: {} as object } }
    const services = { Message, $rootScope: { $apply: () => undefined }, $mdDialog: { show: () => Promise.resolve() } }
    const injector = { get: (name: keyof typeof services) => services[name] }
    window.angular = { element: () => ({ injector: () => injector, controller: () => undefined }), module: () => ({ run: () => undefined }) } as never
    document.head.append(Object.assign(document.createElement('meta'), { name: 'description', content: 'SOGo Web Interface' }))
    sogoHooks.hook()
    const asked: Question[] = []
    answerQuestions((question) => { asked.push(question); return question.text.includes('Réunion') })
    const message = Object.assign(Object.create(Message.prototype) as typeof Message.prototype, { editable: { subject: 'Réunion', text: '<p>à dix heures</p>' } })
    await expect(message.$send()).resolves.toBe('sent')
    expect(asked).toEqual([{ exit: 'send', target: '', text: 'Réunion\n<p>à dix heures</p>' }])
    await expect(Object.assign(message, { editable: {} }).$send()).rejects.toThrow('held')
    expect($send).toHaveBeenCalledTimes(1)
  })
})

describe('recognising SOGo', () => {
  it.each(['UIxMailPopupView', 'UIxMailPopupView#!/Mail/0/new', 'UIxMailPopupView#!/Mail/0/new?mailto:a@b.example', 'UIxMailPopupView#!/Mail/0/INBOX/12/replyall'])(
    'knows by the address %s that a compose view is coming', (page) => {
      expect(comingTo(new URL(MAIL + page))?.name).toBe('sogo')
    },
  )

  it.each(['view#!/Mail/0/INBOX', 'UIxMailPopupView#!/Mail/0/INBOX/12'])('does not take %s for one', (page) => {
    expect(comingTo(new URL(MAIL + page))).toBeNull()
  })

  it('begins a hand-over at SOGo’s own door, where somebody logs in', () => {
    expect(composeAddress('https://sogo.example/SOGo/so/lea/Mail/view#!/Mail')).toBe('https://sogo.example/SOGo/')
    expect(composeAddress('https://m.example/rc/')).toContain('_action=compose')
  })

  it('finds the dialog, and no other thing of that name', () => {
    document.body.innerHTML = '<div id="mailEditor"></div>'
    expect(composingIn(document)).toBeNull()
    document.body.innerHTML = '<md-dialog id="mailEditor"><button ng-click="editor.send()"><i>send</i></button><button ng-click="editor.save()"></button></md-dialog>'
    expect(composingIn(document)?.name).toBe('sogo')
    expect(sogo.sendControlAt(document.querySelector('i')!)).not.toBeNull()
    expect(sogo.sendControlAt(document.querySelectorAll('button')[1]!)).toBeNull()
  })

  describe('what looks like a compose view by its structure', () => {
    const FORM = '<form><input type="email" name="to"><textarea></textarea><button type="submit">Envoyer</button></form>'
    /** A page that says it is SOGo, loaded from one address and showing maybe another. */
    function pageOf(loadedFrom: string): void {
      document.head.innerHTML = '<meta name="description" content="SOGo Web Interface">'
      document.body.innerHTML = FORM
      // Where somebody writes, what looks like a view is looked for at once.
      document.querySelector('textarea')?.focus()
      vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ name: loadedFrom } as PerformanceEntry])
    }
    afterEach(() => {
      document.head.innerHTML = ''
      vi.restoreAllMocks()
    })

    it.each(['Calendar', 'Contacts', 'Preferences', 'Administration'])('is none in SOGo’s own %s, where no mail is written', (module) => {
      pageOf(`https://sogo.example/SOGo/so/lea/${module}/view#/`)
      expect(composingIn(document)).toBeNull()
    })

    it('is none in its list of mails, whose folders and pictograms speak of sending', () => {
      pageOf(`${MAIL}view#!/Mail/0/INBOX`)
      document.body.innerHTML = '<div><button><i>send</i></button><textarea></textarea></div>'
      document.querySelector('textarea')?.focus()
      expect(composingIn(document)).toBeNull()
    })

    it('is one where SOGo writes mail: a changed SOGo, or another that takes its name', () => {
      pageOf(`${MAIL}view#!/Mail/0/INBOX`)
      expect(composingIn(document)?.name).toBe('structural')
    })

    it('is one in a page that a script made look like SOGo, whatever address it shows by now', () => {
      pageOf('https://messagerie.example/boite')
      history.replaceState(null, '', '/SOGo/so/lea/Calendar/view')
      expect(composingIn(document)?.name).toBe('structural')
    })

    it('never hides a view that a webmail knows for its own', () => {
      pageOf('https://sogo.example/SOGo/so/lea/Calendar/view')
      document.body.innerHTML = '<md-dialog id="mailEditor"></md-dialog>'
      expect(composingIn(document)?.name).toBe('sogo')
    })
  })

  const template = '/usr/share/GNUstep/SOGo/Templates/MailerUI/UIxMailEditor.wox'
  // Where SOGo is not installed there is nothing to compare with.
  it.skipIf(!existsSync(template))('names what stands in the template of the installed SOGo', () => {
    const text = readFileSync(template, 'utf8')
    for (const piece of ['id="mailEditor"', 'ng-click="editor.send()"', 'ng-click="editor.cancel()"', 'name="subject"', 'md-input-name="from"', 'name="content"', 'id="message-content"', 'ng-model="editor.uploader.queue"', 'id="fileInput"', 'ng-switch-when="sent"', 'ng-switch-when="error"']) {
      expect(text).toContain(piece)
    }
    for (const field of ['to', 'cc', 'bcc']) expect(text).toContain(`ng-model="editor.message.editable.${field}"`)
  })
})

describe('what SOGo quotes', () => {
  const parts = (html: string): { body: string; quoted: string } => {
    const page = new DOMParser().parseFromString(html, 'text/html')
    const map = mapHtml(page.body, (element) => element.tagName === 'BLOCKQUOTE', quoteOfText)
    return { body: map.text('body').trim(), quoted: map.text('quoted').trim() }
  }

  it('is the answered mail with its introduction; what is written below it is the writer’s own', () => {
    expect(parts('Le 2026-11-25 05:10, Paul Martin a écrit:<br><blockquote type="cite">Bonjour</blockquote><br>Merci, à jeudi.')).toEqual({
      body: 'Merci, à jeudi.', quoted: 'Le 2026-11-25 05:10, Paul Martin a écrit:\nBonjour',
    })
  })

  it('is everything below the line of a forwarded mail', () => {
    expect(parts('Pour avis.<br>-------- Message original --------<br>De: Paul<br><div>Bonjour</div>')).toEqual({
      body: 'Pour avis.', quoted: '-------- Message original --------\nDe: Paul\nBonjour',
    })
  })
})

describe('what SOGo’s page says of where its server keeps a draft', () => {
  it('is read', () => {
    expect(parseDraftPlace('["0/folderDrafts/newDraft1795739704-1",12]')).toEqual({ draft: '0/folderDrafts/newDraft1795739704-1', folder: '0/folderDrafts', uid: 12 })
    expect(parseDraftPlace('["0/folderDrafts/newDraft1-1",null]')?.uid).toBeNull()
  })

  it.each([null, '', '{}', '[]', '["0/folderDrafts/12",12]', '["../admin/newDraft1-1",1]', '["0/folderDrafts?x=/newDraft1-1",1]', '[1,2]'])('is not believed when it is %j', (said) => {
    expect(parseDraftPlace(said)).toBeNull()
  })
})

describe('the two worlds', () => {
  it('ask each other by name and with a value', () => {
    const heard: string[] = []
    onCommand('take-recipients', (value) => heard.push(value) > 0)
    expect(command('take-recipients', '{"to":["a b"]}')).toBe(true)
    expect(heard).toEqual(['{"to":["a b"]}'])
    expect(command('drop-attachment', '1')).toBe(false)
  })

  it('give no answer rather than an old one', () => {
    let said: string | null = 'here'
    onAsked('draft-place', () => said)
    expect(askPage('draft-place')).toBe('here')
    said = null
    expect(askPage('draft-place')).toBeNull()
  })
})
