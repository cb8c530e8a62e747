import { isHtml, isTag } from '../../elements.ts'
import { kindOfField, sendControlsIn } from './signs.ts'

/** More fields, and more elements, than any page of a webmail has: what floods us is looked at no further. */
const MOST = 2000
const MOST_ELEMENTS = 30_000

const EDITABLE = '[contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"], textarea, iframe'
const FIELDS = 'input:not([type]), input[type="text"], input[type="email"], input[type="search"], textarea, [contenteditable="true"], [role="combobox"], [role="textbox"]'

/** Closed shadow roots that one wrote in: only whom the browser has shown them finds what stands there. */
const closed = new Set<WeakRef<ShadowRoot>>()

/** Has compose views looked for in a closed shadow root too. */
export function lookInto(root: ShadowRoot): void {
  if (!closedRoots().includes(root)) closed.add(new WeakRef(root))
}

export const closedRoots = (): ShadowRoot[] => [...closed].flatMap((reference) => {
  const root = reference.deref()
  if (!root) closed.delete(reference)
  return root?.host.isConnected ? [root] : []
})

/** The roots in which elements are looked for: the page, and shadow roots in it. */
export function rootsIn(page: ParentNode): ParentNode[] {
  const roots: ParentNode[] = [page, ...closedRoots()]
  for (let at = 0; at < roots.length && roots.length < MOST; at++) {
    const elements = roots[at]?.querySelectorAll('*') ?? []
    for (let index = 0; index < Math.min(elements.length, MOST_ELEMENTS); index++) {
      const inner = elements[index]?.shadowRoot
      if (inner) roots.push(inner)
    }
  }
  return roots
}

/** Frames within frames in which an editor is looked for. */
const DEEPEST_FRAME = 4

/** Body of an editor in a frame of the page's own origin, or in a frame of such a frame; `null` for any other frame. */
export function editableBody(frame: HTMLIFrameElement, depth = 1): HTMLElement | null {
  try {
    const inner = frame.contentDocument
    if (!inner) return null
    if (inner.designMode === 'on' || inner.body.isContentEditable) return inner.body
    const editable = inner.querySelector<HTMLElement>('[contenteditable="true"], [contenteditable=""]')
    if (editable || depth >= DEEPEST_FRAME) return editable
    for (const nested of inner.querySelectorAll('iframe')) {
      const body = editableBody(nested, depth + 1)
      if (body) return body
    }
    return null
  } catch {
    return null
  }
}

/** Whether this is where the text of a message is written. */
export function isEditor(element: Element): boolean {
  if (isTag(element, 'iframe')) return editableBody(element) !== null
  if (!isHtml(element) || element.getAttribute('role') === 'combobox') return false
  if (element.parentElement?.closest('[contenteditable="true"], [contenteditable=""]')) return false
  return kindOfField(element) === null
}

export const editorsIn = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(EDITABLE)].slice(0, MOST).filter(isEditor)

/** The fields of a compose view for whom and about what, in the order of the page. */
export const fieldsIn = (root: ParentNode): { element: HTMLElement; kind: ReturnType<typeof kindOfField> }[] =>
  [...root.querySelectorAll<HTMLElement>(FIELDS)].slice(0, MOST).map((element) => ({ element, kind: kindOfField(element) })).filter(({ kind }) => kind !== null)

/** The smallest part of the page around `inner` that holds one of each list; `null` when none does. */
function partAround(inner: Element, ...lists: readonly (readonly Element[])[]): Element | null {
  for (let part = inner.parentElement; part; part = part.parentElement) {
    const here = part
    if (lists.every((list) => list.some((element) => here.contains(element)))) return part
  }
  return null
}

/**
 * Compose views of a page that nobody has described: for each editor the smallest part of the page that also has a field for
 * recipients and something that sends. Where no recipients stand, the part that sends is one all the same: it is held, and said.
 */
export function viewsByStructure(page: ParentNode): Element[] {
  const views = new Set<Element>()
  for (const root of rootsIn(page)) {
    if (root.querySelector(EDITABLE) === null) continue
    const sends = sendControlsIn(root)
    if (sends.length === 0) continue
    const recipients = fieldsIn(root).filter(({ kind }) => kind === 'to').map(({ element }) => element)
    for (const editor of editorsIn(root)) {
      const view = partAround(editor, recipients, sends) ?? partAround(editor, sends)
      if (view) views.add(view)
    }
  }
  // A part that holds another view is the page around it.
  return [...views].filter((view) => ![...views].some((other) => other !== view && view.contains(other)))
}

/** Whether there is a field for recipients in it. */
export const isAddressed = (view: Element): boolean => fieldsIn(view).some(({ kind }) => kind === 'to')
