import { type Named, nameAt, titleOf, tokensOf } from './named.ts'
import { plain } from './plain.ts'
import { isShared, isTrade } from '../persons/words.ts'

/** Without one of these words nothing below can match. The patterns are long and the letter is read at each key. */
const COPY = /cop[iy]|double|(?<![a-z])cc|c\.c\./
const NAMED_IN_COPY = /en (?:copie|cc)/
/** What says that somebody receives this very message too, right before the name. */
const COPIED = /(?<!\p{L})(?:(?:en |avec |une |ma |mes )?copies?(?: de (?:ce|cet|cette|la presente) \p{L}+| du present \p{L}+)?(?: (?:est |sera )?(?:adressee?s?|envoyee?s?|transmise?s?))?\s?(?:\(s\)\s?)?(?::|a|au|aux|pour)|doubles?(?: de (?:ce|cet|cette|la presente) \p{L}+)? ?(?::|a|au|aux)|cc\s?:?|cci\s?:?|c\.c\.\s?:?|en copie\s?:|(?:je|nous) (?:mets|met|mettons|place|ajoute)(?: aussi| egalement)? en copie(?: de ce \p{L}+)?(?: a| de)?|en mettant en copie|(?:i am |i'm )?(?:copying(?: in)?|copied to|copy to))(?!\p{L})[\s:]{0,3}(?:(?:le|la|les|l|mon confrere|ma consoeur|mes confreres|notre confrere|votre confrere|son medecin traitant|sa|son|medecin traitant)[ ',]{1,2})*(?:a |au )?/gu
/** "le Dr Leroy, en copie", "le Dr Leroy que je mets en copie": the name comes first. */
const NAME_FIRST = /(?:dr|docteur|pr|professeur|mme|m\.|madame|monsieur)\.?\s[^.;:!?\n]{2,50}?[, (]+(?:(?:que |qu.)?(?:je|nous|on) (?:le |la |l')?(?:mets|met|mettons|place|ajoute)(?: aussi| egalement)? en copie|(?:ici |egalement |aussi )?(?:mis|mise) en copie|(?:est |ici |qui est |que voici )?(?:ici )?en copie|en cc)(?!\p{L})/gu
/** "Je mets Claude Prigent en copie": no title is needed where a name stands between. */
const NAME_WITHIN = /(?<!\p{L})(?:je|nous|on) (?:mets|met|mettons|place|ajoute)(?: aussi| egalement)? ([^.;:!?\n]{2,60}?) en copie(?!\p{L})/gu
/** "Sophie Berger est en copie", "avec Paul Durand (en copie)": first and family name, as written. */
const BARE_FIRST = /(?<!\p{L})((?:\p{Lu}[\p{L}'’-]+[ \t]+){1,3}\p{Lu}[\p{L}'’-]+)(?:,? (?:est |sera )?(?:aussi |également |ici )?| ?\()en copie(?!\p{L})/gu
/** A copy that travels otherwise, that somebody else sent, or that will be sent one day. */
const OTHERWISE = /(?:par (?:courrier|fax|la poste|voie postale|telephone)|m'(?:a|avait|as|avez)|deja (?:ete )?(?:envoye|adresse|transmis)|j'(?:ai|avais) (?:deja )?(?:adresse|envoye|transmis|faxe)|vous pouvez|pourrez|pourriez|merci d[e']|veuillez|n'hesitez|pensez|recu|sans)[^.\n]{0,40}$/u
const OTHERWISE_AFTER = /^[^.\n]{0,60}(?<!\p{L})(?:par (?:courrier|fax|la poste|voie postale)|sous pli|separement|a ete (?:adresse|envoye|transmis)e?|la semaine derniere|le mois dernier|hier)(?!\p{L})/u

function listAt(text: string, start: number): Named[] {
  const part = text.slice(start, start + 120).split(/[\n;!?]|\.(?=\s*(?:\p{Lu}[\p{Ll}]+\s+\p{Ll}|$))/u)[0] ?? ''
  const tokens = tokensOf(part)
  const named: Named[] = []
  let title: Named['title'] = 'bare'
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    if (!token) break
    const own = titleOf(token.folded)
    if (own !== null || ['et', 'le', 'la', 'les', 'au', 'aux', 'a', 'and', 'l'].includes(token.folded)) {
      title = own ?? title
      at += 1
      continue
    }
    // "Dr Leroy, CH du Nord": a house or a trade after the comma is nobody else.
    const found = title === 'bare' || (named.length > 0 && (isShared(token.folded) || isTrade(token.folded))) ? null : nameAt(part, tokens, at, false)
    if (!found) break
    named.push({ title, name: found.name })
    at = found.next
    const gap = part.slice(tokens[at - 1]?.end, tokens[at]?.start)
    if (!/[,/&]/.test(gap) && !['et', 'and'].includes(tokens[at]?.folded ?? '')) break
  }
  return named
}

/** Names from a place on, titled or not, one after the other. */
function namesIn(text: string, start: number): Named[] {
  const part = text.slice(start)
  const tokens = tokensOf(part)
  const first = nameAt(part, tokens, 0, false)
  if (!first) return listAt(text, start)
  const after = tokens[first.next]?.folded === 'et' ? nameAt(part, tokens, first.next + 1, false) : null
  return [first, ...(after ? [after] : [])].map(({ name }) => ({ title: 'bare', name }))
}

/** Persons who are named before it is said that they are in copy. */
function namedInCopy(source: string, folded: string): Named[] {
  const found: Named[] = []
  for (const match of folded.matchAll(NAME_FIRST)) {
    if (OTHERWISE.test(folded.slice(Math.max(0, match.index - 30), match.index)) || /m'(?:a|avait|as|avez)(?!\p{L})/u.test(match[0])) continue
    found.push(...listAt(source, match.index))
  }
  for (const match of folded.matchAll(NAME_WITHIN)) {
    found.push(...namesIn(source.slice(match.index, match.index + match[0].length), match[0].indexOf(match[1] ?? '')))
  }
  for (const match of source.matchAll(BARE_FIRST)) found.push(...namesIn(match[1] ?? '', 0))
  return found
}

/**
 * Persons whom the letter says to be in copy: "copie au Dr Leroy", "cc Dr Leroy", "le Dr Leroy, que je mets en copie".
 * A copy by post, one that somebody else sent, or one of a document ("copie du courrier") is none.
 */
export function mentionsIn(body: string): Named[] {
  const folded = plain(body)
  const copied = COPY.test(folded)
  const named = NAMED_IN_COPY.test(folded)
  if (!copied && !named) return []
  // Folding keeps the length unless a ligature opens: then places in the text would be wrong.
  const source = folded.length === body.length ? body : body.normalize('NFC').replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('Œ', 'OE').replaceAll('Æ', 'AE')
  const found: Named[] = []
  for (const match of copied ? folded.matchAll(COPIED) : []) {
    const end = match.index + match[0].length
    if (OTHERWISE.test(folded.slice(Math.max(0, match.index - 60), match.index)) || OTHERWISE_AFTER.test(folded.slice(end, end + 90))) continue
    found.push(...listAt(source, end))
  }
  if (named) found.push(...namedInCopy(source, folded))
  return found.filter(({ name }, at) => found.findIndex((other) => plain(other.name) === plain(name)) === at)
}
