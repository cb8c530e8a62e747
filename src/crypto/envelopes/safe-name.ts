/** What a file is called when nothing of its name may be kept. */
const NAMELESS = 'document'
/** Longest name in UTF-16 units, and in bytes of UTF-8 (Linux allows 255, and " (2)" has to fit). */
export const LONGEST_NAME = 120
const MOST_BYTES = 240

/** Controls, format characters (bidi overrides, zero-width), lone surrogates, line and paragraph separators. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu
/** What Windows refuses in a name; separators are cut before. */
const FORBIDDEN = /[<>:"|?*]/g
const EDGES = /^[\s.]+|[\s.]+$/gu
/** Device names of Windows, with any extension (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)\s*(?:\.|$)/i
const EXTENSION = /\.[^.\s]{1,16}$/u

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** The last dot and what follows, or nothing. A name that is only an extension has none. */
function extensionOf(name: string): string {
  const found = EXTENSION.exec(name)
  return found && found.index > 0 ? found[0] : ''
}

/** What a reader takes for one character; in the few browsers without a segmenter (Firefox before 125) one code point. */
const charactersOf = (text: string): readonly string[] =>
  ('Segmenter' in Intl ? Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment) : Array.from(text))

/** Shortens the part before the extension, by whole characters. */
function shortened(name: string, units = LONGEST_NAME, bytes = MOST_BYTES): string {
  if (name.length <= units && bytesOf(name) <= bytes) return name
  const extension = extensionOf(name)
  const stem = name.slice(0, name.length - extension.length)
  let kept = ''
  for (const character of charactersOf(stem)) {
    const longer = kept + character
    if (longer.length + extension.length > units || bytesOf(longer + extension) > bytes) break
    kept = longer
  }
  return `${kept.replace(EDGES, '') || NAMELESS}${extension}`
}

/**
 * A name that can be written to any disk and shows what it is: the last part of a path, composed (NFC), without separators,
 * controls, bidi overrides, characters and device names that Windows refuses, or dots and blanks at its ends; at most 120
 * characters; never empty. The extension is kept.
 *
 * @param nameless what a file is called of whose name nothing is left.
 */
export function safeName(name: string, nameless = NAMELESS): string {
  const last = name.normalize('NFC').replace(INVISIBLE, '').split(/[/\\]/).map((part) => part.replace(EDGES, '')).findLast((part) => part !== '') ?? ''
  const clean = last.replace(/^[a-z]:/i, '').replace(FORBIDDEN, '_').replace(EDGES, '').normalize('NFC')
  const named = clean === '' ? nameless : clean
  return shortened(RESERVED.test(named) ? `_${named}` : named)
}

/** What two names have in common when a disk cannot hold both (Windows and macOS ignore case). */
const folded = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase()

/** Safe names for files that go into one folder: the second "lettre.pdf" becomes "lettre (2).pdf". Order is kept. */
export function safeNames(names: readonly string[], nameless = NAMELESS): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const safe = safeName(name, nameless)
    let unique = safe
    for (let count = 2; taken.has(folded(unique)); count += 1) {
      const mark = ` (${count})`
      const room = shortened(safe, LONGEST_NAME - mark.length, MOST_BYTES - mark.length)
      const extension = extensionOf(room)
      unique = `${room.slice(0, room.length - extension.length)}${mark}${extension}`
    }
    taken.add(folded(unique))
    return unique
  })
}

/**
 * Names that say nothing of the content, for the outside of an envelope: "document-1.pdf". The extension stays when it is
 * short and plain, because the recipient's computer needs it.
 */
export const neutralNames = (names: readonly string[]): string[] =>
  names.map((name, index) => `document-${index + 1}${/^\.[a-z0-9]{1,5}$/i.test(extensionOf(safeName(name))) ? extensionOf(safeName(name)).toLowerCase() : ''}`)
