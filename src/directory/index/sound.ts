/** Spellings of one French sound, in the order in which they are replaced. Upper case stands for a sound that one letter cannot say. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  // Lefebvre, Lefèvre.
  [/b(?=v)/g, ''],
  [/s?ch|sh/g, 'S'],
  [/h/g, ''],
  [/y/g, 'i'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/c(?=[ei])/g, 's'],
  [/qu?|c/g, 'k'],
  [/gu(?=[ei])/g, 'G'],
  [/ge(?=[aou])|g(?=[ei])/g, 'j'],
  [/G/g, 'g'],
  [/gn/g, 'n'],
  [/x/g, 'ks'],
  // Thibault, Thibaud; Arnould, Arnoux.
  [/e?au(?:l(?=[td]))?/g, 'o'],
  [/ou(?:l(?=[td]))?/g, 'U'],
  [/oi/g, 'W'],
  [/oeu?/g, 'e'],
  [/([a-z])\1+/g, '$1'],
  [/(?:ai|ei|u|i)[nm](?![aeiouUW])/g, 'N'],
  [/[ae][nm](?![aeiouUW])/g, 'A'],
  [/ai|ei/g, 'e'],
  [/([a-z])\1+/g, '$1'],
  // At the end of a name these are not heard: Dupond, Dupont; Philippe, Filip; Boucher, Bouchet; Leclerc, Leclercq.
  [/(?<=..)(?:ks|[edtsp]|(?<=r)k|(?<=[nAN])g)+$/, ''],
  [/(?<=..)er$/, ''],
]

/** How a folded name sounds, so that two spellings of one sound are equal. Not for show. */
export function soundOf(folded: string): string {
  let sound = folded.replaceAll(' ', '')
  for (const [spelling, one] of SOUNDS) sound = sound.replace(spelling, one)
  return sound
}
