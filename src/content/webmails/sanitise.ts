import purify from 'dompurify'

/**
 * Makes HTML of one webmail harmless before it enters another's editor: a quoted mail may come from anyone.
 * Formatting, links and inline pictures stay; scripts, handlers, forms, frames and remote pictures go.
 */
export function sanitise(html: string): DocumentFragment {
  return purify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['style', 'form', 'input', 'button', 'textarea', 'select', 'iframe', 'object', 'embed', 'video', 'audio', 'link', 'meta'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/(?:png|jpeg|gif|webp);base64,|#)/i,
  })
}
