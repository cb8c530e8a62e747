/** Text that UTF-8 can say: half a character (a lone surrogate) becomes U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd')
