// Yahoo's compose view, rebuilt.
'use strict'
{
  const { h } = Kit
  const AUTOSAVE = Number(document.querySelector('meta[name="autosave"]').content)
  const batch = (name, requests, files = []) => {
    const form = new FormData()
    form.set('batchJson', JSON.stringify({ requests, responseType: 'json' }))
    for (const file of files) form.append('attachment', file)
    return Kit.request(`/ws/v3/batch?name=${name}&hash=1a2b&appId=YMailNorrin&ymreqid=1&wssid=w`, { body: form })
  }

  const compose = () => {
    const view = { files: [], lists: {} }
    window.Yahoo = view
    const changed = Kit.soon(() => void view.save(), AUTOSAVE)
    const field = (name, label, hidden) => {
      const input = h('input', { id: `message-${name}-field`, role: 'combobox', autocomplete: 'off', 'aria-label': label })
      view.lists[name] = Kit.chips(input, (mailbox, remove) => h('li', { class: 'pill', 'data-test-id': 'pill', title: Kit.write(mailbox) },
        h('span', { 'data-test-id': 'email-pill' }, mailbox.name || mailbox.address), h('span', { class: 'pill-close' }, h('button', { type: 'button', onclick: remove }, '✕'))), changed)
      return h('div', { 'data-test-id': `container-${name}`, ...(hidden ? { hidden: '' } : {}) }, h('span', {}, label), input)
    }
    const copies = [field('cc', 'Cc', true), field('bcc', 'Cci', true)]
    const subject = h('input', { 'data-test-id': 'compose-subject', 'aria-label': 'Objet', placeholder: 'Objet' })
    const text = h('div', { contenteditable: 'true', role: 'textbox', 'aria-label': 'Contenu du message' })
    const tray = h('ul', { class: 'tray' })
    const file = h('input', { type: 'file', multiple: '', title: 'Joindre un fichier' })
    const root = h('div', { class: 'compose' },
      h('div', { class: 'compose-header' }, field('to', 'À'), h('button', { type: 'button', 'data-test-id': 'btn-cc', onclick: () => copies.forEach((each) => { each.hidden = false }) }, 'Cc/Cci'), ...copies, subject),
      h('div', { id: 'editor-container' }, h('div', { 'data-test-id': 'rte' }, text)), tray,
      h('div', { class: 'bar' }, h('button', { type: 'button', 'data-test-id': 'compose-send-button', onclick: () => void view.send() }, h('span', {}, 'Envoyer')), file))
    for (const element of [subject, text]) element.addEventListener('input', changed)
    root.addEventListener('keydown', (event) => { if (Kit.isCtrlEnter(event)) void view.send() })
    document.getElementById('mail-app-component').append(root)

    const people = (list) => list.map(({ name, address }) => ({ name, email: address }))
    const message = () => ({
      headers: { to: people(view.lists.to), cc: people(view.lists.cc), bcc: people(view.lists.bcc), subject: subject.value },
      body: text.innerHTML, files: view.files, flags: { draft: true },
    })
    const saving = () => ({ id: 'SaveMessage', uri: '/ws/v3/mailboxes/@.id==M/messages', method: 'POST', payloadType: 'embedded', payload: { message: message() } })
    view.save = async () => { if (root.isConnected) await batch('messages.save', [saving()]).catch(() => undefined) }
    view.send = async () => {
      await batch('messages.saveAndSend', [{ ...saving(), requests: undefined }, { id: 'SendMessage', uri: '/ws/v3/mailboxes/@.id==M/messages/@.id==D/send', method: 'POST' }])
      root.remove()
    }
    Kit.files(file, root, async (one) => {
      await batch('messages.save', [{ id: 'AttachFile', uri: '/ws/v3/mailboxes/@.id==M/messages/@.id==D/attachments', method: 'POST' }], [one])
      view.files.push(one.name)
      tray.append(h('li', {}, h('span', {}, one.name), h('button', { type: 'button', onclick: ({ target }) => { view.files.splice(view.files.indexOf(one.name), 1); target.parentElement.remove() } }, '✕')))
    })
  }
  document.querySelector('[data-test-id="compose-button"]').addEventListener('click', compose)
  void batch('mailbox.sync', [{ id: 'GetFolders', uri: '/ws/v3/mailboxes/@.id==M/folders', method: 'GET' }])
}
