import { plain } from './plain.ts'

const CLOSING = new RegExp(
  '^[ \\t]*(?:(?:bien|tres|avec|mes|nos|meilleure?s?|sinceres?|en vous|dans l.attente|je vous prie|veuillez (?:agreer|recevoir|croire))\\b.{0,60})?'
  + '(?:cordialement|confraternellement|amicalement|respectueusement|sincerement|cdlt|cdt|bcdt|amities|salutations|sentiments|consideration|regards|sincerely|yours|best wishes|cheers)\\b'
  + '|^[ \\t]*(?:merci(?: (?:d.avance|par avance|beaucoup|bien|encore))?|(?:tres )?bonne (?:journee|soiree|reception|fin de journee|semaine)|a vous lire)[ ,.!]*$'
  + '|^[ \\t]*(?:bien a (?:vous|toi)|bises?|bisous|a bientot|-- ?$|__+$|\\[?envoye (?:de|depuis)\\b)',
)
const POSTSCRIPT = /^[ \t]*(?:p\.?s\.?|nb)\b/
/** A formula further than this from the end closes nothing: prose follows it. */
const MOST_AFTER = 18

/**
 * What was typed without its signature: everything up to the closing formula, and a postscript below it.
 * Names and places of the signature are the sender's own.
 */
export function proseOf(body: string): string {
  const lines = body.split('\n')
  const closing = lines.findIndex((line, at) => line.length < 160 && lines.length - at <= MOST_AFTER && CLOSING.test(plain(line)))
  if (closing < 0) return body
  const below = lines.slice(closing + 1)
  const postscript = below.findIndex((line) => POSTSCRIPT.test(plain(line)))
  return [...lines.slice(0, closing), ...(postscript < 0 ? [] : below.slice(postscript))].join('\n')
}
