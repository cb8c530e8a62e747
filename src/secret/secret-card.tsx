import { useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { formatDate } from '../faces/format.ts'
import { useGate } from '../faces/gesture.ts'
import { Seal } from '../faces/seal.tsx'
import { say } from '../faces/say.ts'
import { type EnvelopeFormat, takesStanding } from '../crypto/index.ts'
import type { SecretKind } from '../messaging/records.ts'
import { breathsOf } from './spelling.ts'

interface SecretCardProps {
  readonly secret: string
  readonly kind: SecretKind
  /** Name of the practice; empty before set-up. */
  readonly practice: string
  /** Whose secret it is; printed only when the practitioner ticks it. */
  readonly label: string
  readonly madeAt: string
  /** What it opens; `null` for a standing one, which opens what takes one. */
  readonly format: EnvelopeFormat | null
}

const FORMATS = ['pdf', 'html', 'zip'] as const

/** The card to hand over: seen as it will be printed, in the size of a postcard (A6). */
export function SecretCard({ secret, kind, practice, label, madeAt, format: only }: SecretCardProps) {
  const [named, setNamed] = useState(false)
  const accepts = useGate()
  return (
    <div class="stack-tight">
      <p class="soft no-print">{say('secret_card_why')}</p>
      {label !== '' && (
        <label class="tick no-print">
          <input type="checkbox" checked={named} onChange={(event) => { if (accepts(event)) setNamed(event.currentTarget.checked) }} />
          <span>{say('secret_card_named', label)}</span>
        </label>
      )}
      <article class="paper" aria-label={say('secret_card')}>
        <header>
          <Seal tone="held" size={32} />
          <div>
            <strong>{practice === '' ? say('secret_card_practice') : practice}</strong>
            {named && <span>{say('secret_card_for', label)}</span>}
          </div>
        </header>
        <h3>{say('secret_card_title')}</h3>
        <p class={`paper-secret paper-${kind}`}>
          {breathsOf(secret).map((breath, at, all) => <span key={at}>{at < all.length - 1 ? `${breath}-` : breath}</span>)}
        </p>
        <p class="paper-note">{say(kind === 'chosen' ? 'secret_card_exact' : 'secret_card_hyphens')}</p>
        <h4>{say('secret_card_open')}</h4>
        <dl>
          {FORMATS.filter((format) => (only === null ? takesStanding(format, kind) : format === only)).map((format) => <div key={format}><dt>{say(`secret_card_${format}`)}</dt><dd>{say(`secret_card_${format}_how`)}</dd></div>)}
        </dl>
        <p class="paper-never">{say('secret_card_never')}</p>
        <footer>{say('secret_card_made', formatDate(madeAt))}</footer>
      </article>
      <div class="no-print"><Button look="main" onPress={() => window.print()}>{say('secret_print')}</Button></div>
    </div>
  )
}
