import { isInitial, type Named, nameAt, titleOf, tokensOf } from './named.ts'
import { remember } from '../remember.ts'
import { blocksOf } from './blocks.ts'
import { plain } from './plain.ts'
import { personsIn, readsAsPerson } from '../persons/reads-as-person.ts'
import { isShared, isTrade } from '../persons/words.ts'
import { rolesIn } from './roles.ts'

const THIS = "(?:(?:ce|cet|cette|ces)(?: meme| petit| court| simple)?|la presente|le present|du present) (?:courriers?|mails?|messages?|lettres?|mels?|courriels?|echanges?|comptes?[- ]rendus?|cr|envois?|e-mails?|mots?|notes?|lignes|billets?|reponses?)"
const ALSO = '(?: (?:bien|aussi|egalement|donc|ici|en parallele|par la meme))*'
const WHERE = "(?:en (?:copie|cci?)|dans (?:la boucle|les destinataires)|en boucle|en destinataires?|(?:aux|parmi les) destinataires|a (?:ma|cette|la) (?:reponse|liste)|(?:a|dans|sur) (?:la boucle|la conversation|la discussion|le fil|notre echange|cet echange|cet? (?:mail|message|courriel)|ce fil|cette (?:discussion|conversation))|au fil(?: de la discussion)?)"
/** Anything within a sentence: the dot of "M." ends none. */
const SPAN = '(?:[^.;:!?\\n]|(?<=(?<!\\p{L})(?:m|mm|drs?|prs?|mme|mlle|\\p{L}))\\.)'
const TITLES = 'drs?|docteure?s?|dre|prs?|professeure?s?|mmes?|m|mr|madame|monsieur'
const PUT = "(?<!-)(?:je|j'|nous|on) ?(?:me permets d(?:e |')|me suis permise? d(?:e |')|prends la liberte d(?:e |')|viens d(?:e |')|en profite pour |vais |souhaite |tiens a |ai |avons |l'|le |la |vous )*(?:mets|met|mettons|mettre|mis|place|placer|ajoute[r]?|rajoute[r]?|inclus|inclure|associe[r]?|garde[r]?|laisse[r]?|copie[r]?|glisse[r]?|integre[r]?|invite[r]?|joins|joindre|convie[r]?)"

