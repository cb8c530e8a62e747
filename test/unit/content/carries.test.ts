import { describe, expect, it } from 'vitest'
import { carries } from '../../../src/content/compose/carries.ts'
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
