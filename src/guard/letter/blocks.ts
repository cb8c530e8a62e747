/** What a line must end with for a sentence to end there: "Dr." at the end of a line does not. */
const SENTENCE_END = /[\p{L}\d)»"%]{3} ?[.!?]$/u
/** Characters of a line's end that are looked at. */
const TAIL = 8

/**
 * A letter in blocks of whole sentences: no pattern that reads a sentence and what is around it reaches over the end of one. A key changes
 * one block, so that what was read of the others can be remembered.
 */
export function blocksOf(text: string): string[] {
  const blocks: string[] = []
  let from = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const tail = text.slice(Math.max(from, at - TAIL), at).trimEnd()
    // A heading stands with what it heads, blank lines or not: "Copies :".
    const next = text.indexOf('\n', at + 1)
    const isParagraphEnd = next >= 0 && text.slice(at + 1, next).trim() === '' && tail !== '' && !tail.endsWith(':')
    if (!isParagraphEnd && !SENTENCE_END.test(tail)) continue
    blocks.push(text.slice(from, at))
    from = at + 1
  }
  blocks.push(text.slice(from))
  return blocks.filter((block) => block.trim() !== '')
}
