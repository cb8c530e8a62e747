import { useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { say } from '../faces/say.ts'
import type { EnvelopeFormat } from '../crypto/index.ts'
import type { SecretKind } from '../messaging/records.ts'
import { CopySecret } from './copy-secret.tsx'
import { LargePrint } from './large-print.tsx'
import { NotStanding } from './not-standing.tsx'
import { SecretCard } from './secret-card.tsx'
import { SmsCode } from './sms-code.tsx'

/** What is known around a secret that is told. */
export interface Telling {
  readonly secret: string
  readonly kind: SecretKind
  /** Whose it is, or which file it opens. */
  readonly about: string
  readonly age: string
  readonly label: string
  readonly phone: string
  readonly madeAt: string
  /** What it opens; `null` for a standing one. */
  readonly format: EnvelopeFormat | null
  /** Whose standing secret does not open it; absent where there is none. */
  readonly insteadOf?: string
}

interface TellSecretProps {
  readonly telling: Telling
  readonly practice: string
  readonly onDone: () => void
}

const WAYS = ['sms', 'card'] as const

/** One secret and the ways to tell it: by voice, by text message, on paper. */
export function TellSecret({ telling, practice, onDone }: TellSecretProps) {
  const [way, setWay] = useState<(typeof WAYS)[number] | null>(null)
  const { secret, kind, about, age, label, phone, madeAt, format, insteadOf = '' } = telling
  return (
    <>
      <p class="no-print">
        <strong>{about}</strong>
        {age !== '' && <span class="soft small block">{age}</span>}
      </p>
      {format !== null && insteadOf !== '' && <div class="no-print"><NotStanding format={format} label={insteadOf} /></div>}
      <div class="no-print"><LargePrint secret={secret} kind={kind} /></div>
      <section class="stack-tight" aria-labelledby="ways-title">
        <h2 id="ways-title" class="no-print">{say('secret_ways')}</h2>
        <div class="row no-print">
          {WAYS.map((each) => (
            <Button key={each} aria-expanded={way === each} aria-controls="way" onPress={() => setWay(way === each ? null : each)}>{say(`secret_way_${each}`)}</Button>
          ))}
        </div>
        <div id="way">
          {way === 'sms' && <div class="card no-print"><SmsCode secret={secret} phone={phone} /></div>}
          {way === 'card' && <div class="card card-around"><SecretCard secret={secret} kind={kind} practice={practice} label={label} madeAt={madeAt} format={format} /></div>}
        </div>
        <div class="no-print"><CopySecret secret={secret} /></div>
      </section>
      <p class="soft small no-print">{say('secret_never_mail')}</p>
      <div class="row no-print"><Button look="main" onPress={onDone}>{say('secret_told')}</Button></div>
    </>
  )
}
