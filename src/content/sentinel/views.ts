import { ask } from '../../messaging/ask.ts'
import { isElement, isShadowRoot } from '../elements.ts'
import { createBadge } from '../ui/badge.ts'
import { say } from '../ui/words.ts'
import type { Recognition } from '../webmails/recognition.ts'
import { composingIn, comingTo, GENERAL, recognitionNamed } from '../webmails/registry.ts'
import type { Post, View } from './gatekeeper.ts'
import { command } from '../world-bridge.ts'
import { type Sights, watchGestures } from './gestures.ts'
import { holdsText } from './holds-text.ts'

const TRIES = 3
/** Milliseconds for which a view may be out of the page while the webmail moves it. */
const MOVING = 1500
/** Milliseconds in which a save may follow the press that asks for it. */
const SAVING = 2000

/** The compose views of one document: found, guarded from the first moment, and given up when they are gone. */
export class Views implements Sights {
  readonly #page: Document
  readonly #post: Post
  readonly #onEnter: () => void
  readonly #cleared = new WeakSet<Event>()
  readonly #gates: View['gates'] = new Set()
  readonly #leaving = new Set<View>()
  #saveAsked = -Infinity
  readonly #heard = new WeakSet<Node>()
  /** Remembers what is held before the first view is there. */
  readonly #early: View

  /** @param onEnter Called for each view that comes. */
  constructor(page: Document, post: Post, onEnter: () => void) {
    this.#page = page
    this.#post = post
    this.#onEnter = onEnter
    this.#early = this.#viewOf(page.documentElement, (comingTo(location) ?? GENERAL).name, '')
  }

  /** The webmail that has a compose view here, also one that the page has put out of sight, or will have one as soon as the page is there. */
  get #webmail(): Recognition | null {
    const [known] = this.#post.views.values()
    return composingIn(this.#page) ?? (known ? recognitionNamed(known.webmail) : this.#page.readyState === 'loading' ? comingTo(location) : null)
  }

  get areOpen(): boolean {
    return this.#webmail !== null
  }

  /** Whether the network gate stops what frames of other sites would write: it is open only while every view's text is harmless. */
  get holdFrames(): boolean {
    const gates = [...this.#gates]
    return this.areOpen && (gates.length === 0 || gates.some(({ state }) => state !== 'clean'))
  }

  /** Whether this frame is part of a view, as an editor's is. */
  areIn(frame: Element): boolean {
    return [...this.#post.views.keys()].some((root) => root.contains(frame))
  }

  viewAt(element: Element | null): View | null {
    const webmail = this.#webmail
    if (!webmail) return null
    this.look()
    const { views, active } = this.#post
    const around = [...views.values()].find(({ root }) => element !== null && root.contains(element))
    if (around) this.#post.active = around
    return around ?? (active?.root.isConnected ? active : null) ?? [...views.values()].at(-1) ?? this.#early
  }

  sendControlAt(element: Element): Element | null {
    return this.#webmail?.sendControlAt(element) ?? null
  }

  /** Notes that the practitioner, and no script, pressed the webmail's own Save. */
  noteSave(event: Event): void {
    if (event.isTrusted && isElement(event.target) && this.#webmail?.saveControlAt?.(event.target)) this.#saveAsked = performance.now()
  }

  isSendShortcut(event: KeyboardEvent): boolean {
    return this.#webmail?.isSendShortcut(event) ?? false
  }

  isDraftForm(form: HTMLFormElement): boolean {
    const exit = this.#webmail?.exitOfForm(form) ?? null
    return exit === 'send' || exit === 'save'
  }

  /** Takes in views that have come, and gives up those that are gone. */
  look(): void {
    const webmail = composingIn(this.#page)
    if (webmail) for (const root of webmail.views(this.#page)) if (!this.#post.views.has(root)) void this.#enter(webmail, root)
    for (const view of this.#post.views.values()) if (!view.isThere() && !this.#leaving.has(view)) this.#leave(view)
  }

  /** The document was emptied: what heard its views is gone, also where the page puts the same elements back. */
  renew(): void {
    for (const view of this.#post.views.values()) this.#end(view)
    this.look()
  }

  #viewOf(root: Element, webmail: View['webmail'], key: string): View {
    const view: View = {
      root, webmail, key, gatekeeper: null, heldSends: 0, waitingFiles: [], badge: null, cleared: this.#cleared, gates: this.#gates, released: this.#post.released, withheld: this.#post.withheld,
      // A webmail may leave the root of a view that is gone in the page, emptied; with its text in it, it was only put out of sight.
      isThere: () => root.isConnected && (recognitionNamed(webmail).views(this.#page).includes(root) || holdsText(root)),
      isSaveAsked: () => performance.now() - this.#saveAsked < SAVING,
      // An editor's frame has no Send of its own; its keys, files and drops are this view's.
      watch: (target) => watchGestures(target, {
        viewAt: () => view,
        sendControlAt: (element) => recognitionNamed(webmail).sendControlAt(element),
        isSendShortcut: (event) => recognitionNamed(webmail).isSendShortcut(event),
        isDraftForm: () => false,
      }),
    }
    return view
  }

  async #enter(webmail: Recognition, root: Element): Promise<void> {
    const view = this.#viewOf(root, webmail.name, webmail.keyOf(root, location))
    this.#hearAround(root)
    // The page's world asks only where something stands, or stood: it may see none of it, and be asked for nothing before it is gone.
    command('view-here')
    view.heldSends = this.#early.heldSends
    view.waitingFiles = this.#early.waitingFiles.splice(0)
    view.tooManyDropped = this.#early.tooManyDropped === true
    this.#early.heldSends = 0
    this.#early.tooManyDropped = false
    this.#post.views.set(root, view)
    this.#post.active = view
    this.#onEnter()
    const badge = (view.badge = createBadge(this.#page, () => webmail.sendPlace(root), (place) => webmail.isOneLine?.(place) === true))
    badge.show({ tone: 'waiting', text: say('content_starting'), action: '' })
    // Fetched now: no word can be had once the extension is gone.
    const silent = say('content_silent')
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        const { armed } = await ask('compose-found', { composeKey: view.key, webmail: webmail.name, present: this.#post.adopt !== null })
        // The document may have been emptied meanwhile, and the view found anew.
        if (armed) return this.#post.views.get(root) === view ? this.#post.adopt?.(view) : undefined
      } catch {
        // Tried again; the send stays held meanwhile.
      }
    }
    badge.show({ tone: 'lost', text: silent, action: '' })
  }

  /** What happens in a shadow root comes to the window without its place, or not at all. */
  #hearAround(root: Element): void {
    for (let around = root.getRootNode(); isShadowRoot(around) && !this.#heard.has(around); around = around.host.getRootNode()) {
      this.#heard.add(around)
      watchGestures(around, this)
      around.addEventListener('click', (event) => this.noteSave(event), true)
    }
  }

  /** Webmails move a view about the page: it is gone when it does not come back. */
  #leave(view: View): void {
    this.#leaving.add(view)
    setTimeout(() => {
      this.#leaving.delete(view)
      if (view.isThere() || this.#post.views.get(view.root) !== view) return
      this.#end(view)
      if (this.#post.views.size === 0) void ask('compose-left', {}).catch(() => undefined)
    }, MOVING)
  }

  #end(view: View): void {
    this.#post.views.delete(view.root)
    if (this.#post.active === view) this.#post.active = [...this.#post.views.values()].at(-1) ?? null
    view.gatekeeper?.end()
    view.badge?.remove()
  }
}
