import { describe, expect, it } from 'vitest'
import { carries, goesTo } from '../../../src/content/compose/carries.ts'
import { detect, type Detection } from '../../../src/detection/index.ts'
import type { Draft } from '../../../src/guard/index.ts'

const BODY = 'Je vous adresse Mme Hélène Faugère, née le 04/05/1961, suivie pour un cancer du sein.'
const detection: Detection = detect([{ part: 'body', text: BODY }], [])
const draft = (subject: string): Draft => ({ subject } as Draft)
const holds = (request: string, subject = ''): boolean => carries(request, { detection, draft: draft(subject) })

describe('whose draft a request carries', () => {
  it.each([
    ['a form', new URLSearchParams({ _message: BODY }).toString()],
    ['JSON', JSON.stringify({ body: BODY })],
    ['JSON in ASCII', JSON.stringify({ body: BODY }).replace(/[^\x00-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)],
    ['HTML with tags between its words', '<p>Je vous adresse <b>Mme H&#233;l&#xe8;ne</b> <i>Faug&#232;re</i></p>'],
    ['capitals without accents', 'SUIVI DE MME HELENE FAUGERE'],
  ])('is seen in %s', (_, request) => {
    expect(holds(request)).toBe(true)
  })

  it('is not seen in what tells nothing of it', () => {
    expect(holds('_to=paul@exemple.fr&_message=Merci+de+me+rappeler')).toBe(false)
  })

  it('is seen by its subject too', () => {
    expect(holds('subject=Avis%20dossier%2012', 'Avis dossier 12')).toBe(true)
    expect(holds('subject=Avis', '')).toBe(false)
  })
})

describe('whom a message goes to whose view is gone', () => {
  const PAUL = { name: 'Paul', address: 'Paul@chu.test' }
  const to = (...list: Draft['to']): Draft => ({ to: list, cc: [], bcc: [] } as unknown as Draft)

  it('is nobody but those it was judged for', () => {
    expect(goesTo({ to: [{ name: '', address: 'paul@chu.test' }] }, to(PAUL))).toBe(true)
    expect(goesTo({ to: [PAUL], bcc: [{ name: '', address: 'autre@ailleurs.test' }] }, to(PAUL))).toBe(false)
  })

  it('may be anybody for each whom nobody knew, and no one more', () => {
    const someone = { name: 'Anne', address: '' }
    expect(goesTo({ to: [PAUL, { name: 'Anne', address: 'anne@ailleurs.test' }] }, to(PAUL, someone))).toBe(true)
    expect(goesTo({ to: [PAUL, someone, { name: '', address: 'autre@ailleurs.test' }] }, to(PAUL, someone))).toBe(false)
  })

  it('is not told by a request that names nobody', () => {
    expect(goesTo(undefined, to(PAUL))).toBe(true)
  })
})
