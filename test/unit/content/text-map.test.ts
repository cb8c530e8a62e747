// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { cutSpans, mapHtml, seenNode, TextMap } from '../../../src/content/webmails/text-map.ts'

const isQuote = (element: Element): boolean => element.tagName === 'BLOCKQUOTE'

function mapped(html: string): TextMap {
  const root = document.createElement('div')
  root.innerHTML = html
  return mapHtml(root, isQuote)
}

describe('text of an HTML editor', () => {
  it('keeps words whole over inline marks and apart over blocks', () => {
    expect(mapped('<p>Mme <b>Qui</b>llévéré</p><p>diabète</p>').text('body')).toBe('Mme Quillévéré\ndiabète\n')
  })

  it('separates the quoted thread, and text after it is body again', () => {
    const map = mapped('<p>Bonjour</p><blockquote><p>M. Dupont, HbA1c 9 %</p></blockquote><p>Cordialement</p>')
    expect(map.text('body')).toBe('Bonjour\nCordialement\n')
    expect(map.text('quoted')).toBe('M. Dupont, HbA1c 9 %\n')
  })

  it('leads back to exactly the nodes of a passage that crosses marks', () => {
    const map = mapped('<p>née le <b>17/03</b>/1954</p>')
    const start = map.text('body').indexOf('17/03/1954')
    const pieces = map.spans('body', start, start + '17/03/1954'.length)
    expect(pieces.map((piece) => seenNode(piece)?.data.slice(piece.start, piece.end))).toEqual(['17/03', '/1954'])
  })

  it('reads hidden text too and never styles or scripts', () => {
    expect(mapped('<span style="display:none">VIH</span><style>p{}</style><script>x</script>').text('body').trim()).toBe('VIH')
  })

  it('reads what nobody sees and would leave all the same: comments, words of attributes, addresses of links', () => {
    const map = mapped('<p>Bonjour<!-- Mme Faugère, phlébite --></p><blockquote><img alt="M. Dupont, HbA1c 9 %" src="cid:1"><a href="mailto:a@b.fr?subject=H%C3%A9l%C3%A8ne%20Martin" data-note="VIH positif" data-mce-style="x yyy" class="Durand">lien</a></blockquote>')
    expect(map.text('body')).toContain('Mme Faugère, phlébite')
    for (const words of ['M. Dupont, HbA1c 9 %', 'Hélène Martin', 'VIH positif']) expect(map.text('quoted')).toContain(words)
    expect(map.text('body') + map.text('quoted')).not.toMatch(/yyy|Durand/)
  })

  it('cuts them out where they stand, and leaves the rest', () => {
    const root = document.createElement('div')
    root.innerHTML = '<p>Bonjour <!-- Mme Faugère --><img alt="M. Dupont" title="plan"> à jeudi</p>'
    const map = mapHtml(root, isQuote)
    const text = map.text('body')
    cutSpans(['Mme Faugère', 'M. Dupont', 'jeudi'].flatMap((words) => map.spans('body', text.indexOf(words), text.indexOf(words) + words.length)))
    expect(root.innerHTML).toBe('<p>Bonjour <!--  --><img title="plan"> à </p>')
  })
})
