// Outlook's compose views, rebuilt.
'use strict'
{
  const AUTOSAVE = Number(document.querySelector('meta[name="autosave"]').content)
  const SHORT = 2048
  /** Whom the server knows: their pills show a name and no address. */
  const KNOWN = { 'paul.martin@autre-fournisseur.test': 'Paul Martin' }
  const views = new Set()
  let parts = 0
  let calls = 0

  const h = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }

  // ---- what leaves ------------------------------------------------------------------------------------------------

  const call = async (action, type, body) => {
    const payload = JSON.stringify({ __type: `${type}JsonRequest:#Exchange`, Header: { __type: 'JsonRequestHeaders:#Exchange', RequestServerVersion: 'V2018_01_08' }, Body: body })
    const short = payload.length <= SHORT
    const answer = await fetch(`/owa/0/service.svc?action=${action}&app=Mail&n=${++calls}`, {
      method: 'POST', credentials: 'include',
      headers: { action, 'content-type': 'application/json; charset=utf-8', ...(short ? { 'x-owa-urlpostdata': encodeURIComponent(payload) } : {}) },
      ...(short ? {} : { body: payload }),
    })
    if (!answer.ok) throw new Error(String(answer.status))
    return answer.json()
  }
  const mailboxes = (list) => list.map(({ name, address }) => ({ Name: name, EmailAddress: address, RoutingType: 'SMTP' }))
  const itemOf = (view) => ({
    __type: 'Message:#Exchange', Subject: view.subject.value, Body: { BodyType: 'HTML', Value: `<html><body dir="ltr">${view.body.innerHTML}</body></html>` },
    ToRecipients: mailboxes(view.people.to), CcRecipients: mailboxes(view.people.cc), BccRecipients: mailboxes(view.people.bcc), Importance: 'Normal',
  })
  const write = (view, disposition, more = {}) => {
    const item = { ...itemOf(view), ...more }
    const rest = { MessageDisposition: disposition, ComposeOperation: view.reply ? 'reply' : 'newMail', ClientSupportsIrm: true }
    return view.id === ''
      ? call('CreateItem', 'CreateItem', { __type: 'CreateItemRequest:#Exchange', Items: [item], ...rest })
      : call('UpdateItem', 'UpdateItem', { __type: 'UpdateItemRequest:#Exchange', ItemChanges: [{ ItemId: { Id: view.id }, Updates: [{ Item: item }] }], ConflictResolution: 'AlwaysOverwrite', ...rest })
  }
  const save = async (view) => {
    sessionStorage.setItem(`owa.draft.${view.part}`, view.body.innerHTML)
    try {
      const { Body } = await write(view, 'SaveOnly')
      view.id = Body.ResponseMessages.Items[0].Items[0].ItemId.Id
    } catch {
      if (views.has(view)) view.saveSoon()
    }
  }
  const send = async (view, more) => {
    view.commit()
    if (view.busy || Object.values(view.people).flat().length === 0) return
    view.busy = true
    const toast = document.querySelector('#toast')
    try {
      await write(view, 'SendAndSaveCopy', more)
      view.close()
      toast.textContent = more ? 'Envoi programmé' : 'Message envoyé'
    } catch {
      toast.textContent = 'Ce message n’a pas pu être envoyé'
    } finally {
      view.busy = false
    }
  }

  const socket = new WebSocket(`wss://${location.host}/notificationchannel/ws`)

  // ---- a compose view ---------------------------------------------------------------------------------------------

  const LABELS = { to: 'À', cc: 'Cc', bcc: 'Cci' }

  class View {
    constructor({ reply = false } = {}) {
      this.part = parts++
      this.reply = reply
      this.id = ''
      this.busy = false
      this.people = { to: [], cc: [], bcc: [] }
      this.wells = Object.fromEntries(Object.entries(LABELS).map(([field, label]) => [field, this.well(field, label)]))
      this.subject = h('input', { 'aria-label': 'Ajouter un objet', placeholder: 'Ajouter un objet', id: `MSG_${this.part}_SUBJECT`, class: 'ms-TextField-field' })
      this.body = h('div', { contenteditable: 'true', role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Corps du message, appuyez sur Alt+F10 pour quitter' }, h('div', { class: 'elementToProof' }, h('br')))
      this.filefield = h('input', { type: 'file', multiple: '', style: 'display:none' })
      this.files = h('div', { role: 'listbox', 'aria-label': 'Pièces jointes' })
      const random = `r${this.part}o`
      this.root = h('div', { id: `docking_InitVisiblePart_${this.part}` },
        h('div', {},
          h('div', {},
            h('div', { 'data-testid': 'ComposeSendButton' }, h('div', {}, h('span', {},
              h('button', { id: `splitButton-${random}__primaryActionButton`, type: 'button', 'aria-label': 'Envoyer', title: 'Envoyer (Ctrl+Entrée)', 'data-do': 'send' }, 'Envoyer'),
              h('button', { id: `splitButton-${random}__menuButton`, type: 'button', 'aria-haspopup': 'menu', 'aria-label': 'Autres options d’envoi', 'data-do': 'more' }, '▾')))),
            h('button', { id: 'discardCompose', type: 'button', 'aria-label': 'Ignorer', 'data-do': 'discard' }, 'Ignorer'),
            h('button', { type: 'button', 'aria-label': 'Ouvrir dans une nouvelle fenêtre', 'data-do': 'window' }, '↗'), this.filefield),
          h('div', {}, ...Object.entries(this.wells).map(([field, well]) => h('div', { class: 'row', 'data-field': field }, h('button', { type: 'button' }, LABELS[field]), well))),
          h('div', {}, this.subject),
          this.files,
          h('div', { id: `editorParent_${this.part + 1}` }, this.body)))
      this.root.view = this
      this.listen()
      views.add(this)
    }

    well(field, label) {
      const well = h('div', { contenteditable: 'true', role: 'textbox', 'aria-label': label, class: 'EditorClass', 'aria-multiline': 'false' })
      well.addEventListener('keydown', (event) => {
        if (['Enter', 'Tab', ';', ','].includes(event.key) && !event.ctrlKey && this.typed(field) !== '') {
          if (event.key !== 'Tab') event.preventDefault()
          this.commit()
        }
      })
      well.addEventListener('blur', () => this.commit())
      well.addEventListener('paste', (event) => {
        event.preventDefault()
        for (const one of (event.clipboardData?.getData('text/plain') ?? '').split(/[;,\n]/)) this.add(field, one.trim())
      })
      return well
    }
    typed(field) {
      return [...this.wells[field].childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('').trim()
    }
    commit() {
      for (const field of Object.keys(LABELS)) {
        const text = this.typed(field)
        if (text === '') continue
        for (const node of [...this.wells[field].childNodes]) if (node.nodeType === 3) node.remove()
        this.add(field, text)
      }
    }
    add(field, text) {
      if (text === '') return
      const address = /<([^<>]+)>/.exec(text)?.[1] ?? text
      const mailbox = { address, name: KNOWN[address] ?? address }
      this.people[field].push(mailbox)
      const remove = h('button', { type: 'button', 'aria-label': `Supprimer ${mailbox.name}`, class: 'removeWellItemButton-118' }, '×')
      const pill = h('span', { contenteditable: 'false', class: 'pill', 'data-selection-index': String(this.people[field].length - 1) },
        h('span', { class: 'lpc-hoverTarget', role: 'button' }, h('span', { class: 'ReadWriteCommonWell-wellItemText wellItemText' }, mailbox.name)), remove)
      remove.addEventListener('click', () => {
        this.people[field] = this.people[field].filter((one) => one !== mailbox)
        pill.remove()
        this.saveSoon()
      })
      this.wells[field].append(pill)
      this.saveSoon()
    }
    listen() {
      for (const element of [this.body, this.subject]) element.addEventListener('input', () => this.saveSoon())
      this.body.addEventListener('input', () => { if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ proof: this.body.innerText })) })
      this.body.addEventListener('paste', (event) => this.take([...(event.clipboardData?.files ?? [])]))
      this.filefield.addEventListener('change', () => this.take([...this.filefield.files]))
      this.root.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && event.ctrlKey) void send(this)
      })
      this.root.addEventListener('dragover', (event) => event.preventDefault())
      this.root.addEventListener('drop', (event) => {
        event.preventDefault()
        this.take([...event.dataTransfer.files])
      })
    }
    saveSoon() {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => { if (views.has(this)) void save(this) }, AUTOSAVE)
    }
    take(files) {
      for (const file of files) void this.upload(file)
    }
    async upload(file) {
      const item = h('div', { role: 'option', 'aria-label': `${file.name} Chargement` }, h('span', { title: file.name }, file.name), h('div', { role: 'progressbar' }))
      this.files.append(item)
      try {
        if (this.id === '') await save(this)
        if (this.id === '') throw new Error('a file needs a draft')
        const content = await new Promise((resolve) => {
          const reader = new FileReader()
          reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1))
          reader.readAsDataURL(file)
        })
        await call('CreateAttachmentFromLocalFile', 'CreateAttachment', { ParentItemId: { Id: this.id }, Attachments: [{ __type: 'FileAttachment:#Exchange', Name: file.name, ContentType: file.type, Content: content, Size: file.size }] })
        item.setAttribute('aria-label', file.name)
        item.querySelector('[role=progressbar]').remove()
        const remove = h('button', { type: 'button', 'aria-label': 'Supprimer la pièce jointe' }, '×')
        remove.addEventListener('click', () => {
          item.remove()
          void call('DeleteAttachment', 'DeleteAttachment', { AttachmentIds: [{ Id: `${this.id}/${file.name}` }] })
        })
        item.append(remove)
      } catch {
        item.remove()
      }
    }
    close() {
      clearTimeout(this.timer)
      views.delete(this)
      this.root.remove()
      if (location.pathname.includes('/deeplink/compose')) window.close()
    }
  }

  const show = (view) => {
    document.querySelector('#ReadingPaneContainerId').append(view.root)
    return view
  }
  const ACTIONS = {
    new: () => show(new View()),
    reply: () => {
      const view = show(new View({ reply: true }))
      view.add('to', 'paul.martin@autre-fournisseur.test')
      view.body.append(h('div', { id: 'appendonsend' }), h('hr', { tabindex: '-1' }), h('div', { id: 'divRplyFwdMsg', dir: 'ltr' }, 'De : Paul Martin'), h('div', {}, document.querySelector('#received').textContent))
    },
    send: (view) => send(view),
    more: (view) => {
      if (window.OWA.menu) return window.OWA.menu(view)
      const later = document.createElement('script')
      later.src = 'https://res.cdn.office.net/owamail/20261101001.01/scripts/owa.SendMenu.js'
      later.onload = () => window.OWA.menu(view)
      document.head.append(later)
    },
    discard: (view) => view.close(),
    window: (view) => {
      const kept = { subject: view.subject.value, body: view.body.innerHTML, people: view.people }
      localStorage.setItem('owa.popout', JSON.stringify({ subject: kept.subject, body: '', people: kept.people }))
      window.open(`/mail/0/deeplink/compose?popoutv2=1&version=20261101001.01`, '_blank', 'width=800,height=700')
      view.close()
    },
  }

  let pressed = null
  document.addEventListener('mousedown', (event) => { pressed = event.target.closest?.('[data-do]') })
  document.addEventListener('click', (event) => {
    const element = event.target.closest?.('[data-do]')
    // Enter and Space on a button press it without a pointer (detail 0); a click of a script alone does nothing.
    if (!element || (element !== pressed && !(event.isTrusted && event.detail === 0))) return
    ACTIONS[element.dataset.do]?.(element.closest('[id^="docking_"]')?.view)
  })

  window.OWA = {
    /** What a script of the page can do. */
    send: (index = 0) => send([...views][index]),
    save: (index = 0) => save([...views][index]),
    /** Another address behind the first pill, whose name stays. */
    readdress: (address, index = 0) => { [...views][index].people.to[0].address = address },
    sendLater: (view) => send(view, { DeferredSendTime: '2026-12-01T08:00:00' }),
    /** A file field that never stands in the page: its events reach no listener of the window's. */
    attachDetached: (file, index = 0) => {
      const field = document.createElement('input')
      field.type = 'file'
      field.onchange = () => [...views][index].take([...field.files])
      const carrier = new DataTransfer()
      carrier.items.add(file)
      field.files = carrier.files
      field.dispatchEvent(new Event('change'))
    },
  }

  if (location.pathname.includes('/deeplink/compose')) {
    const view = show(new View())
    const kept = JSON.parse(localStorage.getItem('owa.popout') ?? 'null')
    localStorage.removeItem('owa.popout')
    if (kept) {
      view.subject.value = kept.subject
      for (const [field, list] of Object.entries(kept.people)) for (const { address } of list) view.add(field, address)
    }
  }
  // Reading goes through the same address and has nothing of a draft in it.
  void call('FindConversation', 'FindConversation', { ParentFolderId: { Id: 'inbox' } }).catch(() => undefined)
}
