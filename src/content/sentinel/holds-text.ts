import { isTag } from '../elements.ts'
import { editableBody } from '../webmails/structural/views.ts'

const EDITORS = 'textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"], iframe'

function textIn(editor: Element): string {
  if (isTag(editor, 'textarea')) return editor.value
  if (!isTag(editor, 'iframe')) return editor.textContent
  try {
    return (editableBody(editor) ?? editor.contentDocument?.body)?.textContent ?? ''
  } catch {
    // Another site's frame: nobody's draft.
    return ''
  }
}

/** Whether something still stands in an editor of this part of the page. */
export const holdsText = (part: Element): boolean => [...part.querySelectorAll(EDITORS)].some((editor) => textIn(editor).trim() !== '')
