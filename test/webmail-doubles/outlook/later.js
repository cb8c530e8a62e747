// A part of the application that comes when it is wanted: the menu behind the split button.
window.OWA.menu = (view) => {
  const item = Object.assign(document.createElement('button'), { textContent: 'Programmer l’envoi' })
  item.setAttribute('role', 'menuitem')
  const menu = document.createElement('div')
  menu.setAttribute('role', 'menu')
  menu.append(item)
  document.body.append(menu)
  item.addEventListener('click', () => {
    menu.remove()
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    const send = Object.assign(document.createElement('button'), { textContent: 'Envoyer' })
    send.setAttribute('data-testid', 'scheduleSendButton')
    dialog.append('Définir une date et une heure personnalisées', send)
    send.addEventListener('click', () => {
      dialog.remove()
      window.OWA.sendLater(view)
    })
    document.body.append(dialog)
  })
}
