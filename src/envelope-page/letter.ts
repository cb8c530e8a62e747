import DOMPurify from 'dompurify'
import type { Letter } from '../crypto/envelopes/html/content.ts'
import { element } from './elements.ts'

/** Letters load nothing: pictures come from inside the letter only. The page's own policy holds in the frame as well. */
const FRAME_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** Types of Trusted Types that we need; browsers without them take the string. */
interface Policies { createPolicy(name: string, rules: { createHTML: (text: string) => string }): { createHTML(text: string): string } }
const policies = (window as unknown as { trustedTypes?: Policies }).trustedTypes
const trusted = policies?.createPolicy('sceau-letter', { createHTML: (text) => text }) ?? { createHTML: (text: string) => text }

DOMPurify.addHook('beforeSanitizeAttributes', (node) => {
  if (node.tagName !== 'A' && node.tagName !== 'AREA') return
  // A link would take the reader out of the envelope: where it leads is written behind it instead.
  const address = node.getAttribute('href') ?? ''
  node.removeAttribute('href')
  if (/^(?:https?|mailto|tel):/i.test(address) && !address.includes(node.textContent.trim())) node.append(` <${address}>`)
})
DOMPurify.addHook('uponSanitizeAttribute', (_, attribute) => {
  if (attribute.attrName === 'style' && /url|image|\\|@|position|expression|attr\(/i.test(attribute.attrValue)) attribute.keepAttr = false
})

/** The letter's markup without script, forms, frames, foreign pictures and links. */
export function cleanLetter(html: string): string {
  return DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    ALLOWED_URI_REGEXP: /^data:image\/(?:png|jpeg|gif|webp|avif|bmp);/i,
    FORBID_TAGS: ['style', 'form', 'input', 'button', 'textarea', 'select', 'option', 'video', 'audio', 'source', 'track', 'picture', 'dialog', 'map', 'area'],
    FORBID_ATTR: ['srcset', 'sizes', 'background', 'poster', 'ping', 'action', 'class', 'id', 'name', 'tabindex', 'autofocus', 'accesskey', 'popover'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  })
}

/** The letter as an element of the page: plain text as it is; HTML cleaned, in a frame of no origin and without scripts. */
export function showLetter(letter: Letter): HTMLElement {
  if ('text' in letter) return element('div', { class: 'letter-text' }, letter.text)
  // The page's own style: its hash is the only one that the page's policy lets through.
  const style = document.querySelector('style')?.textContent ?? ''
  const whole = trusted.createHTML(`<!doctype html><html class="letter" lang="fr"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${
    FRAME_POLICY}"><title></title><style>${style}</style></head><body>${cleanLetter(html(letter))}</body></html>`)
  const frame = element('iframe', { sandbox: '', label: 'letter', class: 'letter-frame', referrerpolicy: 'no-referrer' })
  frame.srcdoc = whole
  const holder = element('div', { class: 'letter-holder' }, frame)
  let width = 0
  const watch = new ResizeObserver(() => {
    if (holder.clientWidth === width) return
    width = holder.clientWidth
    void heightOf(whole, holder).then((height) => { frame.style.setProperty('--height', `${height}px`) })
  })
  watch.observe(holder)
  return holder
}

const html = (letter: Letter): string => ('html' in letter ? letter.html : '')

/**
 * How high the letter is at the holder's width. A frame of no origin does not say, so an unseen one of this page's origin, without
 * scripts like the other, is measured and taken away.
 */
async function heightOf(whole: string, holder: HTMLElement): Promise<number> {
  const frame = element('iframe', { sandbox: 'allow-same-origin', class: 'letter-measure', 'aria-hidden': 'true', tabindex: -1, referrerpolicy: 'no-referrer' })
  frame.srcdoc = whole
  const loaded = new Promise((resolve) => { frame.onload = resolve })
  holder.append(frame)
  await loaded
  const height = frame.contentDocument?.documentElement.scrollHeight ?? 480
  frame.remove()
  return Math.min(20_000, Math.max(64, height + 8))
}
