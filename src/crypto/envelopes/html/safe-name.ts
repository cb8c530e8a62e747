/** Longest name, in UTF-8 bytes: below the 255 of ext4 and NTFS, with room for a browser's " (1)" and ".part". */
const MOST = 180

/** Control characters, lone surrogates, and marks that turn or hide text: a name must read as it is stored (Unicode TR 36 §3.3). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu
/** Devices of Windows, with any extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))/i

/**
 * A name that any system can store, in the folder where it was meant to go, and that shows its real ending.
 * @param fallback For a name of which nothing is left.
 */
export function safeName(name: string, fallback = 'fichier'): string {
  const base = name.normalize('NFC').replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? ''
  // Leading dots would hide it, trailing dots and spaces Windows drops.
  const plain = base.replace(/[<>:"|?*]/g, '_').replace(/\s+/gu, ' ').replace(/^[. ~-]+|[. ]+$/g, '')
  const kept = shortened(plain === '' ? fallback : plain)
  return DEVICE.test(kept) ? `_${kept}` : kept
}

/** Safe names for all files of an envelope: no two alike, whatever the capitals. */
export function safeNames(names: readonly string[], fallback = 'fichier'): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const safe = safeName(name, fallback)
    const [stem, ending] = apart(safe)
    let free = safe
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${stem} (${count})${ending}`
    taken.add(free.toLowerCase())
    return free
  })
}

function apart(name: string): [stem: string, ending: string] {
  const ending = /\.[\p{L}\p{N}]{1,16}$/u.exec(name)?.[0] ?? ''
  return ending.length === name.length ? [name, ''] : [name.slice(0, name.length - ending.length), ending]
}

function shortened(name: string): string {
  const size = (text: string): number => new TextEncoder().encode(text).length
  if (size(name) <= MOST) return name
  const [stem, ending] = apart(name)
  let kept = ''
  for (const character of stem) {
    if (size(kept + character + ending) > MOST) break
    kept += character
  }
  return kept.trimEnd() + ending
}
