/**
 * The plugin's script in Roundcube's compose page. It brings in what the extension's scripts do there, with this page in the place
 * of the extension; where the extension guards the page already it shows nothing, and only gives the server the clearance for
 * what that has let go.
 */
import sentences from 'virtual:sceau-sentences'
import type { Envelope } from '../../messaging/ask.ts'
import { isExtensionPresent } from '../../content/world-bridge.ts'
import { handlersOf } from './background.ts'
import { Dialog } from './dialog.ts'
import { Holds } from '../core/page-holds.ts'
import { installHost } from './host.ts'
import { LetGo } from './how.ts'
import { OWN_WORDS } from './own-words.ts'
import { Seals } from '../core/page-seals.ts'
import { hearOfFiles, signWhatLeaves } from './sign.ts'
import { told } from './told.ts'

const base = new URL('.', (document.currentScript as HTMLScriptElement).src).href

function language(): 'fr' | 'en' {
  try {
    return told().language
  } catch {
    return 'fr'
  }
}

function start(): void {
  const dialog = new Dialog()
  const seals = new Seals()
  const letGo = new LetGo()
  const listeners: ((message: unknown) => unknown)[] = []
  const sentence = (key: string, values: readonly string[]): string =>
    (sentences[language()][OWN_WORDS[key] ?? key] ?? '').replace(/\$([1-9])/g, (_, place: string) => values[Number(place) - 1] ?? '')
  const handlers = handlersOf({
    holds: new Holds(), seals, letGo,
    open: (path) => dialog.open(base + path, sentence('extension_name', [])),
    askCompose: async (kind, request) => {
      for (const listener of listeners) {
        const reply = (await listener({ sceau: kind, request })) as { answer: { accepted: boolean } } | undefined
        if (reply) return reply.answer
      }
      throw new Error('no compose view answers')
    },
  })
  installHost({
    url: (path) => base + path,
    sentence,
    policy: () => told().policy,
    listen: (listener) => void listeners.push(listener),
    closeDialog() {
      dialog.close()
      seals.giveUp()
    },
    async answer(message) {
      const { sceau, request } = message as Envelope
      const handle = handlers[sceau] as ((wanted: unknown) => Promise<unknown>) | undefined
      return handle ? { answer: await handle(request) } : { refused: true }
    },
  })
  signWhatLeaves(letGo)
  document.addEventListener('DOMContentLoaded', hearOfFiles)
  void guard()
}

/** The extension's own scripts, in its order: hooks of the page's world, the holding listeners, what judges. */
async function guard(): Promise<void> {
  await import('../../content/page-world.iife.ts')
  await import('../../content/sentinel.iife.ts')
  await import('../../content/compose.iife.ts')
}

function stepAside(): void {
  signWhatLeaves(new LetGo('extension'))
  document.addEventListener('DOMContentLoaded', hearOfFiles)
}

if (isExtensionPresent()) stepAside()
else start()
