import { isInitial, type Named, nameAt, titleOf, tokensOf } from './named.ts'
import { personsIn as namesKnown } from '../persons/reads-as-person.ts'
import { rememberLast } from '../remember.ts'
import { plain } from './plain.ts'
import { rolesIn } from './roles.ts'

/** Whom a letter greets. */
export interface Greeting {
  /** Persons greeted by name; none for "Cher confrère" and "Bonjour à tous". */
  readonly persons: readonly Named[]
  /** Whether a doctor is spoken to: "Docteur", "Cher confrère". */
  readonly doctor: boolean
  /** What stands in brackets right behind a greeted name: "Chère Anne Cadiou (Le Flem)," is one person with two names. */
  readonly aside: string
  /** The greeting itself, folded: it may name a specialty. */
  readonly text: string
}

const NONE: Greeting = { persons: [], doctor: false, aside: '', text: '' }
const OPENING = /^[ \t]*(?:(?:re-?)?bonjour|bonsoir|salut|coucou|hello|hi|hey|dear|(?:(?:bien|tres|mon|ma|mes) )?(?:cher|chere|chers|cheres)|bjr|bsr|madame|monsieur|mesdames|messieurs|mademoiselle|docteur|docteurs|docteure|dre|professeur|dr|drs|pr|mme|mlle|mr|m\.|maitre|dis(?= [a-z-]+,)|yo|hola|ciao|bravo|felicitations|bon anniversaire|bonne annee|re(?= [a-z-]+ ?[,!.]?[ \t]*$)|to(?= (?:dr|doctor|prof|mr|mrs|ms))|a l'attention (?:des?|du|d)|good (?:morning|afternoon|evening))(?![\p{L}-])/u
const DOCTOR = /(?<!\p{L})(?:docteure?s?|drs?|dre|prs?|professeure?s?|confreres?|consoeurs?|doctors?)(?!\p{L})/u
/** Words that may stand between the opening and a name. */
const FILLER = new Set([
  'bonjour', 'rebonjour', 're-bonjour', 'toi', 'e', 'bonsoir', 'salut', 'coucou', 'hello', 'hi', 'hey', 'dear', 'bien', 'tres', 'mon', 'ma', 'mes', 'cher', 'chere', 'chers', 'cheres', 'bjr', 'bsr', 'a', 'l', 'le', 'la', 'les', 'et', 'and', "l'attention",
  'attention', 'de', 'du', 'd', 'au', 'confrere', 'confreres', 'consoeur', 'consoeurs', 'collegue', 'collegues', 'ami', 'amie', 'amis', 'amies', 'good', 'morning', 'afternoon', 'evening', "l'", 'to', 'dis', 'yo', 'hola', 'ciao', 'bravo', 'felicitations', 'anniversaire', 'bon', 'bonne', 'annee', 're',
])
const COLLEAGUES = new Set(['confrere', 'confreres', 'consoeur', 'consoeurs', 'collegue', 'collegues', 'voisin', 'voisine', 'ami', 'amie', 'amis', 'amies'])
const PLACED = new Set(['de', 'du', 'd', 'des', 'a', 'au'])
/** Lines looked at for a greeting: letterheads and a heading about the patient may stand before it. */
const MOST_LINES = 14
/** A greeting that runs on into the letter is read this far. */
const LONGEST = 90
/** What ends a greeting, but for a comma; the dot of "Dr." and of an initial does not. */
const ENDS = /[!?:;\n]|(?<!(?<!\p{L})(?:drs?|dre|prs?|prof|mm?|mmes?|mlle|mr|mrs|ms|me|\p{L}))\.(?=\s|$)/iu
/** After a comma somebody else is greeted: "Cher Paul, chère Sophie", "Drs Martin, Leroy et Petit". */
const GREETS_ON = /^\s*(?:et\s+)?(?:(?:mon|ma|bien|tres)\s+)*(?:cher|chere|chers|cheres|bonjour)(?!\p{L})/u
/** "Madame Weiss, Monsieur Klein,". */
const ANOTHER = /^\s*(?:et\s+)?(?:madame|monsieur|mme|m\.|dr|docteur)\.?\s+\p{L}[^,.:;!?]{1,30},?\s*$/iu
const TITLED_END = /(?<!\p{L})(?:madame|monsieur|mme|m\.|dr|docteur)\.?\s+[\p{L}'’-]+(?:\s+[\p{L}'’-]+)?$/iu
const SEVERAL = /(?<!\p{L})(?:chers|cheres|drs|docteurs|messieurs|mesdames|prs|mmes)(?!\p{L})/u

