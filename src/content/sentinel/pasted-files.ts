const UNREAD = 'style, script, title, template'

/** Whether something can be read in this HTML beside its pictures. */
function hasWords(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll(UNREAD)) element.remove()
  return /[\p{L}\p{N}]/u.test(body.textContent)
}

/**
 * The files that somebody means to paste. A table copied from an office program carries its picture too: then the text is what is meant, and no
 * picture. A picture copied from a page has HTML beside it as well, but nothing to read in it; and who copies anything else than a picture means that file.
 */
export function pastedFiles(data: Pick<DataTransfer, 'files' | 'getData'> | null): File[] {
  const files = data ? [...data.files] : []
  if (!data || files.length === 0 || files.some(({ type }) => !type.startsWith('image/'))) return files
  return hasWords(data.getData('text/html')) ? [] : files
}
