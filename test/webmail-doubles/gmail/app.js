// Gmail's compose views, rebuilt. No innerHTML: Trusted Types forbid it.
'use strict'
{
  const AUTOSAVE = Number(document.querySelector('meta[name="autosave"]').content)
  const OWN = 'lea.moreau@gmail.com'
  const RETRY = 500
  const policy = window.trustedTypes?.createPolicy('gmail#url', { createScriptURL: (url) => url }) ?? { createScriptURL: (url) => url }
  const assistant = new Worker(policy.createScriptURL('/_/scs/mail-static/assistant.js'))
  navigator.serviceWorker?.register(policy.createScriptURL('/mail/sw.js')).catch(() => undefined)

  let count = 0
  const views = new Set()

  /** Builds an element: h(document, 'div.a.b[role=x]', children…). */
  const h = (doc, spec, ...children) => {
    const [, tag, classes, attributes] = /^(\w+)((?:\.[\w-]+)*)((?:\[[^\]]*\])*)$/.exec(spec)
    const element = doc.createElement(tag)
    if (classes) element.className = classes.slice(1).replaceAll('.', ' ')
    for (const [, name, value = ''] of attributes.matchAll(/\[([\w-]+)(?:=([^\]]*))?\]/g)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
  const within = (doc, levels, inner) => Array.from({ length: levels }).reduce((child) => h(doc, 'div', child), inner)

  // ---- what leaves ------------------------------------------------------------------------------------------------

  const post = (url, body, headers = {}) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.onload = () => (request.status === 200 ? resolve(request.responseText) : reject(new Error(String(request.status))))
    request.onerror = () => reject(new Error('no network'))
    request.send(body)
  })
  const sync = (body) => post(`/sync/u/0/i/s?hl=fr&c=${++count}&rt=r&pt=ji`, JSON.stringify(body), { 'content-type': 'application/json' })
  const mailboxes = (list) => list.map(({ name, address }) => [1, address, name])

  const row = (view, labels) => {
    const message = Array(52).fill(null)
    message[0] = view.id
    message[1] = [1, OWN, 'Léa Moreau', null, null, null, null, null, null, OWN]
    message[2] = mailboxes(view.recipients('to'))
    message[3] = mailboxes(view.recipients('cc'))
    message[4] = mailboxes(view.recipients('bcc'))
    message[6] = Date.now()
    message[7] = view.subject.value
    message[8] = [null, [[0, `<div dir="ltr">${view.body.innerHTML}</div>${view.quoted}`]], null, null, null, null, 1]
    message[10] = labels
    message[11] = view.files.map(({ name, attid }) => ['application/octet-stream', name, null, null, attid])
    message[51] = `s:1|#${view.id}|0`
    return message
  }
  const draftRequest = (view) => [[null, null, 2], [[[4, [view.thread, [null, null, [['', null, Date.now(), view.thread, [row(view, ['^all', '^r', '^r_bt'])]]]]]]]], null, [Date.now(), 1, Date.now(), 1, 205], 2]
  const sendRequest = (view, labels) => {
    const node = Array(14).fill(null)
    node[13] = [row(view, labels), null, 1]
    return [[null, null, 2], [[[10, [view.thread, node]]]], null, [Date.now(), 1, Date.now(), 1, 205], 2]
  }

  const save = (view) => {
    const request = draftRequest(view)
    localStorage.setItem(`gm.draft.${view.id}`, view.body.innerHTML)
    sync(request).catch(() => {
      navigator.serviceWorker?.controller?.postMessage(JSON.stringify(request))
      if (views.has(view)) view.saveSoon()
    })
  }

  /** The view is gone before its message has left; what could not leave is tried again. */
  const send = (view, labels) => {
    view.commit()
    if (view.recipients('to').length + view.recipients('cc').length + view.recipients('bcc').length === 0) return
    if (view.uploading > 0) return
    const request = sendRequest(view, labels)
    const body = JSON.stringify(request)
    view.close()
    const status = document.querySelector('.vh .bAq')
    status.textContent = 'Envoi en cours…'
    const attempt = () => sync(JSON.parse(body)).then(
      () => { status.textContent = labels.includes('^scheduled') ? 'Envoi programmé' : 'Message envoyé' },
      () => setTimeout(attempt, RETRY),
    )
    void attempt()
  }
  const SENT = ['^all', '^pfg', '^f_bt', '^f_btns', '^f_cl', '^i', '^u', '^io_im']
  const SCHEDULED = ['^all', '^f_bt', '^f_btns', '^f_cl', '^scheduled', '^io_im']

  // ---- a compose view ---------------------------------------------------------------------------------------------

  class View {
    constructor(doc, { reply = false, dialog = false } = {}) {
      const number = Math.floor(Math.random() * 1e15)
      this.id = `msg-a:r${number}`
      this.thread = `thread-a:r${number}`
      this.files = []
      this.uploading = 0
      this.quoted = ''
      this.reply = reply
      this.build(doc, dialog)
      views.add(this)
      // A fresh view forgets once what was put into it at once.
      setTimeout(() => { if (!reply) for (const chip of this.root.querySelectorAll('.anm [role=option]')) chip.remove() }, 60)
    }

    build(doc, dialog) {
      this.body = h(doc, 'div.Am.Al.editable.LW-avf[contenteditable=true][g_editable=true][role=textbox][aria-label=Corps du message][aria-multiline=true]')
      this.subject = h(doc, 'input.aoT[name=subjectbox][placeholder=Objet][aria-label=Objet]')
      this.filedata = h(doc, 'input[type=file][name=Filedata][multiple]')
      const fields = ['to', 'cc', 'bcc'].map((name) => {
        const input = h(doc, 'input.agP.aFw[role=combobox][aria-autocomplete=list][type=text][size=40]')
        const chips = h(doc, 'div')
        const list = h(doc, 'div[role=listbox]', h(doc, 'div', chips), input)
        const inner = within(doc, 4, list)
        const field = h(doc, `div.anm[name=${name}]`, this.reply ? h(doc, 'div.aUy', inner) : inner)
        if (name !== 'to') field.style.display = 'none'
        input.addEventListener('keydown', (event) => {
          if (['Enter', 'Tab', ',', ';'].includes(event.key) && input.value.trim() !== '' && !event.ctrlKey) {
            this.commit()
            if (event.key !== 'Tab') event.preventDefault()
          }
        })
        input.addEventListener('blur', () => this.commit())
        input.addEventListener('input', () => this.saveSoon())
        input.addEventListener('paste', (event) => {
          const text = event.clipboardData?.getData('text/plain') ?? ''
          event.preventDefault()
          setTimeout(() => text.split(/[,;\n]/).forEach((one) => this.addChip(name, one)), 20)
        })
        return field
      })
      const recipients = h(doc, 'table.GS', h(doc, 'tbody', h(doc, 'tr.bzf', h(doc, 'td.eV', within(doc, 1, h(doc, 'div', ...fields,
        h(doc, 'span.pE[role=link][jsaction=cc]', 'Cc'), h(doc, 'span.pB[role=link][jsaction=bcc]', 'Cci')))))))
      this.form = h(doc, 'form.bAs', ...Object.entries({ composeid: `${this.id}c`, from: OWN, draft: `#${this.id}`, rt: this.thread, uet: '' })
        .map(([name, value]) => h(doc, `input[type=hidden][name=${name}][value=${value}]`)), h(doc, 'div', recipients), h(doc, 'div.aoD.az6', this.subject))
      const controls = h(doc, 'tr.btC', h(doc, 'td.gU.Up', h(doc, 'div.dC',
        h(doc, 'div.T-I.J-J5-Ji.aoO.v7.T-I-atl.L3[role=button][tabindex=1][jsaction=send]', 'Envoyer'),
        h(doc, 'div.T-I.J-J5-Ji.hG.T-I-atl.L3[role=button][tabindex=1][aria-haspopup=true][jsaction=more]', '▾'),
        ...(this.reply ? [h(doc, 'div.T-I.J-J5-Ji.Uo.v7.T-I-atl.L3[role=button][tabindex=1][jsaction=archive]', 'Envoyer et archiver')] : []))),
      h(doc, 'td.gU', h(doc, 'div.a1.aaA.aMZ[command=Files][role=button][tabindex=1]', this.filedata)),
      h(doc, 'td.gU', h(doc, 'div.oh.J-Z-I.J-J5-Ji.T-I-ax7[role=button][tabindex=1][jsaction=discard]', 'Suppr.')))
      const area = h(doc, 'div.aoP', h(doc, 'div.Ap', this.body), h(doc, 'div.a8b'), h(doc, 'table.IZ', h(doc, 'tbody', controls)))
      const region = h(doc, 'div[role=region]', h(doc, 'table', h(doc, 'tbody', h(doc, 'tr', h(doc, 'td', this.form, area)))))
      this.list = area.querySelector('.a8b')
      this.root = this.reply
        ? h(doc, 'div.M9', region)
        : h(doc, 'div.nH.Hd[role=dialog]', h(doc, 'div.aaZ', h(doc, 'div[jsaction=none]',
          h(doc, 'div.Hm', h(doc, 'span.Hq.aUG[role=img][jsaction=window]'), h(doc, 'span.Hl[role=img][jsaction=full]'), h(doc, 'span.Ha[role=img][jsaction=close]')), region)))
      if (dialog) this.outer = h(doc, 'div.nn', h(doc, 'div.AD', h(doc, 'div', this.root)))
      this.root.view = this
      this.dropZone = h(doc, 'div.aC7', 'Déposez les fichiers ici')
      this.dropZone.view = this
      doc.body.append(this.dropZone)
      this.listen(doc)
    }

    listen(doc) {
      for (const element of [this.body, this.subject]) element.addEventListener('input', () => this.saveSoon())
      this.body.addEventListener('input', () => assistant.postMessage(this.body.innerText))
      this.body.addEventListener('paste', (event) => this.take([...(event.clipboardData?.files ?? [])]))
      this.filedata.addEventListener('change', () => this.take([...this.filedata.files]))
      this.root.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(this, SENT)
        else if ((event.key === 'Enter' || event.key === ' ') && event.target.matches('[jsaction=send]')) send(this, SENT)
      })
      this.dropZone.addEventListener('dragover', (event) => event.preventDefault())
      this.dropZone.addEventListener('drop', (event) => {
        event.preventDefault()
        doc.body.classList.remove('dragging')
        this.take([...event.dataTransfer.files])
      })
    }

    field(name) { return this.root.querySelector(`.anm[name=${name}]`) }
    recipients(name) {
      return [...this.field(name).querySelectorAll('[role=option]')].map((chip) => ({ name: chip.dataset.name, address: chip.dataset.hovercardId }))
    }
    addChip(name, text) {
      const trimmed = text.trim()
      if (trimmed === '') return
      const [, shown = '', address] = /^(?:"?(.*?)"?\s*<)?([^<>\s]*)>?$/.exec(trimmed) ?? [null, trimmed, trimmed]
      const doc = this.root.ownerDocument
      const chip = h(doc, `div.afV[role=option][data-name=${shown}][data-hovercard-id=${address}]`, h(doc, 'div.akl', shown || address), h(doc, 'div.afX[role=button][aria-label=Supprimer]'))
      chip.querySelector('.afX').addEventListener('click', () => { chip.remove(); this.saveSoon() })
      this.field(name).querySelector('[role=listbox] > div > div').append(chip)
      this.saveSoon()
    }
    commit() {
      for (const name of ['to', 'cc', 'bcc']) {
        const input = this.field(name).querySelector('input')
        if (input.value.trim() === '') continue
        const text = input.value
        input.value = ''
        this.addChip(name, text)
      }
    }
    saveSoon() {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => { if (views.has(this)) save(this) }, AUTOSAVE)
    }
    take(files) {
      for (const file of files) this.upload(file)
    }
    upload(file) {
      const doc = this.root.ownerDocument
      const item = h(doc, 'div.dL', h(doc, 'a.dO', h(doc, 'div.vI', file.name), h(doc, 'div.vJ', `(${file.size})`)), h(doc, 'div.dQ[role=progressbar]'), h(doc, 'div.vq[role=button]'))
      this.list.append(item)
      this.uploading += 1
      post('/upload/attachments?attid=f_0', file, { 'x-goog-upload-file-name': encodeURIComponent(file.name), 'content-type': file.type || 'application/octet-stream' }).then((text) => {
        const { attid } = JSON.parse(text)
        const kept = { name: file.name, attid }
        this.files.push(kept)
        item.dataset.attid = attid
        item.querySelector('.dQ').remove()
        item.querySelector('.vq').addEventListener('click', () => { this.files = this.files.filter((one) => one !== kept); item.remove(); this.saveSoon() })
        this.saveSoon()
      }, () => item.remove()).finally(() => { this.uploading -= 1 })
    }
    close() {
      clearTimeout(this.timer)
      views.delete(this)
      this.dropZone.remove()
      const { defaultView } = this.root.ownerDocument
      if (defaultView !== window) return defaultView.close()
      // A full-screen dialog stays behind, emptied.
      if (this.root.closest('.aSt')) this.root.querySelector('.aaZ').replaceChildren()
      else (this.outer ?? this.root).remove()
    }
  }

  // ---- what gestures do: one listener for all, by jsaction --------------------------------------------------------

  const ACTIONS = {
    compose: () => document.querySelector('.dw .no').append(new View(document, { dialog: true }).outer),
    reply: () => {
      const view = new View(document, { reply: true })
      const received = document.querySelector('#received').textContent
      // The answered message is not in the editor, but goes along.
      view.quoted = `<div class="gmail_quote"><div class="gmail_attr">Le jeu. 26 nov. 2026 à 09:10, Paul Martin a écrit :</div><blockquote class="gmail_quote">${received}</blockquote></div>`
      view.form.querySelector('[name=uet]').value = view.quoted
      document.querySelector('.ip').append(view.root)
      view.addChip('to', 'Paul Martin <paul.martin@autre-fournisseur.test>')
    },
    cc: (view) => { view.field('cc').style.display = '' },
    bcc: (view) => { view.field('bcc').style.display = '' },
    send: (view) => send(view, SENT),
    archive: (view) => send(view, SENT),
    close: (view) => { save(view); view.close() },
    discard: (view) => view.close(),
    full: (view) => {
      document.querySelector('.aSt').replaceChildren(h(document, 'div', view.root))
      view.outer.remove()
    },
    window: (view) => {
      pending = view
      window.open('/mail/u/0/?ui=2&view=btop&ver=1&search=drafts', '_blank', 'width=700,height=600')
    },
  }
  let pending = null
  let pressed = null
  const actionAt = (event) => event.target.closest?.('[jsaction]')
  const viewOf = (element) => element.closest('[role=dialog], .M9')?.view

  const menu = (view) => {
    const item = h(document, 'div.J-N[role=menuitem][selector=scheduledSend]', 'Programmer l’envoi')
    const box = h(document, 'div.J-M[role=menu]', item)
    // A menu acts on the release of the button.
    item.addEventListener('mouseup', () => {
      box.remove()
      const time = h(document, 'div.Az.AM[role=menuitem]', 'Demain matin')
      const dialog = h(document, 'div.Az[role=dialog]', time)
      time.addEventListener('click', () => { dialog.remove(); send(view, SCHEDULED) })
      document.body.append(dialog)
    })
    document.body.append(box)
  }

  const listenTo = (doc) => {
    doc.addEventListener('mousedown', (event) => {
      pressed = actionAt(event)
      if (pressed?.getAttribute('jsaction') === 'more') menu(viewOf(pressed))
    })
    doc.addEventListener('click', (event) => {
      const element = actionAt(event)
      // A click of a script alone moves nothing: a press belongs before it.
      if (!element || element !== pressed) return
      ACTIONS[element.getAttribute('jsaction')]?.(viewOf(element))
    })
    doc.addEventListener('dragenter', (event) => {
      if (event.dataTransfer?.types.includes('Files')) doc.body.classList.add('dragging')
    })
    doc.addEventListener('dragover', (event) => event.preventDefault())
    doc.addEventListener('drop', (event) => event.preventDefault())
  }
  listenTo(document)

  window.GM = {
    /** A window of its own: the view is built there, by this script. */
    inWindow(other) {
      const from = pending
      const view = new View(other.document)
      other.document.querySelector('[role=main]').append(view.root)
      if (other !== window) listenTo(other.document)
      if (!from) return
      view.subject.value = from.subject.value
      view.body.replaceChildren(...[...from.body.childNodes].map((node) => node.cloneNode(true)))
      from.close()
    },
    /** What a script of the page can do. */
    send: (index = 0) => send([...views][index], SENT),
    save: (index = 0) => save([...views][index]),
  }

  addEventListener('pagehide', () => {
    for (const view of views) navigator.sendBeacon('/sync/u/0/i/s?rt=b', JSON.stringify(draftRequest(view)))
  })
  // Reading goes through the same channel and has nothing of a draft in it.
  void post('/sync/u/0/i/bv?hl=fr&c=1', JSON.stringify([[49, 7], null, [1]]), { 'content-type': 'application/json' }).catch(() => undefined)
  void sync([[null, null, 2], [[[1, ['thread-f:1', [null, [[null, ['^u'], ['^o']]]]]]]]]).catch(() => undefined)
}
