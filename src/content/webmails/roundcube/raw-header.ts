/** What Roundcube's answer to "headers" calls, with its argument as JSON writes a string. */
const CALL = /this\.set_headers\(("(?:[^"\\]|\\.)*")/

/**
 * The header of a mail out of what Roundcube shows of it: program/actions/mail/headers.php escapes it for HTML, sets names in bold type and puts four
 * spaces that do not break in front of a line that goes on. @param answer What the server said to the action "headers". @returns empty when it is none.
 */
export function rawHeader(answer: string): string {
  try {
    const { exec } = JSON.parse(answer) as { readonly exec?: unknown }
    const shown = typeof exec === 'string' ? CALL.exec(exec)?.[1] : undefined
    if (shown === undefined) return ''
    return (JSON.parse(shown) as string)
      .replace(/<br \/>/g, '\r\n').replace(/<font class="bold">|<\/font>/g, '').replace(/&nbsp;/g, ' ')
      .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
  } catch {
    return ''
  }
}

/** Message-ID that a header names; empty when it names none. */
export const messageIdIn = (header: string): string => /^Message-ID:\s*(<[^>]+>)/im.exec(header)?.[1] ?? ''

/**
 * Numbers of listed mails whose row names one of these addresses, as Roundcube's answer to "list" has them: one call for each mail.
 * A mail of a search through several folders has more than a number, and is left out.
 */
export function rowsNaming(answer: string, addresses: readonly string[]): readonly string[] {
  const wanted = addresses.map((address) => address.toLowerCase())
  return answer.split('add_message_row(').slice(1).flatMap((row) => {
    const uid = /^(\d+),/.exec(row)?.[1]
    const text = row.toLowerCase()
    return uid !== undefined && wanted.some((address) => text.includes(address)) ? [uid] : []
  })
}
