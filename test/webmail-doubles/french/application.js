// A webmail that nobody described: chips, an editable element, JSON.
'use strict'
{
  const { h } = Kit
  // Some applications keep their parts where no other script of the page finds them, or write a window or a frame that has no address of its own.
  const size = 'width=760,height=700'
  const PLACES = {
    '/ferme': () => document.querySelector('main').attachShadow({ mode: 'closed' }),
    '/fenetre': () => window.open('', '', size).document.body,
    // Nobody says that the document is complete.
    '/fenetre-ecrite': () => {
      const { document: own } = window.open('about:blank', '', size)
      own.write('<!doctype html><title>Message</title><body>')
      return own.body
    },
    '/cadre': () => document.querySelector('main').appendChild(h('iframe', { id: 'cadre', width: 760, height: 640 })).contentDocument.body,
  }
  const AUTOSAVE = Number(document.querySelector('meta[name="autosave"]').content)

  const compose = () => {
    const view = { files: [], lists: {}, root: null }
    window.Messagerie = view
    const changed = Kit.soon(() => void view.save(), AUTOSAVE)
    const field = (name, label) => {
      const input = h('input', { id: `champ-${name}`, autocomplete: 'off' })
      view.lists[name] = Kit.chips(input, ({ name: shown, address }, remove) => h('span', { class: 'puce', title: address }, shown || address, h('button', { type: 'button', 'aria-label': 'Supprimer', onclick: remove }, '×')), changed)
      return h('div', { class: 'ligne' }, h('label', { for: `champ-${name}` }, label), input)
    }
    const subject = h('input', { name: 'objet', placeholder: 'Objet' })
    const text = h('div', { class: 'texte', contenteditable: 'true', role: 'textbox', 'aria-label': 'Corps du message' })
    const pieces = h('ul', {})
    const file = h('input', { type: 'file', multiple: '' })
    const root = h('section', { class: 'redaction', 'aria-label': 'Nouveau message' }, field('a', 'À'), field('cc', 'Cc'), field('cci', 'Cci'), subject, text, pieces, file,
      h('button', { type: 'button', onclick: () => void view.send() }, 'Envoyer'), h('button', { type: 'button', onclick: () => void view.save() }, 'Enregistrer le brouillon'))
    for (const element of [subject, text]) element.addEventListener('input', changed)
    root.addEventListener('keydown', (event) => { if (Kit.isCtrlEnter(event)) void view.send() })
    view.root = root
    const place = PLACES[location.pathname]
    if (place) place().append(root)
    else document.querySelector('main').replaceChildren(root)
    const message = () => ({ destinataires: Object.values(view.lists).flat().map(({ address }) => address), objet: subject.value, corps: text.innerHTML, pieces: view.files })
    view.save = async () => { if (root.isConnected) await Kit.json('/api/brouillon', message()).catch(() => undefined) }
    view.send = async () => {
      await Kit.json('/api/envoi', message())
      const own = root.ownerDocument.defaultView
      root.remove()
      if (own !== window && own.top === own) own.close()
    }
    Kit.files(file, root, async (one) => {
      const form = new FormData()
      form.set('nom', one.name)
      form.set('fichier', one)
      await Kit.request('/api/pj', { body: form })
      view.files.push(one.name)
      pieces.append(h('li', {}, `${one.name} (${one.size} o)`, h('button', { type: 'button', onclick: ({ target }) => { view.files.splice(view.files.indexOf(one.name), 1); target.parentElement.remove() } }, '×')))
    })
  }
  document.getElementById('ecrire').addEventListener('click', compose)
}
