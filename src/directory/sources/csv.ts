/** Records of a text with separated values (RFC 4180), by the separator that its first line uses most; quoted fields may hold anything. */
export function recordsOf(text: string): string[][] {
  const bare = text.replace(/^\ufeff/u, '')
  const first = bare.slice(0, bare.search(/\r?\n|$/u))
  const separator = [';', ',', '\t'].reduce((best, sign) => (first.split(sign).length > first.split(best).length ? sign : best))
  const records: string[][] = []
  let record: string[] = []
  let field = ''
  let quoted = false
  const endField = (): void => {
    record.push(field.trim())
    field = ''
  }
  const endRecord = (): void => {
    endField()
    if (record.some((value) => value !== '')) records.push(record)
    record = []
  }
  for (let at = 0; at < bare.length; at += 1) {
    const sign = bare[at] ?? ''
    if (quoted) {
      if (sign !== '"') field += sign
      else if (bare[at + 1] === '"') {
        field += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && field.trim() === '') {
      field = ''
      quoted = true
    } else if (sign === separator) endField()
    else if (sign === '\n') endRecord()
    else if (sign !== '\r') field += sign
  }
  endRecord()
  return records
}
