import { MARK_SHAPES, type StandingMark } from '../faces/standing-mark.ts'

/** The shape of a recipient's mark, as beside its field. Decoration: the words beside it say the same. */
export function StandingShape({ mark }: { readonly mark: StandingMark }) {
  const { fill, line, cut, dashes } = MARK_SHAPES[mark]
  const round = { 'fill': 'none', 'stroke-width': '1.800', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {fill !== '' && <path fill="currentColor" d={fill} />}
      {line !== '' && <path stroke="currentColor" {...round} stroke-dasharray={dashes} d={line} />}
      {cut !== '' && <path class="standing-cut" {...round} d={cut} />}
    </svg>
  )
}
