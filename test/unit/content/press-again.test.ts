// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { GmailCompose } from '../../../src/content/webmails/gmail/adapter.ts'

describe('a send that was held and is then let go', () => {
  /** Gmail's buttons, and what was pressed of them. */
  function view() {
    document.body.innerHTML = '<div role="dialog"><div g_editable="true" contenteditable="true"></div><div class="Up"><div role="button" id="send">Envoyer</div></div></div><div id="later" role="menuitem">Programmer</div>'
    const pressed: string[] = []
    for (const id of ['send', 'later']) document.getElementById(id)!.addEventListener('click', () => pressed.push(id))
    return { pressed, later: document.getElementById('later')!, compose: new GmailCompose(document.querySelector('[role="dialog"]')!, 'k') }
  }

  it('goes by Send when Send or the keys were pressed', async () => {
    const { pressed, compose } = view()
    await compose.pressSend(null)
    await compose.pressSend(document.getElementById('send'))
    expect(pressed).toEqual(['send', 'send'])
  })

  it('goes for later when that was pressed, and never at once when that is gone', async () => {
    const { pressed, later, compose } = view()
    later.checkVisibility = () => true
    await compose.pressSend(later)
    later.remove()
    await compose.pressSend(later)
    expect(pressed).toEqual(['later'])
  })
})
