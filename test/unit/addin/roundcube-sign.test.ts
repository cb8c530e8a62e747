// @vitest-environment happy-dom
import { createHash } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { canonical, contentHash, fileMark, type How, type Kind, tagOf } from '../../../src/addin/roundcube/clearance.ts'
import { LetGo } from '../../../src/addin/roundcube/how.ts'
import { hearOfFiles, signWhatLeaves } from '../../../src/addin/roundcube/sign.ts'
import type { Told } from '../../../src/addin/roundcube/told.ts'

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
const TOLD: Told = { compose: 'view', key: 'a key', now: 1_790_000_000, language: 'fr', policy: {}, files: { 0: sha256('un'), 1: sha256('deux') }, directory: '' }
const TO = Array.from({ length: 500 }, (_, at) => `"Élodie, n° ${at}" <personne${at}@autre-fournisseur.test>`).join(', ')
const FIELDS = { _draft: '', _from: '1', _to: TO, _cc: '', _bcc: '', _subject: 'Réunion', _is_html: '0', _message: 'Bonjour,\nà jeudi.' }

/** Whether the server, which makes the same tag over what it received, would take this one. */
function holds(given: string, kind: Kind, content: string): boolean {
  const [, , how = '', reason = '', time = '', nonce = ''] = given.split('.')
  return /^[0-9a-f]{32}$/.test(nonce) && given === tagOf({ kind, how: how as How, reason, time: Number(time), nonce }, TOLD.key, TOLD.compose, content)
}
const contentOf = (fields: Readonly<Record<string, string>>, marks: readonly string[]): string => contentHash(canonical(new Map(Object.entries(fields)), marks))

// What Roundcube's own scripts end in; ours stand around them from here on.
const posted = vi.fn<(form: HTMLFormElement) => void>()
const uploaded = vi.fn<(body: FormData) => void>()
const page = { submit: HTMLFormElement.prototype.submit, open: XMLHttpRequest.prototype.open, send: XMLHttpRequest.prototype.send }
HTMLFormElement.prototype.submit = function () { posted(this) }
XMLHttpRequest.prototype.open = () => undefined
XMLHttpRequest.prototype.send = (body) => uploaded(body as FormData)
document.body.innerHTML = `<script type="application/json" id="sceau-told">${JSON.stringify(TOLD)}</script>`
signWhatLeaves(new LetGo())
hearOfFiles()
afterAll(() => {
  HTMLFormElement.prototype.submit = page.submit
  Object.assign(XMLHttpRequest.prototype, { open: page.open, send: page.send })
})

/** Submits the form of a compose page, and gives the clearance that goes with it. */
function clearanceOf(fields: Readonly<Record<string, string>>, names: readonly string[] = []): string {
  document.body.innerHTML = `<form action="./?_task=mail"></form><ul id="attachment-list">${names.map((_, at) => `<li id="rcmfile${at}"><span class="attachment-name"></span></li>`).join('')}</ul>`
  document.querySelectorAll('.attachment-name').forEach((item, at) => { item.textContent = names[at] ?? '' })
  const form = document.querySelector('form')!
  for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('textarea'), { name, value }))
  form.submit()
  expect(posted).toHaveBeenCalledExactlyOnceWith(form)
  return form.querySelector<HTMLInputElement>('[name="_sceau"]')?.value ?? ''
}

beforeEach(() => {
  posted.mockClear()
  uploaded.mockClear()
})

describe('a message to 500 recipients with two files', () => {
  const names = ['plan.pdf', 'liste des présents.txt']
  const marks = [fileMark(sha256('un'), names[0]!), fileMark(sha256('deux'), names[1]!)]

  it('is given a clearance for exactly what the form posts, as a send and as a draft', () => {
    expect(holds(clearanceOf(FIELDS, names), 'send', contentOf(FIELDS, marks))).toBe(true)
    posted.mockClear()
    const draft = { ...FIELDS, _draft: '1' }
    expect(holds(clearanceOf(draft, names), 'draft', contentOf(draft, marks))).toBe(true)
  })

  it('is given one that is worth nothing without the last of them, or with one more', () => {
    const given = clearanceOf(FIELDS, names)
    for (const to of [TO.slice(0, TO.lastIndexOf(', ')), `${TO}, autre@orange.fr`]) expect(holds(given, 'send', contentOf({ ...FIELDS, _to: to }, marks))).toBe(false)
  })

  it('is posted without one where the server has not told of a file, and the server refuses', () => {
    expect(clearanceOf(FIELDS, [...names, 'inconnu.pdf'])).toBe('')
  })
})

it('a file of 25 MB is uploaded with a clearance for its bytes', async () => {
  const bytes = new Uint8Array(25 * 1024 * 1024).fill(0xb7)
  const body = new FormData()
  body.append('_attachments[]', new File([bytes], 'film.bin'))
  const request = new XMLHttpRequest()
  request.open('POST', './?_task=mail&_action=upload&_id=view')
  request.send(body)
  // Not before it is cleared.
  expect(uploaded).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(uploaded).toHaveBeenCalledExactlyOnceWith(body), { timeout: 10_000 })
  const [given = ''] = body.getAll('_sceau[]') as string[]
  expect(holds(given, 'upload', sha256(bytes))).toBe(true)
})