/** What says that somebody receives this very message too, right before the name. */
const NAME_AFTER: readonly RegExp[] = [
  `(?:en |avec |une |ma |mes )?(?:copies?|doubles?|ampliations?|exemplaires?|duplicatas?)(?:\\(s\\))?(?: conformes?)?(?: pour (?:information|info))?(?: (?:de |d'|du )?(?:${THIS.replace('|du present', '|present')}|la presente))?(?: (?:est|sont|sera|part|va))?${ALSO}(?: (?:adressee?s?|envoyee?s?|transmise?s?|faites?))?(?: ce jour)?\\s?(?:(?::|a|au|aux|pour|chez)|(?=[ -]+\\(?(?:medecin traitant|mt|${TITLES}|\\p{L}+ ?: ?(?:${TITLES}))(?!\\p{L})|\\s?\\((?:${TITLES})(?!\\p{L})))`,
  '(?:en copie|medecin traitant en copie)\\s?:', `(?<=(?:^|[.(\\n])\\s*)(?:egalement |aussi )?en copie${ALSO},(?= (?:l[ae] |mon |ma |son |sa |notre )?(?:${TITLES})(?!\\p{L}))`,
  '(?:message|mail|courriel|courrier|envoi|reponse) (?:groupee?|commune?) (?:a|au|aux|pour)', '(?:cc|cci|c\\.c\\.|c/c)(?:\\s?:)?',
  `(?:${PUT}|en mettant|avec)${ALSO} (?:tout le monde )?(?:en (?:copie|cc)|dans la boucle)(?: de ce \\p{L}+)?(?: ?:| a| de)?`,
  `(?:je|j'|nous) ?(?:adresse|envoie|transmets|transfere|fais suivre|adressons|envoyons|transmettons|faisons suivre)${ALSO} (?:une copie de )?${THIS}${ALSO} (?:a|au|aux)`,
  `${THIS}(?: (?:est|sera))${ALSO} (?:adresse|envoye|transmis)e?${ALSO} (?:a|au|aux)`, `${THIS}${ALSO} (?:part|va|file|s'adresse|est destinee?)${ALSO} (?:a|au|aux|chez|pour)`,
  `meme (?:message|mail|courrier|courriel|lettre|mot|envoi)(?: (?:est|a ete|part))?${ALSO}(?: (?:adresse|envoye|transmis|parti)e?)?(?: ce jour)? (?:a|au|aux|pour|chez)(?! (?:l'issue|propos|jour))`,
  `${THIS} est (?:aussi|egalement) pour`, '(?:message|courrier|mail|lettre|courriel) (?:aussi |egalement )(?:adresse|envoye|transmis)e? (?:a|au|aux)',
  '(?:message|courrier|mail|lettre) (?:adresse|envoye)e? (?:(?:aussi |egalement )(?:a|au|aux)|(?:a|aux?) ?:)',
  `(?:${THIS} (?:vous |t')est adressee?|(?:je|nous) (?:vous|t'|te) ?(?:ecris|ecrivons)(?: a (?:vous|toi)(?:-meme)?)?|(?:j'|nous )(?:adresse|adressons|envoie|envoyons) ${THIS} a (?:vous|toi)(?:-meme)?),? (?:ainsi qu'|et )(?:a|au|aux)`,
  `(?:je|j'|nous) ?(?:partage|partageons)${ALSO} ${THIS}${ALSO} avec`, 'je copie(?! de )', '(?:destinataires?(?: en copie)?|(?:liste de )?diffusion) ?:', '(?:^|\\n)[ \\t]*destinataires?(?= *\\n)',
  "(?:(?:i am|i'm|i have|i've|we are) )?(?:copying|copied|cc'?ing|cc'd|looping|looped)(?: in)?(?: to)?", 'copy(?: to|:)', 'i am including',
].map((one) => new RegExp(`(?<!\\p{L})(?:${one})(?!\\p{L})`, 'gu'))

/** "Je mets Claude Prigent en copie": no title is needed where a name stands between. */
const NAME_WITHIN = new RegExp(`(?<!\\p{L})(?:${PUT}|(?:adding|keeping|putting))${ALSO} (${SPAN}{2,70}?) (?:${WHERE}|(?:to this|in the loop|in cc|in copy))(?!\\p{L})(?! (?:des invites|de garde))`, 'gu')
/** "Je préviens le Dr Leroy par ce mail". */
const TOLD_HERE = new RegExp(`(?<!\\p{L})(?:je|j'|nous) ?(?:en )?(?:ecris|informe|informons|previens|prevenons|avertis|tiens)${ALSO} (?:(?:a|au|aux) )?(${SPAN}{2,60}?) (?:(?:informee?s? )?par (?:(?:ce|cette) (?:meme |petit )?(?:mail|message|courrier|courriel|mot|note|lettre|copie)|la presente|copie)|en copie)(?!\\p{L})|(?<!\\p{L})(?:je|j'|nous) ?(?:en )?(?:informe|informons|previens|prevenons|ecris|avertis|avertissons|avise)${ALSO} par (?:(?:ce|cette)(?: meme| petit)? (?:mail|message|courrier|courriel|mot|note|lettre|copie|biais)|la presente|copie|la meme occasion),? (?:(?:a|au|aux) )?(${SPAN}{2,80})`, 'gu')

