/**
 * A `mailto:` link, as a program or another page opens it, carries subject and text in the address of the compose page: the webmail's server would
 * have them before any script runs. So the browser is told to ask for the page without them, and they are given to the compose view on the device.
 * Roundcube alone, the one webmail whose addresses were looked at where it runs; who is written to stays in the address.
 */
import type { DeclarativeNetRequest } from 'webextension-polyfill'
import type { LinkedText } from '../messaging/requests.ts'

/** Everything behind the address in `_to=mailto:address?subject=…`, which Roundcube takes with and without `mailto:`. */
const IN_RECIPIENT = String.raw`^([^?#]*\?(?:[^#]*&)?_to=[^&#?]*?)(?:%3[Ff]|\?)[^&#]*`
const IN_FIELDS = String.raw`[?&](?:_action=compose(?:&[^#]*)?&_(?:body|subject)=[^&#]|_(?:body|subject)=[^&#][^#]*&_action=compose)`

/** Rules by which page loads of these hosts lose what a link says. Their ids are the only dynamic ones of the extension. */
export function linkRules(hosts: readonly string[]): DeclarativeNetRequest.Rule[] {
  const redirect = (id: number, regexFilter: string, how: object): DeclarativeNetRequest.Rule => ({
    id, priority: 1, action: { type: 'redirect', redirect: how },
    condition: { regexFilter, isUrlFilterCaseSensitive: true, requestDomains: [...hosts], resourceTypes: ['main_frame'] },
  })
  if (hosts.length === 0) return []
  return [
    redirect(1, IN_RECIPIENT, { regexSubstitution: String.raw`\1` }),
    redirect(2, IN_FIELDS, { transform: { queryTransform: { removeParams: ['_body', '_subject'] } } }),
  ]
}

const RECIPIENT = new RegExp(IN_RECIPIENT)
const FIELDS = new RegExp(IN_FIELDS)

/** What the rules take out of an address; `null` where they leave it alone. */
export function linkedTextOf(address: string): LinkedText | null {
  if (!URL.canParse(address)) return null
  const recipient = RECIPIENT.test(address)
  const fields = FIELDS.test(address)
  if (!recipient && !fields) return null
  const { searchParams } = new URL(address)
  const to = searchParams.getAll('_to').at(-1) ?? ''
  // A plus sign in a mailto link is a plus sign, in a page's address a space.
  const said = recipient ? new URLSearchParams(to.slice(to.indexOf('?') + 1).replaceAll('+', '%2B')) : new URLSearchParams()
  const named = (name: string): string => [...said].filter(([key]) => key.toLowerCase() === name).map(([, value]) => value).join(name === 'body' ? '\n' : ', ')
  const field = (name: string): string => (fields ? searchParams.get(name) ?? '' : '')
  return {
    subject: field('_subject') || named('subject'), body: (field('_body') || named('body')).replaceAll('\r\n', '\n'), cc: named('cc'), bcc: named('bcc'),
  }
}
