const escape = (line: string): string => line.replace(/[()\\]/g, '\\$&')

/** One page: its lines of text, or a picture instead. */
export type PageContent = readonly string[] | 'picture'

const contentOf = (page: PageContent): string => (page === 'picture'
  ? 'q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q'
  : `BT /F1 12 Tf 14 TL 50 700 Td ${page.map((line) => `(${escape(line)}) Tj T*`).join(' ')} ET`)

/** Bytes of a small PDF, written by hand (ISO 32000-1, 7.5). `encrypt` adds a security handler that nobody's password opens. */
export function minimalPdf(pages: readonly PageContent[], encrypt = false): Uint8Array {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>']
  const kids = pages.map((page) => {
    const content = contentOf(page)
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`)
    return `${objects.length} 0 R`
  })
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`
  const security = encrypt ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]` : ''
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${security} >>\nstartxref\n${table}\n%%EOF`
  return Uint8Array.from(file, (char) => char.charCodeAt(0))
}
