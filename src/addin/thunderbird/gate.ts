// The first script of the background, with nothing in it that could fail to load: whatever becomes of the rest, a send that nobody has
// judged is held, and never for longer than a compose window can wait.
import type { ComposeDetails } from './api.ts'

/**
 * Judges what stands in a compose window: whether it may leave, and which sentence says why not.
 * @param isLast Whether nobody is asked any more afterwards: until then a decision is not used up.
 * @param details What stood there when Thunderbird asked; `null` for the last word, which is about what stands there now.
 */
export type JudgeSend = (tabId: number, isLast: boolean, details: ComposeDetails | null) => Promise<{ readonly leaves: boolean; readonly why: string }>

type SendListener = (tab: { readonly id: number }, details: ComposeDetails) => Promise<{ cancel: boolean }>

interface GateApi {
  readonly compose: { readonly onBeforeSend: { addListener(listener: SendListener): void; removeListener(listener: SendListener): void } }
  readonly runtime: { sendMessage(message: unknown): Promise<unknown>; getURL(path: string): string }
  readonly extension: { getViews(): readonly { readonly location: { readonly href: string } }[] }
  readonly windows: { create(window: { url: string; type: 'popup'; width: number; height: number }): Promise<unknown> }
}

declare global {
  /** Set by the background once it can judge. */
  var sceauJudges: ((judge: JudgeSend) => void) | undefined
  /** Opens the panel of a compose window, or brings the open one to the front. */
  var sceauPanel: ((tabId: number, why: string) => Promise<void>) | undefined
}

const api = (globalThis as unknown as { readonly browser: GateApi }).browser
/** Milliseconds: Thunderbird ends a background that is idle for 30 s, and a send that waits for a dead background locks its window. */
const READY_LIMIT = 6_000
const LIMIT = 20_000
const PANEL = { type: 'popup', width: 520, height: 760 } as const

const ready = new Promise<JudgeSend>((resolve) => (globalThis.sceauJudges = resolve))

const after = (milliseconds: number): Promise<never> => new Promise((_, reject) => {
  setTimeout(() => reject(new Error('no answer in time')), milliseconds)
})

const addressOf = (tabId: number): string => api.runtime.getURL(`src/addin/thunderbird/panel.html?tab=${tabId}&`)

/** Whether there may be a panel of this compose window: only then its answer is worth waiting for. */
function mayBeOpen(tabId: number): boolean {
  try {
    return api.extension.getViews().some(({ location }) => location.href.startsWith(addressOf(tabId)))
  } catch {
    return true
  }
}

async function openPanel(tabId: number, why: string): Promise<void> {
  const isOpen = mayBeOpen(tabId) && await Promise.race([api.runtime.sendMessage({ sceau: 'held-again', request: { tabId, why } }), after(1_000)]).catch(() => false)
  if (isOpen === true) return
  await api.windows.create({ url: `${addressOf(tabId)}why=${why}`, ...PANEL })
}
globalThis.sceauPanel = openPanel

const { onBeforeSend } = api.compose

async function answer(id: number, details: ComposeDetails | null): Promise<{ cancel: boolean }> {
  let why = 'content_failure_silent'
  try {
    const judge = await Promise.race([ready, after(READY_LIMIT)])
    const judged = await Promise.race([judge(id, details === null, details), after(LIMIT - READY_LIMIT)])
    if (judged.leaves) {
      if (details !== null) askLastAgain()
      return { cancel: false }
    }
    why = judged.why
  } catch {
    // Whatever went wrong: nothing leaves, and the panel says so.
  }
  // Not waited for: the compose window is free at once, and what was written can be changed while the panel stands.
  void openPanel(id, why).catch(() => undefined)
  return { cancel: true }
}

// Thunderbird asks its add-ons one after another, in the order in which they began to listen, and each may change the message. What passed
// in its turn is therefore looked at once more, by a listener that each send puts behind everybody else's.
const last: SendListener = ({ id }) => answer(id, null)
function askLastAgain(): void {
  onBeforeSend.removeListener(last)
  onBeforeSend.addListener(last)
}
onBeforeSend.addListener(({ id }, details) => answer(id, details))
onBeforeSend.addListener(last)