/** A line that begins with a title and a name greets only when it stops there, or goes on speaking to that person. */
const TITLE_FIRST = /^\s*(?:madame|monsieur|mademoiselle|mme|mlle|mr|m\.|dr|dre|docteure?|drs|docteurs|pr|professeur|maitre)(?!\p{L})/u
/** "M. Klein, je vous remercie" below a greeting speaks of him; "Dr Noël, je vous" speaks to him. */
const CIVIL_FIRST = /^\s*(?:madame|monsieur|mademoiselle|mme|mlle|mr|m\.)(?!\p{L})/u
const SPEAKS_ON = /^[,!]\s*(?:$|(?:je|j'|nous|vous|votre(?! (?:patiente?|malade|mari|femme|epouse|mere|pere|fils|fille))|vos(?! patiente?s)|voici|suite|merci|comme|pour|bonjour|bonsoir|veuillez|pouvez|c'est|ci-joint|dans|en|avec|apres)(?!\p{L}))/u

/** "Dr Paul Martin", "Drs Martin et Leroy", "Paul": the names that follow one another in a greeting. */
function personsIn(text: string): Named[] {
  const tokens = tokensOf(text)
  const persons: Named[] = []
  let title: Named['title'] = 'bare'
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    if (!token) break
    const initial = isInitial(text, tokens, at)
    const own = titleOf(token.folded)
    if (own !== null && !initial) {
      title = own
      at += 1
      continue
    }
    // "Chère consœur de Narbonne" greets by the town.
    if (PLACED.has(token.folded) && COLLEAGUES.has(tokens[at - 1]?.folded ?? '')) break
    const follows = titleOf(tokens[at - 1]?.folded ?? '') !== null
    if (FILLER.has(token.folded) && !initial && !(follows && nameAt(text, tokens, at, false))) {
      at += 1
      continue
    }
    const found = nameAt(text, tokens, at, title !== 'bare' && follows)
    // "Bonjour Cardiologie" greets a service.
    if (!found || (title === 'bare' && !found.name.includes(' ') && rolesIn(found.name).size > 0)) break
    persons.push({ title, name: found.name })
    at = found.next
    const gap = text.slice(tokens[at - 1]?.end, tokens[at]?.start)
    const joined = /^\s*[,/&]?\s*$/.test(gap) && /[,/&]/.test(gap)
    if (!joined && !['et', 'and'].includes(tokens[at]?.folded ?? '')) break
  }
  return persons
}

/** The part of a line that greets, from its first letter to the sign that ends a greeting. */
function greetingPart(line: string): string {
  const most = line.slice(0, LONGEST)
  const whole = most.slice(0, ENDS.exec(most)?.index ?? most.length)
  let comma = whole.indexOf(',')
  while (comma >= 0) {
    const rest = whole.slice(comma + 1)
    const listed = SEVERAL.test(plain(whole.slice(0, comma))) && /^\s*\p{Lu}/u.test(rest)
    if (!listed && !GREETS_ON.test(plain(rest)) && !(ANOTHER.test(rest) && TITLED_END.test(whole.slice(0, comma)))) return whole.slice(0, comma)
    comma = whole.indexOf(',', comma + 1)
  }
  return whole
}

/** "Bonjour, Dr Martin," greets; "Bonjour, Mme Durand a été vue" speaks of somebody. */
function afterComma(line: string, part: string): string {
  const rest = line.slice(part.length)
  const more = /^,\s*((?:dr|docteur|pr|professeur)\.?\s[^,.;:!?]{2,40})[,.!]?\s*$/iu.exec(rest)
  return more?.[1] ?? ''
}

/** Right behind a greeted name: another name of the same person, or the one that was meant. */
const ASIDE = /^[^(\n]{2,60}\(([^)\n]{2,80})\)/u

