import { render, type ComponentChild } from 'preact'
import { act } from 'preact/test-utils'
import { vi } from 'vitest'
import type { PageRequests } from '../../../src/messaging/requests.ts'
import type { HoldView, PassageView, RecipientView } from '../../../src/messaging/hold-view.ts'
import type { Box } from '../../../src/directory/index.ts'
import { readCatalogue } from '../../../scripts/locales-plugin.ts'

const sentences = readCatalogue('fr')

/** What the background answers in a test; a request without an entry meets silence. */
export const background: {
  answers: { [K in keyof PageRequests]?: (request: PageRequests[K]['request']) => PageRequests[K]['answer'] }
  asked: { readonly kind: string; readonly request: unknown }[]
} = { answers: {}, asked: [] }

/** Listeners to the browser's storage, to be told of a change by a test. */
export const storageListeners = new Set<(changes: Record<string, { newValue?: unknown }>, area: string) => void>()

/** Stands in for the browser API: `vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)`. */
export const polyfill = {
  default: {
    i18n: {
      getMessage: (key: string, values: readonly string[] = []) =>
        (sentences[key] ?? '').replace(/\$(\d)/gu, (_, rank: string) => values[Number(rank) - 1] ?? ''),
    },
    storage: {
      onChanged: {
        addListener: (listener: Parameters<typeof storageListeners.add>[0]) => void storageListeners.add(listener),
        removeListener: (listener: Parameters<typeof storageListeners.add>[0]) => void storageListeners.delete(listener),
      },
    },
    runtime: {
      getURL: (path: string) => `chrome-extension://sceau/${path}`,
      sendMessage: ({ sceau, request }: { sceau: keyof PageRequests; request: never }) => {
        background.asked.push({ kind: sceau, request })
        const answer = background.answers[sceau] as ((request: never) => unknown) | undefined
        return answer ? Promise.resolve({ answer: answer(request) }) : Promise.reject(new Error('no receiver'))
      },
    },
  },
}

/** Puts a face into the test's document. */
export async function show(face: ComponentChild): Promise<HTMLElement> {
  const root = document.createElement('main')
  document.body.replaceChildren(root)
  await act(() => render(face, root))
  return root
}

/** A click as the practitioner makes it, or as a script does. */
export async function click(target: Element | null | undefined, trusted = true): Promise<void> {
  if (!target) throw new Error('there is nothing to click on')
  await act(() => {
    target.dispatchEvent(asEvent(new MouseEvent('click', { bubbles: true, cancelable: true }), trusted))
  })
}

export async function pressKey(key: string, trusted = true): Promise<void> {
  await act(() => {
    window.dispatchEvent(asEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }), trusted))
  })
}

/** Lets faked time go by, and what it brings appear. */
export async function pass(milliseconds: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds)
  })
}

/** The button whose words hold `words`. */
export function button(root: Element, words: string): HTMLButtonElement | null {
  return [...root.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words)) ?? null
}

export function asEvent<E extends Event>(event: E, trusted: boolean): E {
  Object.defineProperty(event, 'isTrusted', { value: trusted })
  return event
}

export const BOX: Box = {
  kind: 'PER', address: 'claire.fontaine@medecin.mssante.fr', civility: 'Dr', familyName: 'FONTAINE', givenName: 'Claire', profession: 'Médecin',
  specialty: 'Cardiologie', organisation: '', service: '', postcode: '59000', city: 'Lille', nationalId: '', phone: '',
}

export const RECIPIENT: RecipientView = { field: 'to', name: 'Claire Fontaine', address: 'claire@gmail.example', network: 'ordinary', box: null, plan: 'find-secure' }

export const passage = (index: number, part: PassageView['part'], file = ''): PassageView => (
  { index, part, file, role: 'health', key: `key ${index}`, answered: false, before: 'avant ', passage: `passage ${index}`, after: ' après' }
)

export const hold = (changes: Partial<HoldView> = {}): HoldView => ({
  holdId: 'hold-1', verdict: 'block', failure: '', reasons: [], passages: [], recipients: [RECIPIENT], attachments: [], correction: null, seal: null,
  remedies: ['hand-over', 'answer-without-history', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency'],
  secureAddress: 'lea.moreau@medecin.mssante.fr', alreadyLeft: [], ...changes,
})
