import { fromBase64 } from '../crypto/index.ts'
import type { MessageFile } from './message.ts'

const PICTURE = /(<img\b[^>]*?\bsrc=)(["'])data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=]+)\2/gi

/** Pictures that stand in the text become parts with a name: desktop clients show those, not `data:` addresses. */
export function namedPictures(content: string): { readonly html: string; readonly pictures: readonly MessageFile[] } {
  const pictures: MessageFile[] = []
  const html = content.replace(PICTURE, (_, before: string, quote: string, type: string, base64: string) => {
    const contentId = `${crypto.randomUUID()}@sceau.invalid`
    pictures.push({
      name: `image-${pictures.length + 1}.${type.slice('image/'.length).replace('jpeg', 'jpg').replace('svg+xml', 'svg')}`, contentId,
      type, bytes: fromBase64(base64),
    })
    return `${before}${quote}cid:${contentId}${quote}`
  })
  return { html, pictures }
}
