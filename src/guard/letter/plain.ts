/** A text as patterns read it: lower case, without accents, with every sign where it was but for the accents themselves. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replace(/[’ʼ]/g, "'").replace(/[\u00a0\u202f]/g, ' ')
