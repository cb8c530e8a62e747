// Zimbra's modern compose view, rebuilt from class names alone.
'use strict'
{
  const { h } = Kit
  const AUTOSAVE = Number(document.querySelector('meta[name="autosave"]').content)
  const batch = (calls) => Kit.json('/service/soap/BatchRequest', { Header: { context: { _jsns: 'urn:zimbra' } }, Body: { BatchRequest: { _jsns: 'urn:zimbra', onerror: 'continue', ...calls } } })
  customElements.define('rich-text-area', class extends HTMLElement {})

  const compose = () => {
    const view = { attachments: [], lists: {} }
    window.Zimbra = view
    const changed = Kit.soon(() => void view.save(), AUTOSAVE)
    const field = (name, label) => {
      const input = h('input', { class: 'zimbra-client_address-field_inputField zimbra-client_token-input_input', type: 'text', 'aria-label': label })
      view.lists[name] = Kit.chips(input, ({ name: shown, address }, remove) => h('span', { class: 'zimbra-client_token-input_token', title: address },
        h('span', { class: 'zimbra-client_address-field_tokenLabel' }, shown || address), h('button', { class: 'zimbra-client_token-input_close', type: 'button', onclick: remove }, '×')), changed)
      return h('div', { class: 'zimbra-client_address-field_addressField' }, h('div', { class: 'zimbra-client_address-field_label' }, label), h('div', { class: 'zimbra-client_token-input_tokenInput' }, input))
    }
    const subject = h('input', { class: 'zimbra-client_composer_subject', placeholder: 'Objet' })
    const body = h('rich-text-area', { contenteditable: 'true', role: 'textbox' })
    const grid = h('div', { class: 'zimbra-client_attachment-grid_attachments' })
    const file = h('input', { type: 'file', multiple: '' })
    const root = h('div', { class: 'zimbra-client_composer_inner' }, field('to', 'À'), field('cc', 'Cc'), field('bcc', 'Cci'), subject, body, grid, file,
      h('div', { class: 'zimbra-client_gui-rich-text-area_components_toolbar_left' }, h('button', { type: 'button', class: 'blocks_button zimbra-client_composer_send', onclick: () => void view.send() }, 'Envoyer')))
    for (const element of [subject, body]) element.addEventListener('input', changed)
    root.addEventListener('keydown', (event) => { if (Kit.isCtrlEnter(event)) void view.send() })
    document.getElementById('app').append(h('div', { class: 'zimbra-client_composer_composer' }, root))

    const message = () => ({
      e: Object.entries(view.lists).flatMap(([name, list]) => list.map(({ address }) => ({ t: name[0], a: address }))),
      su: subject.value, mp: [{ content: { _content: body.innerHTML } }], ...(view.attachments.length > 0 ? { attach: { aid: view.attachments.join(',') } } : {}),
    })
    view.save = async () => { if (root.isConnected) await batch({ SaveDraftRequest: [{ m: message() }] }).catch(() => undefined) }
    view.send = async () => {
      await batch({ SendMsgRequest: [{ m: message() }] })
      root.parentElement.remove()
    }
    Kit.files(file, root, async (one) => {
      const answer = await Kit.request('/service/upload?fmt=extended,raw', { headers: { 'content-disposition': `attachment; filename="${encodeURIComponent(one.name)}"` }, body: one })
      view.attachments.push(/"aid":"([^"]+)"/.exec(answer)[1])
      grid.append(h('div', { class: 'zimbra-client_attachment-grid_attachment' }, one.name))
    })
  }
  document.getElementById('new').addEventListener('click', compose)
}
