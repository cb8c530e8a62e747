import { sealAnswer } from '../crypto/envelopes/html/answer.ts'
import type { AnswerTicket } from '../crypto/envelopes/html/open.ts'
import { announce, element, saveFile } from './elements.ts'
import { say } from './words.ts'

/** Where the recipient writes an answer that only the sender can open. */
export function answerForm(ticket: AnswerTicket): HTMLElement {
  const text = element('textarea', { id: 'answer-text', class: 'input', rows: 6 })
  const files = element('input', { id: 'answer-files', class: 'input', type: 'file', multiple: true })
  const error = element('p', { id: 'answer-error', class: 'error', role: 'alert' })
  const button = element('button', { class: 'button main', word: 'answer_seal' })
  const done = element('div', { class: 'done', tabindex: -1, hidden: true })
  const form = element('form', { class: 'stack', novalidate: true },
    element('p', { class: 'soft', word: 'answer_about' }),
    element('div', { class: 'field' }, element('label', { for: 'answer-text', word: 'answer_text' }), text),
    element('div', { class: 'field' }, element('label', { for: 'answer-files', word: 'answer_files' }), files),
    error, element('div', { class: 'row' }, button), done)

  const fail = (word: 'answer_empty' | 'answer_failed'): void => {
    error.replaceChildren(element('span', { word }))
    text.setAttribute('aria-describedby', 'answer-error')
    text.focus()
  }
  const finish = async (): Promise<void> => {
    const chosen = Array.from(files.files ?? [], (file) => ({ name: file.name, type: file.type, content: file }))
    error.replaceChildren()
    done.hidden = true
    if (text.value.trim() === '' && chosen.length === 0) {
      fail('answer_empty')
      return
    }
    button.disabled = true
    announce(say('answer_working'))
    try {
      const name = `reponse-${ticket.id.slice(0, 8)}.sceau`
      const sealed = await sealAnswer({ text: text.value, files: chosen }, ticket)
      const again = element('button', { type: 'button', class: 'button', word: 'answer_again' })
      again.addEventListener('click', () => saveFile(sealed, name))
      done.replaceChildren(element('p', {}, element('strong', { word: 'answer_done', value: name })), element('p', { word: 'answer_next' }), again)
      done.hidden = false
      saveFile(sealed, name)
      done.focus()
    } catch {
      fail('answer_failed')
    } finally {
      button.disabled = false
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void finish()
  })
  return element('details', { class: 'card answer' }, element('summary', {}, element('h2', { word: 'answer' })), form)
}
