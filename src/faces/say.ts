import browser from 'webextension-polyfill'

/** A sentence of the message catalogue, filled with `values`; the key itself when the catalogue has none, so that no gap is silent. */
export function say(key: string, ...values: readonly (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(String)) || key
}

/** The sentence of a key that another context sent, or that of `otherwise` when the catalogue does not know it. */
export function sayOr(otherwise: string, key: string, ...values: readonly string[]): string {
  return (key && browser.i18n.getMessage(key, [...values])) || say(otherwise)
}

/** Language of the sentences, which is not always that of the browser: "fr" or "en". */
export function language(): string {
  return browser.i18n.getMessage('common_language') || 'fr'
}

/** The sentence for a count: `<key>_one` or `<key>_other` by the language's own rule, with the count as `$1`. */
export function sayCount(key: string, count: number, ...values: readonly string[]): string {
  const form = new Intl.PluralRules(language()).select(count) === 'one' ? 'one' : 'other'
  return say(`${key}_${form}`, formatNumber(count), ...values)
}

/** A number as the language writes it. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language()).format(value)
}
