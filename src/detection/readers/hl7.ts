/** HL7 v2 (chapter 2): segments end with CR, or with what an editor made of it. */
export const isHl7 = (text: string): boolean => /^[\s\v\x1c]*(?:FHS|BHS|MSH)\|[^\s|]{1,5}\|/.test(text) || /(?:^|[\r\n])MSH\|\^~\\&/.test(text.slice(0, 4000))

const ESCAPES: Readonly<Record<string, string>> = { F: '|', S: '^', T: '&', R: '~', E: '\\', '.br': '\n' }

/**
 * A message line by line, then the same with its names and texts in words: `CANARIOT^ZÉLIE` is nobody's name to a reader.
 * @param message without the documents that it carries in base64.
 */
export function hl7Text(message: string): string {
   
  const lines = message.replace(/[\x0b\x1c]/g, '').replace(/\r\n?/g, '\n')
  const words = lines.replace(/[\^&~]+/g, ' ').replace(/\|+/g, ' | ').replace(/\\[HN]\\/g, '').replace(/\\(F|S|T|R|E|\.br)\\/g, (_, name: string) => ESCAPES[name] ?? '')
  return `${lines}\n${words}`
}
