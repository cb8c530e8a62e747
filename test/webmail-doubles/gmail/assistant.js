// Smart Compose: a worker that sends what is being written and gets a proposal back.
onmessage = ({ data }) => {
  fetch('/sync/u/0/i/assist', { method: 'POST', body: JSON.stringify([data]) }).catch(() => undefined)
}
