import type { ComponentChildren } from 'preact'
import { ToneMark, type Tone } from './mark.tsx'

/** A sentence that matters, with its mark. `live` makes screen readers say it when it appears. */
export function Notice({ tone, live, children }: { readonly tone: Tone; readonly live?: boolean; readonly children: ComponentChildren }) {
  return (
    <div class={`notice notice-${tone}`} {...(live ? { role: 'status' as const } : {})}>
      <ToneMark tone={tone} />
      <div class="notice-body">{children}</div>
    </div>
  )
}