/** "le Dr Leroy, que je mets en copie", "Sophie Berger est dans la boucle", "Paul Durand nous lit": the name comes first. */
const NAME_BEFORE = new RegExp(
  `(?<!\\p{L})(?:(?:(?:que |qu'|a qui |auxquels |auquel )(?:je|j'|nous|on) ?(?:l'|le |la )?(?:mets|met|mettons|place|ajoute|adresse|adressons|envoie|envoyons|ecris|transmets|destine)${ALSO} (?:en copie|en cci?|(?:une )?copie(?: de ${THIS})?|${THIS})|que (?:j'ai|nous avons) (?:mise?|ajoutee?) (?:en copie|en cc|dans la boucle))`
  + `|(?:(?:est|sont|sera|seront|qui est|qui sont|que voici|is|are)${ALSO} )?(?:tous les deux |toutes les deux )?(?:mise?s? |ajoutee?s? )?(?:(?:en|in|on) (?:copie|copy|cci?)|dans la boucle(?! infernale)|cc'd|copied (?:on|in|to)|(?:aussi |egalement )destinataires?|destinataires? de ${THIS}|(?:en |parmi les )destinataires?|in the loop|(?:copie|cc)(?=\\)))`
  + `|(?:nous|me|te|vous) li(?:t|sent)(?! (?:souvent|toujours))|reco(?:it|ivent)(?: aussi| egalement)? (?:${THIS}|le meme (?:mail|message|courrier|mot)|(?:une )?copie|un double)|recevr(?:a|ont)(?: aussi| egalement)? (?:ce(?: meme)?|le meme) (?:mail|message|courriel)`
  + `|(?:est|sont|sera|seront)${ALSO} (?:informe|prevenu|averti|avise)e?s? par (?:${THIS}|copie|la presente|cette copie))(?!\\p{L})`, 'gu',
)
/** "Paul est en copie, Lucie l'est aussi": said of one who was named before. */
const SO_IS = /(?<!\p{L})(?:(?:l'est|le sont|y est) (?:aussi|egalement)|aussi(?=[.!,\n]|$))(?!\p{L})(?<=(?:en (?:copie|cci?)|dans la boucle|destinataires?)[^\n]{0,120})/gu

/** Some word that a copy is told by: a passage without any needs no closer look. */
const CUE = /copi|copy|double|duplicata|ampliation|exemplaire|(?<!\p{L})(?:cc|c\.c\.|c\/c|courri(?:er|el)s?|e?-?mails?|message|lettre|mels?|compte|cr|envois?|mots?|notes?|lignes|billets?|reponses?|echange|fil|discussion|conversation|biais|liste|presente?|occasion|this)(?!\p{Ll}{3})|boucle|loop|destinataire|diffusion|includ|li(?:t|sent)(?!\p{L})|ecri(?:s|vons)/u
/** More copies than this are a list of words, not a letter. */
const MOST = 24
/** Between a name and what says that it is in copy: a trade, a comma, a bracket. */
const APPOSITION = /^[\s,()]*(?:(?:le |la |son |sa |notre |votre |mon |ma )?\p{Ll}[\p{L}-]*[\s,)]+){0,3}\(?$/u
/** A copy that travels otherwise, that somebody else sent, that is asked for, or that will be sent one day. */
const OTHERWISE = /(?:par (?:courrier|fax|la poste|voie postale|telephone)|m'(?:a|avait|as|avez)|deja (?:ete )?(?:envoye|adresse|transmis)|j'(?:ai|avais) (?:deja )?(?:adresse|envoye|transmis|faxe)|(?:enverr|adresser|transmettr|fer|donner|remettr)(?:ai|ons|a)(?!\p{L})|vous pouvez|pourrez|pourriez|merci d[e']|veuillez|n'hesitez|pensez|demand\p{L}*|(?:recu|sans|pas)(?!\p{L}))[^.\n]{0,40}$/u
const OTHERWISE_AFTER = /^[^.\n]{0,60}(?<!\p{L})(?:par (?:courrier|fax|la poste|voie postale)|sous pli|separement|a ete (?:adresse|envoye|transmis)e?|remise?|en main propre|la semaine derniere|le mois dernier|hier)(?!\p{L})/u
/** "Peux-tu mettre le Dr Leroy en copie", "je n'ai pas mis": somebody else's doing, or nobody's. */
const NOT_DONE = /(?<!\p{L})(?:mett(?:r\p{L}*|ez|es?|ent)|mets-|met|mis|ajouter\p{L}*|voulez|voudr\p{L}*|dois|demand\p{L}*|peux|peut|pouvez|pourr\p{L}*|merci de?|veuillez|n'hesit\p{L}*|pensez|faut|sans|pas|laisser|garder|m'(?:a|as|avez|avait))(?!\p{L})/u
const PLURAL = new Set(['drs', 'docteurs', 'docteures', 'prs', 'professeurs', 'mmes', 'mesdames', 'messieurs', 'mm'])
/** One below the other, each with a title. */
const LINES = /[ \t]*\n[ \t]*(?:[-•*–·]\s*)?(?=(?:Drs?|Docteure?|Pr|Prof|Mme|M|Madame|Monsieur)(?!\p{L}))/gu
/** What introduces somebody without being a title. */
const INTRODUCES = new Set(['confrere', 'consoeur', 'confreres', 'collegue', 'collegues', 'ami', 'amie', 'associe', 'associee', 'medecin', 'traitant', 'mt', 'colleague', 'colleagues', 'partner', 'associate'])
const SKIPPED = new Set(['et', 'le', 'la', 'les', 'au', 'aux', 'a', 'and', 'l', 'son', 'sa', 'ses', 'mon', 'ma', 'mes', 'notre', 'nos', 'votre', 'vos', 'ton', 'ta', 'vous', 'ainsi', 'que', 'qu', 'de', 'meme', 'aussi', 'egalement', 'in', 'to', 'with', 'my', 'our', 'the', 'his', 'her', 'your'])

/** Two words or more, or a first name: "Cardiologie", "Pharmacie du Marché" and "HAD" are nobody. */
const readsAsName = (name: string): boolean => {
  const words = plain(name).split(/[\s'’.-]+/).filter((word) => word !== '')
  if (words.some((word) => isShared(word)) || isTrade(words[0] ?? '') || rolesIn(name).size > 0) return false
  return words.filter((word) => word.length > 1).length > 1 || /^\p{Lu}\.? /u.test(name) || personsIn(name).length > 0
}

/** Names from a place on, one after the other: "Dr Leroy, cardiologue, CH du Nord ; Paul Durand et Mme Petit (kiné)". */
function namesAt(source: string, start: number, reach = 140): Named[] {
  // Trades and houses in brackets stand beside a name.
  const part = (source.slice(start, start + reach).replace(LINES, ', ').split(/[\n!?]|(?<!(?<!\p{L})(?:[Dd]rs?|[Pp]rs?|MM?|Mme|Mlle))\.(?=\s*(?:\p{Lu}[\p{Ll}]+\s+\p{Ll}|$))/u)[0] ?? '').replace(/\([^)]*\)/g, (inner) => (/(?:dr|docteur|pr)\.? /i.test(inner) ? inner : ' '.repeat(inner.length)))
  const tokens = tokensOf(part)
  const named: Named[] = []
  let title: Named['title'] = 'bare'
  let introduced = false
  let plural = false
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    if (!token) break
    const own = token.raw === 'me' ? null : titleOf(token.folded)
    if (!isInitial(part, tokens, at) && (token.raw === 'me' || own !== null || SKIPPED.has(token.folded) || INTRODUCES.has(token.folded))) {
      title = own ?? title
      if (own !== null) plural = PLURAL.has(token.folded)
      introduced ||= INTRODUCES.has(token.folded)
      at += 1
      continue
    }
    // "Copie kiné : M. Perrin ; cardiologue, Dr Petit": a trade may stand before its title.
    if ((isTrade(token.folded.replace(/^l'/, '')) || isShared(token.folded) || token.folded === 'correspondants') && (!/^\p{Lu}/u.test(token.raw) || /^\p{Lu}{2,4}$/u.test(token.raw)) && tokens.slice(at + 1, at + 3).some(({ folded }) => titleOf(folded) !== null)) {
      at += 1
      continue
    }
    const found = named.length > 0 && (isShared(token.folded) || isTrade(token.folded)) ? null : nameAt(part, tokens, at, title === 'doctor')
    // "Pr Luc Taillandier, Nancy": a town is one word.
    const whole = !named.some(({ title: before }) => before !== 'bare') || (found?.name.includes(' ') ?? false)
    if (found && (title !== 'bare' || introduced || (whole && readsAsName(found.name)))) {
      named.push({ title, name: found.name })
      at = found.next
      const gap = part.slice(tokens[at - 1]?.end, tokens[at]?.start)
      if (!/[,;/&]/.test(gap) && !['et', 'and', 'ainsi'].includes(tokens[at]?.folded ?? '')) break
      // A title goes on to a second name only in "Drs Leroy et Petit".
      if (!/[,;]/.test(gap) || plural) continue
      title = 'bare'
      introduced = false
      continue
    }
    // "Dr Leroy, cardiologue, CH du Nord ; Dr Petit": what describes the one before is stepped over up to the next title.
    if (named.length === 0) break
    let next = at + 1
    while (next < tokens.length && titleOf(tokens[next]?.folded ?? '') === null) next += 1
    if (next >= tokens.length || !/[,;]/.test(part.slice(token.end, tokens[next]?.start)) || /[.:]\s/.test(part.slice(token.end, tokens[next]?.start))) break
    at = next
  }
  return named
}

/** The names in a part of what a pattern found; "paul schmitt" too, of those who write without capitals. */
function namesWithin(source: string, match: RegExpExecArray, part: string): Named[] {
  const start = match.index + match[0].lastIndexOf(part)
  const named = namesAt(source.slice(0, start + part.length), start)
  const words = part.split(' ')
  return named.length === 0 && words.length > 1 && readsAsPerson(words) ? [{ title: 'bare', name: part }] : named
}

/** The names that end a passage, with nothing but a trade behind them. */
function namesEnding(source: string, end: number): Named[] {
  const from = Math.max(0, end - 110)
  const segment = source.slice(from, end).split(/[;:!?\n]|(?<!(?<!\p{L})(?:[Dd]rs?|[Pp]rs?|M|Mme|\p{Lu}))\.(?=\s)/u).at(-1) ?? ''
  const tokens = tokensOf(segment)
  for (const token of tokens) {
    if (NOT_DONE.test(plain(segment.slice(0, token.start)))) continue
    const titled = titleOf(token.folded) !== null
    if (!titled && !/^\p{Lu}/u.test(token.raw)) continue
    const named = namesAt(segment, token.start)
    const last = named.at(-1)
    if (!last) continue
    const rest = segment.slice(segment.lastIndexOf(last.name) + last.name.length).replace(/\([^)]*\)/g, ' ')
    if (APPOSITION.test(rest) && !/(?<!\p{L})(?:va|a|est|sont|m|n|sous|pour|chez|avec|vu|vue|souhait\p{L}*|veu\p{L}*|voudr\p{L}*|aimer\p{L}*|devr\p{L}*|doit|demand\p{L}*|etre|pas)(?!\p{L})/u.test(plain(rest))) return named
  }
  return []
}

function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (const match of text.matchAll(pattern)) {
    if (found.length >= MOST) break
    found.push(match)
  }
  return found
}

const mentionsInBlock = remember((block): readonly Named[] => {
  const folded = plain(block)
  if (!CUE.test(folded)) return []
  // Folding keeps the length unless a ligature opens: then places in the text would be wrong.
  const source = folded.length === block.length ? block : block.normalize('NFC').replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('Œ', 'OE').replaceAll('Æ', 'AE')
  const found: Named[] = []
  for (const match of NAME_AFTER.flatMap((pattern) => matches(folded, pattern))) {
    const end = match.index + match[0].length
    if (OTHERWISE.test(folded.slice(Math.max(0, match.index - 60), match.index)) || OTHERWISE_AFTER.test(folded.slice(end, end + 90))) continue
    found.push(...namesAt(source, end + (/^[\s:(•*–-]*/.exec(source.slice(end))?.[0].length ?? 0)))
  }
  for (const match of matches(folded, NAME_WITHIN)) {
    found.push(...namesWithin(source, match, match[1] ?? ''))
  }
  for (const match of matches(folded, TOLD_HERE)) found.push(...namesWithin(source, match, match[1] ?? match[2] ?? ''))
  for (const match of [...matches(folded, NAME_BEFORE), ...matches(folded, SO_IS)]) found.push(...namesEnding(source, match.index))
  return found
})

/**
 * Persons whom the letter says to be in copy: "copie au Dr Leroy", "cc Dr Leroy", "le Dr Leroy, que je mets en copie", "Paul nous lit".
 * A copy by post, one that somebody else sent or is asked to send, or one of a document ("copie du courrier") is none.
 */
export function mentionsIn(body: string): Named[] {
  const found = blocksOf(body).flatMap(mentionsInBlock)
  return found.filter(({ name }, at) => found.findIndex((other) => plain(other.name) === plain(name)) === at)
}
