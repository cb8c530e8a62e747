import { ToneMark, type Tone } from '../faces/mark.tsx'
import { formatNumber, say, sayOr } from '../faces/say.ts'
import type { ReasonView } from '../messaging/hold-view.ts'

const TONES: Record<ReasonView['severity'], Tone> = { block: 'held', confirm: 'doubt', advise: 'plain' }
/** Marks that are read at a glance; more of them are folded. */
const FEW = 2

/** One question per send, the gravest, in its exact words; what else is worth a look stands quietly beneath it. */
export function Reasons({ reasons }: { readonly reasons: readonly ReasonView[] }) {
  const [question, ...marks] = reasons
  if (!question) return null
  const list = <ul class="stack-tight">{marks.map((mark, rank) => <li key={rank}><Reason reason={mark} class="reason remark" /></li>)}</ul>
  return (
    <>
      <Reason reason={question} class="reason question" />
      {marks.length > FEW && <details class="remarks"><summary>{say('panel_remarks_count', formatNumber(marks.length))}</summary>{list}</details>}
      {marks.length > 0 && marks.length <= FEW && (
        <section class="stack-tight" aria-labelledby="remarks">
          <h2 id="remarks">{say('panel_remarks')}</h2>
          {list}
        </section>
      )}
    </>
  )
}

function Reason({ reason: { severity, message, params }, class: look }: { readonly reason: ReasonView; readonly class: string }) {
  return (
    <div class={look}>
      <ToneMark tone={TONES[severity]} />
      <span>{sayOr('panel_reason_unknown', message, ...params)}</span>
    </div>
  )
}
