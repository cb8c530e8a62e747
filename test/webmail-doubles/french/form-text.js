// A webmail that nobody described: a text field, saved by a urlencoded request and in the page's storage, sent by a form.
'use strict'
{
  const form = document.getElementById('redaction')
  const fields = () => new URLSearchParams(new FormData(form))
  const save = () => {
    try { localStorage.setItem('brouillon', fields().toString()) } catch { /* full */ }
    void Kit.request('/brouillon', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: fields().toString() }).catch(() => undefined)
  }
  form.addEventListener('input', Kit.soon(save, Number(document.querySelector('meta[name="autosave"]').content)))
  form.addEventListener('keydown', (event) => { if (Kit.isCtrlEnter(event)) form.requestSubmit() })
  form.addEventListener('submit', () => {
    document.querySelector('[name="reponse"]').addEventListener('load', () => { form.hidden = true }, { once: true })
  })
  window.Formulaire = { save, send: () => HTMLFormElement.prototype.submit.call(form) }
  document.getElementById('ecrire').addEventListener('click', () => { form.hidden = false })
}
