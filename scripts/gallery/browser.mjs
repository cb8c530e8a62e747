// Stands in for the browser API while the faces are photographed. What it answers is set by the gallery before each page
// loads: `gallery.sentences`, and `gallery.answers`, from a request's name to an answer or to the word 'silence'.
const gallery = globalThis.gallery ?? { sentences: {}, answers: {}, allowed: [] }
const listener = { addListener() {}, removeListener() {} }

function getMessage(key, values = []) {
  const sentence = gallery.sentences[key] ?? ''
  return sentence.replace(/\$(\d)/g, (_, rank) => [values].flat()[rank - 1] ?? '')
}

async function sendMessage({ sceau, request }) {
  const answer = gallery.answers[sceau]
  if (answer === 'never') return new Promise(() => {})
  if (answer === undefined || answer === 'silence') throw new Error('Could not establish connection')
  const by = answer.byQuery ? answer.byQuery[request.query] ?? { boxes: [], status: answer.status } : answer
  return { answer: sceau === 'save-settings' ? request.settings : by }
}

export default {
  i18n: { getMessage, getUILanguage: () => gallery.sentences.common_language },
  runtime: {
    id: 'gallery', sendMessage, onMessage: listener,
    getURL: (path) => new URL(`/${path}`, location.href).href,
    getManifest: () => ({ content_scripts: gallery.contentScripts }),
  },
  permissions: {
    contains: async ({ origins }) => !origins.some((origin) => gallery.refused?.includes(origin.replace('/*', ''))),
    request: async () => true, remove: async () => true,
  },
  storage: { onChanged: listener },
  tabs: { create: async () => ({}), reload: async () => {} },
}
