import english from '../src/locales/en/guard.json' with { type: 'json' }
import french from '../src/locales/fr/guard.json' with { type: 'json' }

const language = (): Readonly<Record<string, string>> => {
  const wanted = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? ''
  return wanted.startsWith('en') ? english : french
}

/** A sentence of the guard's catalogue, filled: French, or English where the terminal's language is English. */
export function sentence(key: string, params: readonly string[]): string {
  return (language()[key] ?? key).replace(/\$([1-9])/g, (_, place: string) => params[Number(place) - 1] ?? '')
}
