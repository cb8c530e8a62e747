import { type DoubleAnswer, fileBeside, html, script } from '../webmail-double.ts'

const KIT = '/kit/compose-kit.js'

/** The page of a double and its scripts: `page.html` and `*.js` beside it, and the kit; `null` for anything else. */
export function pageOf(base: string, pathname: string, method: string, values: Readonly<Record<string, string>>, pages: Readonly<Record<string, string>>): DoubleAnswer | null {
  if (method !== 'GET') return null
  if (pathname === KIT) return script(fileBeside(import.meta.url, './compose-kit.js'))
  const own = /^\/own\/([\w-]+\.js)$/.exec(pathname)?.[1]
  if (own !== undefined) return script(fileBeside(base, `./${own}`))
  const page = pages[pathname]
  return page === undefined ? null : html(fileBeside(base, `./${page}`, values))
}

/** A field of a form body, in whatever encoding the form was sent. */
export async function fieldsOf(body: Buffer, contentType: string): Promise<FormData> {
  return new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
}

/** A field that is text; empty where it is a file or missing. */
export const textField = (fields: FormData, name: string): string => {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}

/** Text of HTML, roughly: enough to compare what was sent. */
export const textOf = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/&nbsp;/g, ' ').replace(/\s+/g, ' ').trim()
