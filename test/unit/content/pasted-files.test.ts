// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastedFiles } from '../../../src/content/sentinel/pasted-files.ts'

const PDF = new File(['%PDF'], 'courrier.pdf', { type: 'application/pdf' })
const UNNAMED = new File(['DICM'], 'image', { type: '' })
const PICTURE = new File(['PNG'], 'image.png', { type: 'image/png' })
const TABLE = '<html><head><style>td { color: red }</style></head><body><table><tr><td>12,5</td></tr></table></body></html>'

const pasted = (files: readonly File[], html = ''): string[] =>
  pastedFiles({ files: files as unknown as FileList, getData: (type) => (type === 'text/html' ? html : '') }).map(({ name }) => name)

describe('what is pasted', () => {
  it.each([[PDF], [UNNAMED], [PICTURE]])('is its file where nothing stands beside it', (file) => {
    expect(pasted([file])).toEqual([file.name])
  })

  it('is the text of a table, and not the picture of it', () => {
    expect(pasted([PICTURE], TABLE)).toEqual([])
  })

  it.each([
    '<meta charset="utf-8"><img src="https://exemple.test/scan.png" alt="scan de Mme L.">', '<style>p { color: red }</style><img src="a.png">', '<p>\u00a0</p><img src="a.png">',
    '<!-- Paul --><img src="a.png">', '<script>Paul</script><img src="a.png">', '<title>Paul</title><img src="a.png">',
  ])('is a picture whose HTML has nothing to read: %s', (html) => {
    expect(pasted([PICTURE], html)).toEqual(['image.png'])
  })

  it('is every file that is no picture, whatever stands beside it', () => {
    fc.assert(fc.property(fc.string(), fc.constantFrom(PDF, UNNAMED), (html, file) => {
      expect(pasted([PICTURE, file], html)).toEqual(['image.png', file.name])
    }))
    expect(pasted([PDF], TABLE)).toEqual(['courrier.pdf'])
  })

  it('is no file where the clipboard has none', () => {
    expect(pasted([], TABLE)).toEqual([])
    expect(pastedFiles(null)).toEqual([])
  })
})
