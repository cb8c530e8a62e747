import englishAddin from '../../locales/en/addin.json' with { type: 'json' }
import englishGuard from '../../locales/en/guard.json' with { type: 'json' }
import englishOutlook from '../../locales/en/outlook.json' with { type: 'json' }
import frenchAddin from '../../locales/fr/addin.json' with { type: 'json' }
import frenchGuard from '../../locales/fr/guard.json' with { type: 'json' }
import frenchOutlook from '../../locales/fr/outlook.json' with { type: 'json' }

const CATALOGUES: Readonly<Record<'fr' | 'en', Readonly<Record<string, string>>>> = {
  fr: { ...frenchAddin, ...frenchGuard, ...frenchOutlook },
  en: { ...englishAddin, ...englishGuard, ...englishOutlook },
}

/** French, unless Outlook is shown in English. */
export const languageOf = (displayLanguage: string | undefined): 'fr' | 'en' => (/^en\b/i.test(displayLanguage ?? '') ? 'en' : 'fr')

/** A sentence, filled. The event script has no page and no extension to ask for it. */
export function sentence(language: 'fr' | 'en', key: string, params: readonly string[] = []): string {
  return (CATALOGUES[language][key] ?? key).replace(/\$([1-9])/g, (_, place: string) => params[Number(place) - 1] ?? '')
}
