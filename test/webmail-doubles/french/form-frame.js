// A webmail that nobody described: an editor in a frame, saved and sent as multipart.
'use strict'
{
  const form = document.getElementById('redaction')
  const save = Kit.soon(() => {
    fill()
    void fetch('/brouillon', { method: 'POST', body: new FormData(form) }).catch(() => undefined)
  }, Number(document.querySelector('meta[name="autosave"]').content))
  let editor
  const fill = () => { form.elements.message.value = editor.element.innerHTML }
  form.addEventListener('submit', fill)
  form.addEventListener('input', save)
  window.Formulaire = { save: () => { fill(); void fetch('/brouillon', { method: 'POST', body: new FormData(form) }) }, send: () => { fill(); HTMLFormElement.prototype.submit.call(form) } }
  document.getElementById('ecrire').addEventListener('click', () => {
    form.hidden = false
    editor ??= Kit.frameEditor(form.querySelector('iframe'), { id: 'corps', onChange: save, onKey: (event) => { if (Kit.isCtrlEnter(event)) form.requestSubmit() } })
    editor.onPaste(({ clipboardData: { files } }) => {
      if (files.length === 0) return
      form.querySelector('[type="file"]').files = files
      save()
    })
  })
}
