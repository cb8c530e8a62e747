// Proton's composer, rebuilt.
'use strict'
{
  const { h } = Kit
  const AUTOSAVE = Number(document.querySelector('meta[name="autosave"]').content)

  const compose = () => {
    const view = { id: '', files: [], lists: {} }
    window.Proton = view
    const changed = Kit.soon(() => void view.save(), AUTOSAVE)
    const field = (name) => {
      const input = h('input', { id: `${name}-composer-1`, 'data-testid': `composer:${name}`, autocomplete: 'off', placeholder: 'Adresse e-mail' })
      view.lists[name] = Kit.chips(input, ({ name: shown, address }, remove) => h('div', { class: 'composer-addresses-item', 'data-testid': 'composer-addresses-item' },
        h('span', { class: 'composer-addresses-item-label', 'data-testid': 'composer-addresses-item-label' }, shown || address),
        h('button', { type: 'button', class: 'composer-addresses-item-remove', 'data-testid': `remove-address-button-${address}`, onclick: remove }, h('span', { class: 'sr-only' }, 'Supprimer'))), changed)
      return h('div', { class: 'composer-addresses-container' }, input)
    }
    const fields = h('div', { class: 'composer-addresses-editor' }, h('label', {}, 'À'), field('to'), h('label', {}, 'Cc'), field('cc'), h('label', {}, 'Cci'), field('bcc'))
    const inner = h('span', { class: 'text-ellipsis composer-addresses-fakefield-inner' })
    const summary = h('div', { class: 'composer-addresses-fakefield', 'data-testid': 'composer:address' }, inner)
    const addresses = h('div', { class: 'composer-addresses' }, fields)
    const subject = h('input', { id: 'subject-composer-1', 'data-testid': 'composer:subject', placeholder: 'Objet' })
    const frame = h('iframe', { title: 'Composer', 'data-testid': 'rooster-iframe' })
    const list = h('div', { class: 'composer-attachments' })
    const file = h('input', { type: 'file', multiple: '', 'data-testid': 'composer-attachments-button' })
    const root = h('div', { class: 'composer rounded flex flex-column', 'data-id': '1', tabindex: '-1' },
      h('header', {}, h('button', { type: 'button', 'data-testid': 'composer:close-button', onclick: () => root.remove() }, 'Fermer')),
      h('div', { class: 'composer-meta' }, h('button', { type: 'button', 'data-testid': 'composer:from' }, 'lea.moreau@proton.me'), addresses, subject),
      h('section', { class: 'composer-body-container' }, frame), list,
      h('footer', { 'data-testid': 'composer:footer' }, h('div', { class: 'button-group', 'data-testid': 'composer:send-actions' },
        h('button', { type: 'button', class: 'composer-send-button', 'data-testid': 'composer:send-button', onclick: () => void view.send() }, h('span', {}, 'Envoyer'))), file))
    const onKey = (event) => { if (Kit.isCtrlEnter(event)) void view.send() }
    root.addEventListener('keydown', onKey)
    document.querySelector('.app-root').append(root)
    const editor = Kit.frameEditor(frame, { id: 'rooster-editor', onChange: changed, onKey })

    // Names alone stand for the fields once they are left.
    const fold = () => {
      inner.replaceChildren(...Object.values(view.lists).flat().map(({ name, address }) => h('span', { class: 'max-w-full text-ellipsis' }, name || address)))
      addresses.replaceChildren(summary)
    }
    frame.addEventListener('focus', fold)
    subject.addEventListener('focus', fold)
    summary.addEventListener('click', () => addresses.replaceChildren(fields))
    subject.addEventListener('input', changed)

    const people = (name) => view.lists[name].map((one) => ({ Name: one.name || one.address, Address: one.address }))
    const message = () => ({
      Message: { ToList: people('to'), CCList: people('cc'), BCCList: people('bcc'), Subject: subject.value, Body: editor.element.innerHTML, MIMEType: 'text/html', Attachments: view.files },
      AttachmentKeyPackets: {},
    })
    const save = async () => {
      const answer = view.id ? await Kit.json(`/api/mail/v4/messages/${view.id}`, message(), { method: 'PUT' }) : await Kit.json('/api/mail/v4/messages', message())
      view.id = answer.Message.ID
    }
    view.save = async () => { if (root.isConnected) await save().catch(() => undefined) }
    view.send = async () => {
      await save()
      const form = new FormData()
      form.set('Packages[text/html][Type]', '4')
      const answer = await fetch(`/api/mail/v4/messages/${view.id}?Source=composer`, { method: 'POST', body: form })
      if (answer.ok) root.remove()
    }
    Kit.files(file, root, async (one) => {
      if (!view.id) await save()
      const form = new FormData()
      for (const [name, value] of Object.entries({ Filename: one.name, MessageID: view.id, MIMEType: one.type, DataPacket: one })) form.set(name, value)
      const answer = await fetch('/api/mail/v4/attachments', { method: 'POST', body: form })
      if (!answer.ok) throw new Error(String(answer.status))
      view.files.push(one.name)
      list.append(h('div', { class: 'message-attachments-item' }, h('span', {}, one.name), h('button', { type: 'button', onclick: ({ target }) => { view.files.splice(view.files.indexOf(one.name), 1); target.parentElement.remove() } }, '✕')))
    }, editor)
  }
  document.querySelector('[data-testid="sidebar:compose"]').addEventListener('click', compose)
}
