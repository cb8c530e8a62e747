// What the rebuilt compose pages have in common: recipients as chips, a clock that saves, files that go up at once.
'use strict'
const Kit = {
  /** Builds an element: h('tag', { attribute: value }, ...children). */
  h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
      else element.setAttribute(name, value)
    }
    element.append(...children)
    return element
  },
  parse(text) {
    const [, name = '', address = text] = /^(.*?)<([^<>]+)>$/.exec(text.trim()) ?? []
    return { name: name.trim().replace(/^"|"$/g, ''), address: address.trim() }
  },
  write: ({ name, address }) => (name === '' ? address : `"${name}" <${address}>`),
  /** A field whose recipients become chips on Enter, comma, semicolon and when it is left. `draw(mailbox, remove)` gives the chip. */
  chips(input, draw, onChange) {
    const list = []
    const add = (text) => {
      if (text.trim() === '') return
      const mailbox = Kit.parse(text)
      const chip = draw(mailbox, () => {
        list.splice(list.indexOf(mailbox), 1)
        chip.remove()
        onChange()
      })
      list.push(mailbox)
      input.before(chip)
      onChange()
    }
    const take = () => {
      const text = input.value
      input.value = ''
      for (const one of text.split(/[,;]/)) add(one)
    }
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.ctrlKey) { event.preventDefault(); take() }
      if (event.key === 'Tab') take()
    })
    input.addEventListener('input', () => { if (/[,;]/.test(input.value)) take() })
    input.addEventListener('blur', take)
    return list
  },
  /** Calls `save` once it has been quiet for so long after a change. */
  soon(save, milliseconds) {
    let timer
    return () => {
      clearTimeout(timer)
      timer = setTimeout(save, milliseconds)
    }
  },
  request: (url, { method = 'POST', headers = {}, body } = {}) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.onload = () => (request.status < 300 ? resolve(request.responseText) : reject(new Error(String(request.status))))
    request.onerror = () => reject(new Error('no network'))
    request.send(body)
  }),
  json: async (url, value, { method = 'POST', headers = {} } = {}) => {
    const answer = await fetch(url, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) })
    if (!answer.ok) throw new Error(String(answer.status))
    return answer.json()
  },
  /** Files chosen in `input`, dropped on `place` or pasted there, or into the frame of an editor, go to `take`, one after another. */
  files(input, place, take, editor) {
    const each = async (files) => { for (const file of files) await take(file).catch(() => undefined) }
    const paste = (event) => {
      const files = [...event.clipboardData.files]
      if (files.length === 0) return
      event.preventDefault()
      void each(files)
    }
    place.addEventListener('paste', paste)
    editor?.onPaste(paste)
    input.addEventListener('change', () => void each([...input.files]))
    place.addEventListener('dragover', (event) => event.preventDefault())
    place.addEventListener('drop', (event) => {
      event.preventDefault()
      void each([...event.dataTransfer.files])
    })
  },
  /** An editor in a frame of its own, as TinyMCE and Rooster have. */
  frameEditor(frame, { id, onChange, onKey }) {
    let paste = () => undefined
    const fill = () => {
      const inner = frame.contentDocument
      if (inner.getElementById(id)) return
      inner.addEventListener('paste', (event) => paste(event))
      const body = id === 'tinymce' ? inner.body : inner.body.appendChild(inner.createElement('div'))
      Object.assign(body, { id, contentEditable: 'true' })
      body.style.minHeight = '140px'
      body.addEventListener('input', onChange)
      inner.addEventListener('keydown', onKey)
    }
    frame.addEventListener('load', fill)
    fill()
    return { get element() { return frame.contentDocument.getElementById(id) }, onPaste(take) { paste = take } }
  },
  isCtrlEnter: (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey),
}
