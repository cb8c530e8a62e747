import { isTag } from '../../elements.ts'

/**
 * What a control or a field is for, by the words on it. Words first, then names in the code: what a person reads is what the
 * site means. French and English, the languages of the webmails that are written for French doctors.
 */

/** What a field of a compose view holds. */
export type FieldKind = 'to' | 'cc' | 'bcc' | 'subject'

/** Lower case without accents, marks of writing direction or camel case, in words. */
const wordsOf = (text: string): string => text
  .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  .normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, '')
  .toLowerCase().replace(/[^\p{L}]+/gu, ' ').trim()

const SEND = /^(?:envoyer|envoi|expedier|send)\b/
const NOT_SEND = /\b(?:brouillon|draft|lien|link|avis|feedback|invitation|fichier|file|photo|code)\b/
const SEND_IN_CODE = /(?:^| )(?:send|envoyer|envoi)(?: |$)/
const NOT_SEND_IN_CODE = /(?: |^)(?:draft|receipt|later menu|options|dropdown|arrow|to|copy)(?: |$)/

const CONTROLS = 'button, a, [role="button"], [role="menuitem"], input[type="submit"], input[type="button"], input[type="image"]'

const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? ''

/** What stands on a control for a person to read or hear. */
function faceOf(control: Element): string {
  const value = isTag(control, 'input') ? control.value : ''
  const faces = [attribute(control, 'aria-label'), control.textContent, value, attribute(control, 'title'), attribute(control, 'alt')]
  return wordsOf(faces.find((face) => wordsOf(face) !== '') ?? '')
}

/** Whether pressing this sends a message. */
export function isSendControl(control: Element): boolean {
  const face = faceOf(control)
  if (face !== '') return SEND.test(face) && !NOT_SEND.test(face)
  const code = wordsOf(['id', 'name', 'data-action', 'data-testid', 'data-test-id'].map((name) => attribute(control, name)).join(' '))
  return SEND_IN_CODE.test(code) && !NOT_SEND_IN_CODE.test(code)
}

/** The send control that a gesture on this element presses. */
export function sendControlAt(element: Element): Element | null {
  for (let control = element.closest(CONTROLS); control; control = control.parentElement?.closest(CONTROLS) ?? null) {
    if (isSendControl(control)) return control
  }
  return null
}

/** The control that saves a draft, which a gesture on this element presses. */
export function saveControlAt(element: Element): Element | null {
  const control = element.closest(CONTROLS)
  return control && /^(?:enregistrer|sauvegarder|save)\b/.test(faceOf(control)) ? control : null
}

export const sendControlsIn = (root: ParentNode): Element[] => [...root.querySelectorAll(CONTROLS)].filter(isSendControl)

const KINDS: readonly [FieldKind, RegExp][] = [
  ['bcc', /\b(?:bcc|cci|copie cachee|copie invisible|blind carbon|blind copy)\b/],
  ['cc', /\b(?:cc|copie|carbon copy)\b/],
  ['subject', /\b(?:subject|sujet|objet)\b/],
  // « À » alone is the name of the field; inside a sentence it is any word.
  ['to', /^(?:a|to|pour)$|\b(?:to field|destinataires?|recipients?|send to|envoyer a|mail to)\b|^(?:to|dest)\b| to$/],
]
// A line of an address book or of the mailbox's search is no field of a message.
const NOT_A_FIELD = /\b(?:search|rechercher?|recherche|filter|filtrer)\b/

/** Label of a field, by the means of HTML and ARIA. */
function labelOf(field: HTMLElement): string {
  const page = field.ownerDocument
  const named = attribute(field, 'aria-labelledby').split(/\s+/).map((id) => (id === '' ? '' : page.getElementById(id)?.textContent ?? '')).join(' ')
  const label = 'labels' in field ? ((field as HTMLInputElement).labels?.[0]?.textContent ?? '') : ''
  return named.trim() === '' ? label : named
}

/** What a field is for; `null` when nothing on it says so. */
export function kindOfField(field: HTMLElement): FieldKind | null {
  const said = [attribute(field, 'aria-label'), labelOf(field), attribute(field, 'placeholder'), attribute(field, 'title')]
  const coded = ['name', 'id', 'data-testid', 'data-test-id'].map((name) => attribute(field, name))
  if ([...said, ...coded].some((text) => NOT_A_FIELD.test(wordsOf(text)))) return null
  for (const text of [...said, ...coded]) {
    const words = wordsOf(text)
    const kind = KINDS.find(([, sign]) => sign.test(words))
    if (kind) return kind[0]
  }
  return null
}

/** Whether words beside a field only say what it is for. */
export function isLabel(text: string): boolean {
  const words = wordsOf(text)
  return words === '' || /^(?:a|to|de|from|pour|cc|cci|bcc|cc cci|cc bcc|copie|copie cachee|destinataires?|recipients?|contacts?|ajouter.*|add.*|supprimer.*|remove.*|x|email|adresses?.*)$/.test(words)
}
