/** CP850, upper half: what old practice software wrote under DOS. */
const CP850 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** Windows-1252 where it differs from latin-1. Node's own decoder of that name forgets these (it decodes latin-1). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** é, à, è, ê, ç, û, ù in CP850: bytes that Windows-1252 uses for signs hardly ever found inside words. */
const CP850_LETTERS = new Set([0x82, 0x85, 0x8a, 0x88, 0x87, 0x96, 0x97, 0x8b, 0x8c, 0x93])

const one = (byte: number, upper: string): string => (byte < 0x80 ? String.fromCharCode(byte) : (upper[byte - 0x80] ?? String.fromCharCode(byte)))

/** Bytes in a code page that a file names: 437 and 850 of DOS, else Windows-1252. The accented letters of French are alike in 437 and 850. */
export function decodeCodePage(bytes: Uint8Array, page: number): string {
  const upper = page === 850 || page === 437 ? CP850 : WINDOWS_1252
  let text = ''
  for (const byte of bytes) text += one(byte, upper)
  return text
}

const isLetter = (byte: number | undefined): boolean => byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122))

/** Accented letters inside words decide; a quotation mark of Windows-1252 stands at a word's edge. */
function looksLikeCp850(bytes: Uint8Array): boolean {
  let dos = 0
  let windows = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80) continue
    const inside = isLetter(bytes[index - 1]) || isLetter(bytes[index + 1])
    if (CP850_LETTERS.has(byte) && inside) dos += 1
    else if (byte >= 0xc0 && inside) windows += 1
  }
  return dos > windows
}

/** UTF-16 without a mark: one half of each pair is nearly always zero. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  const length = Math.min(bytes.length, 4096)
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  if (odd > length / 3 && even < odd / 8) return 'utf-16le'
  return even > length / 3 && odd < even / 8 ? 'utf-16be' : null
}

/** Decodes text of unknown encoding: mark, UTF-16, strict UTF-8, then CP850 or Windows-1252 by what its words look like. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const wide = utf16Without(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeCodePage(bytes, looksLikeCp850(bytes) ? 850 : 1252)
  }
}
