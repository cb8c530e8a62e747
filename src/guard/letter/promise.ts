import { plain } from './plain.ts'

/** Without one of these words nothing below can match. The pattern is long and the letter is read at each key. */
const HINT = /join|inclus|annexe|pj|p\.j\.|trouv|find|attach|enclos/
const PROMISE = new RegExp(
  "(?<!\\p{L})(?:ci-?\\s?(?:joint|inclus|annexe)(?:e?s?)|(?:en|dans l[ae]s?) (?:pj|p\\.j\\.|pieces? jointes?|piece-jointe|fichiers? joints?|annexe)|pj\\s?:|pieces? jointes?\\s?:"
  + "|(?:je|nous|on) (?:(?:vous|te|t'|lui|leur)\\s?)?(?:la |le |les |l')?(?:joins|joint|joignons)(?! par| au tel)|(?:joint|jointe|joints|jointes) (?:a|au) (?:ce|cet|present) (?:mail|message|courriel|courrier|mel)|j'ai joint(?=[^.\\n]{0,40}(?:compte[- ]rendu|\\bcr\\b|courrier|ordonnance|resultat|bilan|document|lettre|photo|scanner|irm|ecg|certificat|fichier))"
  + '|(?:photos?|images?|cliches?|compte[- ]rendus?|cro?|crh|courriers?|ordonnances?|ordos?|resultats?|bilans?|bio(?:logie)?|documents?|dossiers?|fiches?|formulaires?|certificats?|lettres?|ecg|eeg|emg|efr|irm|scanners?|tdm|radios?|echo(?:graphie)?s?|dopplers?|anapath|examens?|pdf)(?: (?:d[eu]|des) [^.,;:\\n]{1,40}?)? (?:(?:est|sont) )?(?:joint|jointe|joints|jointes)(?! (?:par|au tel|ce (?:soir|matin)))'
  + '|(?:vous trouverez|veuillez trouver|tu trouveras|trouvez)(?! (?:mes|nos|mon) coordonnees)(?=[^.\\n]{0,80}(?:compte[- ]rendu|\\bcr\\b|courrier|ordonnance|resultats?|bilan|document|lettre|imagerie|scanner|irm|ecg|certificat))'
  + '|(?:please )?find (?:the )?(?:[a-z ]{0,30})?(?:attached|enclosed)|attached (?:is|are|you will find|please find)|i (?:attach|am attaching|have attached|enclose)|see attached|(?:is|are) attached|(?:report|summary|letter|results?|scan|ecg|prescription|form|images?|files?|documents?)(?: is| are)? (?:attached|enclosed)|attached (?:report|summary|letter|results?|scan|ecg|prescription|form|images?|files?|documents?))(?!\\p{L})',
  'gu',
)
/** What is asked for, refused, past, or somebody else's. */
const NOT_BEFORE = /(?:sans|pas de|aucune?|votre|vos|ta|ton|tes|la|cette|ouvrir|ouvrez|n'ai pas (?:pu )?|n'arrive pas a|oublie|impossible de|merci de|pourriez-vous|pouvez-vous|pourrez|peux-tu|envoy\w{1,4}|transmet\w{1,4}|recu|lu|si |quand|puis-je|faut-il|dois-je|not |without|no |your |pense\w{0,2} a|penser a|veuillez|devez|doit|bien|tenir|via|consulter)[ ,]*(?:le |la |les |l'|me |nous |de |en |a |piece |mettre |mettez |renvoyer |joindre )*$/u
const NOT_WITHIN = /(?:dans (?:ce|le present) (?:message|mail|courriel)|ci-dessous|ci-apres|plus bas|en copie du texte|sur (?:notre|le|mon) site|sur le lien|lien suivant|sur l'espace|sur le dmp|dans le dmp)/u
const NOT_AFTER = /^[^.\n]{0,30}(?:de votre (?:mail|message|courrier|mel)|de ton (?:mail|message)|que (?:vous|tu) m'|que j'ai recue?|(?::\s*)?(?:aucune?|neant|0)(?!\p{L})|illisible|etait vide|ne s'ouvre|n'est pas|manqu)/u
const INLINE = /^[^.\n]{0,80}? ?:\s*[^\s-]/u
/** One that came, or that is still to be sent. */
const ANOTHER_TIME = /(?:(?:merci|remercie)[^.,;:\n]{0,12} (?:pour|du|de (?:votre|ton|cet?|cette)|d'avoir)[^.,;:\n]{0,40}|(?:enverr|mettr|transmettr|adresser|joindr|ajouter|fer)(?:ai|ons)(?!\p{L})[^.\n]{0,60})$/u

/** A file that is asked for. */
const ASKED = /(?:pouvez|pourriez|peux|pourrais|merci de|veuillez|faudrait|attends?)[^.?!\n]{0,40}(?:envoyer|renvoyer|transmettre|joindre|adresser|parvenir|mettre|scanner)[^.?!\n]{0,50}$/u

/** Whether the letter says that a file comes with it: "ci-joint", "en PJ", "vous trouverez le compte rendu". */
export function promisesAttachment(prose: string): boolean {
  const read = plain(prose)
  if (!HINT.test(read)) return false
  const text = read.replace(/\s{2,}|[^\S ]/g, (blank) => (blank.includes('\n\n') ? '\n' : ' '))
  return [...text.matchAll(PROMISE)].some(({ 0: said, index }) => {
    const before = text.slice(Math.max(0, index - 110), index)
    const after = text.slice(index + said.length, index + said.length + 90)
    const sentence = after.split(/[.\n]/)[0] ?? ''
    if (NOT_BEFORE.test(before) || ANOTHER_TIME.test(before) || ASKED.test(before) || NOT_AFTER.test(after)) return false
    // "(liste en annexe)": the annex of a document that is spoken of.
    if (said === 'en annexe' && /\([^)\n]*$/u.test(before)) return false
    // "Veuillez trouver vos résultats : créatinine 98": they stand right there.
    return !(/trouver|trouvez/.test(said) && (NOT_WITHIN.test(sentence) || INLINE.test(after)))
  })
}