/** What stands behind a name and greets nobody: "M. Klein Denis (02/09/1972) a repris". */
const HEADS = /^\s*(?:[(\[\d–-]|née?(?!\p{L})|alias)/u

const followedByWord = (part: string, name: string): boolean => /^\s+(?!et\b|and\b)\p{Ll}/u.test(part.slice(part.indexOf(name) + name.length))

/** "Mme Durand est suivie pour un diabète, merci" tells of her; "Docteur Martin et cher ami" does not go on. */
const goesOn = (part: string): boolean => {
  const last = personsIn(part).at(-1)
  return last !== undefined && (followedByWord(part, last.name) || HEADS.test(part.slice(part.indexOf(last.name) + last.name.length)))
}

function greetingIn(line: string): Greeting | null {
  const folded = plain(line)
  if (!OPENING.test(folded)) return null
  const part = greetingPart(line)
  const said = plain(part)
  const name = TITLE_FIRST.exec(folded)
  const onlyTitle = name !== null && /^[\s.]*$|^\s*,/.test(folded.slice(name[0].length, part.length))
  // "Mme DURAND née le 12/03" and "Dr Martin, 12 rue Basse" are headings.
  if (name && !onlyTitle && !/^\s*(?:bonjour|bonsoir|et (?:tres )?chere?(?!\p{L}))/u.test(folded.slice(name[0].length)) && (goesOn(part) || !SPEAKS_ON.test(folded.slice(part.length)))) return null
  const extra = afterComma(line, part)
  // "Salut Tom tu peux…": without a sign after it, only a known first name is one.
  const persons = [...personsIn(part).filter(({ title, name }) => title !== 'bare' || !followedByWord(part, name) || namesKnown(name).length > 0), ...(extra === '' ? [] : personsIn(extra))]
  return { persons, doctor: DOCTOR.test(`${said} ${plain(extra)}`), aside: ASIDE.exec(line)?.[1] ?? '', text: `${said} ${plain(extra)}`.trim() }
}

const GIVEN = "\\p{Lu}[\\p{L}-]{2,20}"
const THANKS = '(?:(?:(?:ok|oui|super|parfait) )?(?:un grand |mille )?merci(?: (?:beaucoup|bien|encore|infiniment|[àa] toi|[àa] vous))?|ok|d.accord|parfait|super|tr[èe]s bien|entendu|bien re[çc]u|oui|non)'
const TITLED = "(?:[Dd]rs?|[Dd]octeurs?|[Pp]r|[Pp]rof(?:esseur)?|[Mm]me|[Mm]adame|[Mm]onsieur|M|Mr|[Mm]lle|[Mm]a[îi]tre)\\.?\\s"
const LIST = `${GIVEN}(?:\\s*(?:,|/|&|et)\\s*${GIVEN}){0,3}`
/** A first line that speaks to somebody without a word of greeting before the name, or with it behind. */
const SPEAKS: readonly { readonly form: RegExp, readonly known: boolean }[] = [
  { form: new RegExp(`^[ \\t]*(${GIVEN})[ \\t]*,[ \\t]*$`, 'u'), known: false },
  { form: new RegExp(`^[ \\t]*((?:${TITLED})${GIVEN}(?:[ ]${GIVEN})?),? (?:bonjour|bonsoir)(?!\\p{L})`, 'u'), known: false },
  { form: new RegExp(`^[ \\t]*@?(${LIST})[ \\t]*(?:[,!:]|-(?= ))?[ \\t]*$`, 'u'), known: true },
  { form: new RegExp(`^[ \\t]*@?(${LIST})(?:,? (?:bonjour|bonsoir|salut)(?!\\p{L})|[ \\t]*[,:!][ \\t]*(?=(?:je|j'|nous|tu|c'est|ici|petite?|juste|desolee?|est-ce|d'accord|rapidement|encore|ca|peux|pourrais|veux|as-tu|vous|votre|vos|ton|ta|tes|voici|suite|merci|comme|pour)(?!\\p{L})))`, 'u'), known: true },
  { form: new RegExp(`^[ \\t]*${THANKS}[ ,]+(?:(?:mon |ma )?(?:cher|ch[èe]re) )?(${GIVEN})(?: pour|[ \\t]*[,!.]|[ \\t]*$)`, 'iu'), known: true },
  { form: new RegExp(`^[ \\t]*[Mm]erci[ ,]+((?:${TITLED})${GIVEN})(?: (?:pour|de) (?:votre|ton|tes|vos)|[ \\t]*[,!.]|[ \\t]*$)`, 'u'), known: false },
]
const ATTENTION = new RegExp(`^[ \\t]*(?:(?:[àÀaA] l['’]att(?:n|ention)?|[Aa]ttn?)\\.?\\s*:?\\s*(?:de |du |d['’])?(?:la |l['’]|le )?|[Pp]our (?:le |la |l['’])?)((?:${TITLED})[^,.;:!?]{2,40})[ \\t]*$`, 'u')

/** "Paul," alone on the first line, "Isabelle bonjour", "Merci Claire pour ton retour", "Pour le Dr Weiss". */
function bareGreeting(line: string): Greeting | null {
  const attention = ATTENTION.exec(line)?.[1]
  const found = attention ?? SPEAKS.flatMap(({ form, known }) => {
    const names = form.exec(line.replaceAll('’', "'"))?.[1]
    return names === undefined || (known && !names.split(/\s*(?:,|\/|&|\bet\b)\s*/).every((name) => namesKnown(name).length > 0)) ? [] : [names]
  })[0]
  if (found === undefined) return null
  const persons = listed(found)
  return persons.length > 0 ? { persons, doctor: DOCTOR.test(plain(line)), aside: '', text: plain(found) } : null
}

/** "Claire, Paul et Léa": one after the other. */
const listed = (text: string): Named[] => text.split(/\s*[,/&]\s*/).flatMap(personsIn)

/** "Au cardiologue de garde :", "À l'équipe de la maternité," above the letter: for whom it is, without a name. */
const DESK = /^[ \t]*(?:au|aux|a la|a l'|a|pour l[ea]|pour les|pour l')\s?([a-z]+)[^.;!?\n]{0,60}?[,:]?[ \t]*$/u
const DESKS = new Set(['equipe', 'equipes', 'service', 'services', 'secretariat', 'medecin', 'medecins', 'interne', 'internes', 'unite', 'cabinet', 'confrere', 'confreres', 'consoeur', 'collegue', 'collegues', 'staff', 'bureau', 'docteur', 'senior', 'assistant'])
function deskOf(line: string): string {
  const said = plain(line.slice(0, LONGEST))
  const noun = DESK.exec(said)?.[1] ?? ''
  return DESKS.has(noun) || rolesIn(noun).size > 0 ? said.trim() : ''
}

/**
 * Finds the greeting of a letter: the first line that greets, and the lines right below it that go on greeting.
 * @param body What was typed, without the quoted thread: a greeting that is quoted was somebody else's.
 */
export const greetingOf = rememberLast((body): Greeting => {
  const lines = body.split('\n').filter((line) => line.trim() !== '').slice(0, MOST_LINES)
  const top = (lines[0] ?? '').slice(0, LONGEST)
  const bare = bareGreeting(top)
  const first = lines.findIndex((line) => greetingIn(line) !== null)
  // "Nancy," above "Cher confrère," is a town.
  if (bare && (first < 0 || ATTENTION.test(top) || (/[,!:]\s*$|\s/.test(top.trim()) && !greetingIn(lines[first] ?? '')?.doctor))) return bare
  const desk = deskOf(top)
  if (first < 0) return { ...NONE, text: desk }
  const found: Greeting[] = []
  for (const line of lines.slice(first)) {
    const greeting = greetingIn(line)
    // "M. Klein, votre patient," right below the greeting is the letter itself.
    if (!greeting || (found.length > 0 && CIVIL_FIRST.test(plain(line)) && !/^[^,]*,?\s*$/.test(line))) break
    found.push(greeting)
    // What follows on the same line is the letter itself.
    if (line.trim().length > greeting.text.length + 3) break
  }
  return { persons: found.flatMap(({ persons }) => persons), doctor: found.some(({ doctor }) => doctor), aside: found.map(({ aside }) => aside).join(' ').trim(), text: [desk, ...found.map(({ text }) => text)].join(' ').trim() }
})
