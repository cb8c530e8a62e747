import browser from 'webextension-polyfill'

const known = new Map<string, string>()

/** A sentence of the message catalogue. Works on after the extension was reloaded for sentences asked before. */
export function say(key: string, ...values: readonly string[]): string {
  try {
    const sentence = browser.i18n.getMessage(key, [...values])
    if (sentence) known.set(key, sentence)
    return sentence
  } catch {
    return known.get(key) ?? ''
  }
}
