import type { ComponentChildren } from 'preact'

export type Tone = 'held' | 'doubt' | 'fine' | 'plain'

// Shape says it as well as colour; the same shapes as the badge beside Send.
const MARKS: Record<Tone, string> = { held: '⬣', doubt: '▲', fine: '✓', plain: '●' }

/** The mark of a tone: a seal, a warning triangle, a tick, a dot. */
export function ToneMark({ tone }: { readonly tone: Tone }) {
  return <span class={`notice-mark tone-${tone}`} aria-hidden="true">{MARKS[tone]}</span>
}

/** A sentence that matters, with its mark. `live` makes screen readers say it when it appears. */
export function Notice({ tone, live, children }: { readonly tone: Tone; readonly live?: boolean; readonly children: ComponentChildren }) {
  return (
    <div class={`notice notice-${tone}`} role={live ? 'status' : undefined}>
      <ToneMark tone={tone} />
      <div class="notice-body">{children}</div>
    </div>
  )
}
