// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { mapHtml, TextMap } from '../../../src/content/webmails/text-map.ts'

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
    expect(pieces.map(({ node, start: from, end }) => node?.data.slice(from, end))).toEqual(['17/03', '/1954'])
  })

  it('reads hidden text too and never styles or scripts', () => {
    expect(mapped('<span style="display:none">VIH</span><style>p{}</style><script>x</script>').text('body').trim()).toBe('VIH')
  })
})
