/** Numbers of four bytes, most significant first. */
const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4))
  return bytes
}

/** A segment of a JBIG2 stream inside a PDF, of page 1 and referring to none (T.88, 7.2). */
const segment = (number: number, type: number, data: Buffer): Buffer => Buffer.concat([words(number), Buffer.from([type, 0, 1]), words(data.length), data])

const PAGE_INFORMATION = 48
const IMMEDIATE_LOSSLESS_GENERIC_REGION = 39

/** A scanned page as office copiers write it: a PDF of one JBIG2 picture. @param lines Its rows, coded by CCITT group 4, which JBIG2 calls MMR (T.88, 6.2.6). */
export function jbig2Pdf(lines: Uint8Array, width: number, height: number): Uint8Array {
  const page = Buffer.concat([words(width, height, 0, 0), Buffer.from([0, 0, 0])])
  const region = Buffer.concat([words(width, height, 0, 0), Buffer.from([0, 1]), lines])
  const picture = Buffer.concat([segment(0, PAGE_INFORMATION, page), segment(1, IMMEDIATE_LOSSLESS_GENERIC_REGION, region)])
  const [w, h] = [Math.round(width / 2), Math.round(height / 2)]
  const content = `q ${w} 0 0 ${h} 0 0 cm /Im1 Do Q`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [4 0 R] /Count 1 >>', `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents 3 0 R /Resources << /XObject << /Im1 5 0 R >> >> >>`,
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode /Length ${picture.length} >>\nstream\n${picture.toString('latin1')}\nendstream`,
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = file.length
  file += `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}
