/**
 * Stands in for an extension's API in the add-in's pages, so that the extension's own faces show here as they are: sentences from the
 * catalogue, and questions answered in this very page instead of by a background.
 */
import { languageOf } from '../words.ts'

const CATALOGUES = import.meta.glob<Record<string, string>>('../../../locales/*/*.json', { eager: true, import: 'default' })

let sentences: Readonly<Record<string, string>> = {}
let respond: (kind: string, request: unknown) => Promise<unknown> = () => Promise.reject(new Error('nobody answers yet'))

/** The language of Outlook: French, unless it is shown in English. */
export function speak(displayLanguage: string | undefined): void {
  const folder = `/locales/${languageOf(displayLanguage)}/`
  sentences = Object.assign({}, ...Object.entries(CATALOGUES).filter(([path]) => path.includes(folder)).map(([, words]) => words)) as Record<string, string>
}

/** Who answers what the faces ask. */
export function answerWith(responder: typeof respond): void {
  respond = responder
}

const listener = { addListener: () => undefined, removeListener: () => undefined }

function getMessage(key: string, values: string | readonly string[] = []): string {
  const given = typeof values === 'string' ? [values] : values
  return (sentences[key] ?? '').replace(/\$([1-9])/g, (_, place: string) => given[Number(place) - 1] ?? '')
}

export default {
  i18n: { getMessage, getUILanguage: () => sentences.common_language ?? 'fr' },
  runtime: {
    id: 'sceau-outlook', onMessage: listener,
    getURL: (path: string) => new URL(path, document.baseURI).href,
    sendMessage: async ({ sceau, request }: { sceau: string; request: unknown }) => ({ answer: await respond(sceau, request) }),
  },
  storage: { onChanged: listener, local: { get: () => Promise.resolve({}), set: () => Promise.resolve() }, managed: { get: () => Promise.resolve({}) } },
}
