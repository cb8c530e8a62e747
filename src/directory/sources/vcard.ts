/** One line of a vCard: name, whether its text is encoded, and the text. */
interface Property { readonly name: string; readonly parameters: string; readonly value: string }

/** Long lines go on after a line break and a blank (RFC 6350, 3.2); quoted-printable ones after `=` (vCard 2.1, still written by telephones). */
function unfolded(text: string): string[] {
  const lines: string[] = []
  let open = false
  for (const line of text.replace(/\r?\n[ \t]/gu, '').split(/\r?\n/u)) {
    const whole: string = open ? `${lines.pop() ?? ''}${line}` : line
    // The `=` at the end of a picture's base64 is none.
    open = line.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/iu.test(whole)
    lines.push(open ? whole.slice(0, -1) : whole)
  }
  return lines
}

function property(line: string): Property | null {
  const colon = /^((?:[^":]|"[^"]*")*):/u.exec(line)
  if (!colon) return null
  const [head = '', ...parameters] = (colon[1] ?? '').split(';')
  // "item1.EMAIL" groups lines that belong together.
  return { name: head.replace(/^.*\./u, '').toUpperCase(), parameters: parameters.join(';').toUpperCase(), value: line.slice(colon[0].length) }
}

function decoded({ parameters, value }: Property): string {
  if (!parameters.includes('QUOTED-PRINTABLE')) return value
  const bytes: number[] = []
  for (const part of value.match(/=[0-9A-F]{2}|[^=]+|=/giu) ?? []) {
    if (/^=[0-9A-F]{2}$/iu.test(part)) bytes.push(Number.parseInt(part.slice(1), 16))
    else bytes.push(...new TextEncoder().encode(part))
  }
  return new TextDecoder().decode(new Uint8Array(bytes))
}

const plain = (value: string): string => value.replace(/\\n/giu, ' ').replace(/\\([,;\\])/gu, '$1').trim()
/** Parts of a value such as N and ADR: separated by `;`, which `\` protects. */
const parts = (value: string): string[] => value.split(/(?<!\\);/u).map(plain)

export interface Card {
  readonly familyName: string
  readonly givenName: string
  readonly organisation: string
  readonly title: string
  readonly city: string
  readonly postcode: string
  readonly phone: string
  readonly emails: readonly string[]
}

/** The cards of a vCard file, versions 2.1 to 4.0 (RFC 2426, RFC 6350). What is not known is passed over. */
export function cardsOf(text: string): Card[] {
  const cards: Card[] = []
  let lines: Property[] | null = null
  for (const line of unfolded(text)) {
    const one = property(line)
    if (!one) continue
    if (one.name === 'BEGIN' && /^vcard$/iu.test(one.value.trim())) lines = []
    else if (one.name === 'END' && lines) {
      cards.push(cardOf(lines))
      lines = null
    } else lines?.push(one)
  }
  return cards
}

function cardOf(lines: readonly Property[]): Card {
  const first = (name: string): string => {
    const found = lines.find((line) => line.name === name)
    return found ? decoded(found) : ''
  }
  const [family = '', given = ''] = parts(first('N'))
  const [firstWord = '', ...others] = plain(first('FN')).split(/\s+/u)
  const [, , , city = '', , postcode = ''] = parts(first('ADR'))
  return {
    familyName: family || others.join(' '), givenName: given || (family === '' ? firstWord : ''), organisation: parts(first('ORG'))[0] ?? '',
    title: plain(first('TITLE') || first('ROLE')), city, postcode, phone: plain(first('TEL')).replace(/^tel:/iu, ''),
    emails: lines.filter(({ name }) => name === 'EMAIL').map((line) => plain(decoded(line)).replace(/^mailto:/iu, '')),
  }
}
