/** What a mouse does on the way to a click. */
const BEFORE = ['pointerdown', 'mousedown', 'pointerup', 'mouseup'] as const

/** Presses a control as a mouse does, the whole way: some webmails act on the button's way down or up, or want one before the click. */
export function press(control: HTMLElement): void {
  for (const type of BEFORE) {
    const Kind = type.startsWith('pointer') ? PointerEvent : MouseEvent
    control.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, composed: true, button: 0, buttons: type.endsWith('down') ? 1 : 0 }))
  }
  control.click()
}
