import englishEnvelopes from '../src/locales/en/envelope-pdf.json' with { type: 'json' }
import english from '../src/locales/en/guard.json' with { type: 'json' }
import frenchEnvelopes from '../src/locales/fr/envelope-pdf.json' with { type: 'json' }
import french from '../src/locales/fr/guard.json' with { type: 'json' }

/** French, or English where the terminal's language is English. */
export function terminalLanguage(): 'fr' | 'en' {
  const wanted = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? ''
  return wanted.startsWith('en') ? 'en' : 'fr'
}

const SENTENCES: Readonly<Record<'fr' | 'en', Readonly<Record<string, string>>>> = {
  fr: { ...french, ...frenchEnvelopes }, en: { ...english, ...englishEnvelopes },
}

/** A sentence of the catalogue, filled, in the terminal's language. */
export function sentence(key: string, params: readonly string[]): string {
  return (SENTENCES[terminalLanguage()][key] ?? key).replace(/\$([1-9])/g, (_, place: string) => params[Number(place) - 1] ?? '')
}
