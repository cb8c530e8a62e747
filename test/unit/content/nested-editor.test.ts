// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { expect, it } from 'vitest'
import { editableBody, viewsByStructure } from '../../../src/content/webmails/structural/views.ts'

/** A frame of this site; its document is given, as the test's browser loads none. */
function frameWith(page: Document, fill: (inside: Document) => void): HTMLIFrameElement {
  const frame = page.createElement('iframe')
  const inside = document.implementation.createHTMLDocument()
  Object.defineProperty(frame, 'contentDocument', { get: () => inside })
  page.body.append(frame)
  fill(inside)
  return frame
}

it('finds the editor in a frame of a frame, and the compose view around it', () => {
  document.body.innerHTML = '<section><input aria-label="À"><button>Envoyer</button></section>'
  const section = document.querySelector('section')!
  let editor: HTMLElement | null = null
  const frame = frameWith(document, (outer) => {
    frameWith(outer, (inner) => {
      editor = inner.body.appendChild(inner.createElement('div'))
      editor.setAttribute('contenteditable', 'true')
    })
  })
  section.append(frame)
  expect(editor).not.toBeNull()
  expect(editableBody(frame)).toBe(editor)
  expect(viewsByStructure(document)).toEqual([section])
})
