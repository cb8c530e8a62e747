import { beforeEach, describe, expect, it } from 'vitest'
import { free, lettersOfDraft, passagesOf, repeatsAny, withhold } from '../../../src/content/compose/withheld.ts'
import { detect } from '../../../src/detection/index.ts'
import type { Draft } from '../../../src/guard/index.ts'

const BODY = 'Cher confrère, je vous adresse Mme Hélène Faugère, née le 04/05/1961, suivie pour un cancer du sein.'
const scanOf = (body: string, subject = '', quoted = '') =>
  ({ detection: detect([{ part: 'subject', text: subject }, { part: 'body', text: body }, { part: 'quoted', text: quoted }], []), draft: { subject, body, quoted } as Draft, mayName: true })
const save = (text: string): string => JSON.stringify({ corps: `<div>${text.replace('Hélène', '<b>Hélène</b>')}</div>` })
/** A view in which this stands. */
const showing = (text: string) => ({ letters: lettersOfDraft({ subject: '', body: text }) })

describe('what was held in a view', () => {
  const withheld = new Set<string>()
  beforeEach(() => {
    withheld.clear()
    withhold(withheld, scanOf(BODY))
  })

  it('is seen in a save that is tried again once the view is gone, whole or as it was a moment before, and in another view’s requests', () => {
    expect(repeatsAny(save(BODY), withheld, [])).toBe(true)
    expect(repeatsAny(save(BODY.slice(0, BODY.indexOf(', née'))), withheld, [])).toBe(true)
    expect(repeatsAny(save(BODY), withheld, [showing('Bonjour Paul, on se voit jeudi à midi ?')])).toBe(true)
  })

  it('is not seen in what the webmail goes on doing, a search for the name included', () => {
    for (const text of ['recherche=Hélène+Faugère', 'q=cancer du sein', save('Bonjour Paul, on se voit jeudi à midi ?'), '']) expect(repeatsAny(text, withheld, [])).toBe(false)
  })

  it('is answered for by the view in which it stands again', () => {
    expect(repeatsAny(save(BODY), withheld, [showing(BODY)])).toBe(false)
  })

  it('leaves once it was let go, and nothing else with it', () => {
    withhold(withheld, scanOf('Le compte rendu de M. Paul Kerdoncuff, né le 07/08/1949, est joint.'))
    free(withheld, { subject: '', body: BODY })
    expect(repeatsAny(save(BODY), withheld, [])).toBe(false)
    expect(repeatsAny(save('Le compte rendu de M. Paul Kerdoncuff, né le 07/08/1949, est joint.'), withheld, [])).toBe(true)
  })

  it('is a name too that is written before what for, with all that stands around it', () => {
    withhold(withheld, scanOf('Bonjour, je vous parle de Kervadecoz'))
    expect([repeatsAny(save('Bonjour, je vous parle de Kervadecoz demain'), withheld, []), repeatsAny('q=Kervadecoz', withheld, [])]).toEqual([true, false])
  })

  it('does not count a quoted mail, which the server has, and is bounded', () => {
    expect(passagesOf(scanOf('Merci.', '', BODY))).toEqual([])
    for (let number = 0; number < 400; number++) withhold(withheld, scanOf(`Lettre ${number} : ${BODY.replace('Cher', `Cher${number}`)}`))
    expect(withheld.size).toBeLessThanOrEqual(1000)
  })
})
