/** The badge as it stands beside a webmail's Send, in every state, on a light page and on a dark one: a webmail does not follow the system's colours. */
import { createBadge } from '../../src/content/ui/badge.ts'
import { say } from '../../src/content/ui/words.ts'

const PAGES = [['#ffffff', '#202124'], ['#1f2124', '#e8eaed']]

const STATES = [
  { tone: 'waiting', text: say('content_starting'), action: '' },
  { tone: 'fine', text: say('content_verdict_pass'), action: '' },
  { tone: 'doubt', text: `${say('content_verdict_pass')} · ${say('content_filter_gone')}`, action: '' },
  { tone: 'doubt', text: say('content_verdict_confirm'), action: say('content_resume') },
  { tone: 'held', text: `${say('content_verdict_block')} · ${say('content_files_kept_one')}`, action: say('content_resume_files') },
  { tone: 'lost', text: say('content_blind_spot'), action: say('content_open_frame') },
  { tone: 'lost', text: say('content_silent'), action: '' },
]

// Closed to the page, and so to whoever checks it: open here only.
const attach = Element.prototype.attachShadow
Element.prototype.attachShadow = function open(options) {
  return attach.call(this, { ...options, mode: 'open' })
}
document.body.style.cssText = 'margin:0;font:14px system-ui;background:#fff;color:#202124'
for (const [paper, ink] of PAGES) {
  const page = document.querySelector('main').appendChild(document.createElement('section'))
  page.style.cssText = `padding:8px 16px;background:${paper};color:${ink}`
  for (const state of STATES) {
    const line = page.appendChild(document.createElement('p'))
    const send = line.appendChild(Object.assign(document.createElement('button'), { textContent: 'Envoyer', style: 'min-height:32px' }))
    createBadge(document, () => send).show(state)
  }
}
