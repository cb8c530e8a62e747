/**
 * A file name that says nothing about what is inside: `document.pdf`, `document-2.pdf`.
 *
 * @param index place among the files, from 0.
 * @param count how many files there are; kept so that a caller need not know the rule.
 * @param extension without the dot; anything but letters and digits is left out.
 */
export function neutralName(index: number, count: number, extension: string): string {
  const ending = extension.toLowerCase().replace(/[^a-z0-9]/g, '')
  const stem = count > 1 && index > 0 ? `document-${index + 1}` : 'document'
  return ending === '' ? stem : `${stem}.${ending}`
}
