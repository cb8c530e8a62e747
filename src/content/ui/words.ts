import browser from 'webextension-polyfill'

const known = new Map<string, string>()

/** A sentence of the message catalogue. What was asked before without values is not asked again, and works on after the extension was reloaded. */
export function say(key: string, ...values: readonly string[]): string {
  const before = known.get(key)
  if (before !== undefined && values.length === 0) return before
  try {
    const sentence = browser.i18n.getMessage(key, [...values])
    if (sentence) known.set(key, sentence)
    return sentence
  } catch {
    return before ?? ''
  }
}
