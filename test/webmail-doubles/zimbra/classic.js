// Zimbra's classic compose view, rebuilt.
'use strict'
{
  const { h } = Kit
  const AUTOSAVE = Number(document.querySelector('meta[name="autosave"]').content)
  const soap = (call, body) => Kit.json(`/service/soap/${call}Request`, { Header: { context: { _jsns: 'urn:zimbra', csrfToken: '0_1' } }, Body: { [`${call}Request`]: { _jsns: 'urn:zimbraMail', ...body } } })
  const views = []
  window.DwtControl = { ALL_BY_ID: {} }
  window.Zimbra = { views }
  let bubbles = 0

  const compose = () => {
    const number = views.length + 1
    const id = `zv__COMPOSE-${number}`
    const view = { number, draft: '', attachments: [], lists: {} }
    const changed = Kit.soon(() => void view.save(), AUTOSAVE)
    const row = (field, label) => {
      const input = h('input', { id: `${id}_${field}_control`, autocomplete: 'off', role: 'combobox', 'aria-label': `${label} :` })
      view.lists[field] = Kit.chips(input, (mailbox, remove) => {
        const bubble = h('span', { class: 'addrBubble', id: `ZmAddressBubble${++bubbles}`, role: 'option' },
          h('span', {}, `${mailbox.name || mailbox.address} `), h('span', { class: 'ImgBubbleDelete', onclick: remove }))
        DwtControl.ALL_BY_ID[bubble.id] = { address: Kit.write(mailbox) }
        return bubble
      }, changed)
      return h('tr', { id: `${id}_${field}_row` }, h('td', {}, h('div', { id: `${id}_${field}_picker`, class: 'ZButton' }, `${label} :`)),
        h('td', { id: `${id}_${field}_cell` }, h('div', { class: 'addrBubbleContainer', id: `${id}_${field}_holder` }, input)))
    }
    const subject = h('input', { id: `${id}_subject_control`, class: 'subjectField', autocomplete: 'off' })
    subject.addEventListener('input', changed)
    const holder = h('div', { class: 'attBubbleHolder' })
    const file = h('input', { type: 'file', multiple: '', id: `${id}_file_input_0`, name: 'attUpload' })
    const frame = h('iframe', { id: `ZmHtmlEditor${number}_body_ifr`, title: 'Zone de texte riche' })
    const root = h('div', { class: 'ZmComposeView', id }, h('table', { id: `${id}_header` }, h('tbody', {},
      row('to', 'À'), row('cc', 'Cc'), row('bcc', 'Cci'),
      h('tr', { id: `${id}_subject_row` }, h('td', {}, 'Objet :'), h('td', {}, subject)),
      h('tr', { id: `${id}_attachments_row` }, h('td', { colspan: '2' }, h('div', { id: `${id}_attachments_div` }, h('div', { class: 'attBubbleContainer' }, holder)), file)))),
    h('div', { class: 'ZmHtmlEditor', id: `ZmHtmlEditor${number}` }, h('textarea', { class: 'ZmHtmlEditorTextArea', id: `ZmHtmlEditor${number}_body`, style: 'display:none' }), frame))
    // Dwt's buttons act when the mouse comes up, on whatever part of them.
    const button = (name, label, press) => h('div', { class: 'ZToolbarButton', id: `zb__COMPOSE-${number}__${name}`, role: 'button', onmouseup: press },
      h('table', {}, h('tbody', {}, h('tr', {}, h('td', { id: `zb__COMPOSE-${number}__${name}_title`, class: 'ZWidgetTitle' }, label)))))
    const bar = h('div', { class: 'ZToolbar', id: `ztb__COMPOSE-${number}` },
      button('SEND', 'Envoyer', () => void view.send()), button('CANCEL', 'Annuler', () => view.close()), button('SAVE_DRAFT', 'Enregistrer le brouillon', () => void view.save()))
    const onKey = (event) => { if (Kit.isCtrlEnter(event)) void view.send() }
    root.addEventListener('keydown', onKey)
    document.getElementById('z_app').append(bar, root)
    const editor = Kit.frameEditor(frame, { id: 'tinymce', onChange: changed, onKey })

    const message = () => ({
      e: [{ t: 'f', a: 'lea.moreau@free.fr' }, ...Object.entries(view.lists).flatMap(([field, list]) => list.map(({ name, address }) => ({ t: field[0], a: address, p: name })))],
      su: subject.value, mp: [{ ct: 'text/html', content: { _content: editor.element.innerHTML } }],
      ...(view.attachments.length > 0 ? { attach: { aid: view.attachments.join(',') } } : {}), ...(view.draft ? { id: view.draft } : {}),
    })
    view.save = async () => {
      if (!root.isConnected) return
      await soap('SaveDraft', { m: message() }).then(() => { view.draft = '257' }, () => undefined)
    }
    view.send = async () => {
      await soap('SendMsg', { m: message() })
      view.close()
    }
    view.close = () => { bar.remove(); root.remove() }
    // A file is attached by the draft that is saved with it, and shown only then.
    Kit.files(file, root, async (one) => {
      const answer = await Kit.request('/service/upload?fmt=extended,raw', { headers: { 'content-disposition': `attachment; filename="${encodeURIComponent(one.name)}"`, 'x-zimbra-csrf-token': '0_1' }, body: one })
      const [, aid] = /"aid":"([^"]+)"/.exec(answer)
      view.attachments.push(aid)
      await soap('SaveDraft', { m: message() })
      view.draft = '257'
      holder.append(h('span', { id: `${id}_att_${aid}`, class: 'attachmentBubble' }, h('span', {}, one.name), h('span', {
        class: 'ImgBubbleDelete AttachmentClose',
        onclick: ({ target }) => { view.attachments.splice(view.attachments.indexOf(aid), 1); target.parentElement.remove(); changed() },
      })))
    }, editor)
    views.push(view)
  }
  document.getElementById('zb__NEW_MENU').addEventListener('click', compose)
}
