// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MessageContent } from '../../../../src/addin/core/message-content.ts'

const html = (content: string): MessageContent => new MessageContent({ content, isHtml: true })
const parts = (content: MessageContent): [string, string] => [content.map().text('body').trim(), content.map().text('quoted').trim()]

const THREADS: readonly (readonly [string, string])[] = [
  ['Thunderbird', '<p>Bien reçu.</p><div class="moz-cite-prefix">Le 25/11/2026 à 10:11, Paul a écrit :</div><blockquote type="cite"><p>Glycémie de M. Tréhoustel</p></blockquote>'],
  ['a message forwarded by Thunderbird', '<p>Bien reçu.</p><div class="moz-forward-container"><br>-------- Message transféré --------<table><tr><td>De : Paul</td></tr></table>Glycémie de M. Tréhoustel</div>'],
  ['Outlook on the web', '<div>Bien reçu.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>De :</b> Paul</div><div>Glycémie de M. Tréhoustel</div>'],
  ['Outlook on a desktop', '<p>Bien reçu.</p><div style="border-top:solid"><p><b>De&nbsp;:</b> Paul<br><b>Envoyé&nbsp;:</b> lundi<br><b>Objet&nbsp;:</b> Bilan</p></div><p>Glycémie de M. Tréhoustel</p>'],
  ['a forward in French', '<p>Bien reçu.</p><p>-----Message d’origine-----</p><p>Glycémie de M. Tréhoustel</p>'],
]

describe('the quoted thread', () => {
  it.each(THREADS)('of %s is told from what is new, and dropped whole', (_, content) => {
    const message = html(content)
    expect(parts(message)[0]).toBe('Bien reçu.')
    expect(parts(message)[1]).toContain('Glycémie de M. Tréhoustel')
    message.dropQuoted()
    expect(message.content).not.toMatch(/Tréhoustel|Paul/)
    expect(message.content).toContain('Bien reçu.')
  })

  it('of plain text goes with the lines that introduce it', () => {
    const message = new MessageContent({ content: 'Bien reçu.\n\nLe 25/11/2026 à 10:11, Paul a écrit :\n> Glycémie de M. Tréhoustel\n', isHtml: false })
    message.dropQuoted()
    expect(message.content.trim()).toBe('Bien reçu.')
  })

  it('is not begun by a sentence that only begins like a header', () => {
    expect(parts(html('<p>De : moi, pour vous</p><p>À demain</p>'))[1]).toBe('')
  })
})

describe('a passage', () => {
  it('is cut out of HTML and nothing else', () => {
    const message = html('<p>Vu <b>Mme Quillévéré</b> ce jour.<!-- Mme Quillévéré --></p>')
    const body = message.map().text('body')
    const places = [...body.matchAll(/Mme Quillévéré/g)].map(({ index }) => ({ part: 'body' as const, start: index, end: index + 14 }))
    expect(places).toHaveLength(2)
    message.cut(places)
    expect(message.content).toBe('<p>Vu <b></b> ce jour.<!--  --></p>')
  })

  it('of plain text leaves exactly the rest, wherever it stands', () => {
    fc.assert(fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, passage, after) => {
      const message = new MessageContent({ content: before + passage + after, isHtml: false })
      const body = message.map().text('body')
      fc.pre(body === before + passage + after)
      message.cut([{ part: 'body', start: before.length, end: before.length + passage.length }])
      expect(message.content).toBe(before + after)
    }))
  })

  it('leaves a whole document whole', () => {
    const message = html('<!DOCTYPE html><html><head><style>p { color: red }</style></head><body><p>Bonjour</p></body></html>')
    message.cut([{ part: 'body', start: 0, end: 3 }])
    expect(message.content).toContain('<style>p { color: red }</style>')
    expect(message.content).toContain('<p>jour</p>')
  })
})

describe('pictures', () => {
  const PIXEL = 'data:image/png;base64,iVBORw0KGgo='
  it('of what is new are files to read; those quoted, of a signature or of the web are not', () => {
    const message = html(`<img src="${PIXEL}"><img src="file:///home/scan.png"><img src="https://example.org/logo.png"><div class="moz-signature"><img src="${PIXEL}"></div><blockquote><img src="${PIXEL}"></blockquote>`)
    const [first, second, ...more] = message.pictures()
    expect(more).toEqual([])
    expect(first?.file?.type).toBe('image/png')
    expect(first?.file?.size).toBe(8)
    expect(second?.file).toBeNull()
  })

  it('can be taken out one by one', () => {
    const message = html(`<p>Voici</p><img src="${PIXEL}"><img src="${PIXEL}AAAA">`)
    const [first] = message.pictures()
    message.dropPicture(first?.id ?? '')
    expect(message.content).toBe(`<p>Voici</p><img src="${PIXEL}AAAA">`)
  })
})
