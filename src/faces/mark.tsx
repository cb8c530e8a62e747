/** What a mark says: held back, doubtful, in order, or neither. */
export type Tone = 'held' | 'doubt' | 'fine' | 'plain'

// Shape says it as well as colour: a seal's octagon with a bar, a triangle, a disc with a tick, an open ring.
const SHAPES: Record<Tone, { readonly body: string; readonly cut: string }> = {
  held: { body: 'M5.300 1.500h5.400l3.800 3.800v5.400l-3.800 3.800H5.300l-3.800-3.800V5.300z', cut: 'M4.800 8h6.400' },
  doubt: { body: 'M8 1.300c.5 0 .9.300 1.200.7l5.600 10.300c.5 1-.1 2-1.200 2H2.400c-1.100 0-1.700-1-1.200-2L6.800 2c.3-.4.7-.7 1.200-.7z', cut: 'M8 5.600v3.600M8 11.800v.01' },
  fine: { body: 'M8 1.200a6.800 6.800 0 1 1 0 13.600A6.800 6.800 0 0 1 8 1.200z', cut: 'm4.900 8.200 2.200 2.200 4.100-4.500' },
  plain: { body: 'M8 1.200a6.800 6.800 0 1 1 0 13.600A6.800 6.800 0 0 1 8 1.200zm0 2a4.800 4.800 0 1 0 0 9.600 4.800 4.800 0 0 0 0-9.600z', cut: '' },
}

/** The mark of a tone. Decoration: the words beside it say the same. */
export function ToneMark({ tone }: { readonly tone: Tone }) {
  const { body, cut } = SHAPES[tone]
  return (
    <svg class={`mark tone-${tone}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" d={body} />
      {cut !== '' && <path class="mark-cut" fill="none" stroke-width="1.800" stroke-linecap="round" stroke-linejoin="round" d={cut} />}
    </svg>
  )
}
