import { useId, useState } from 'preact/hooks'
import { useGate } from '../faces/gesture.ts'
import { say } from '../faces/say.ts'
import { phoneOf, readablePhone } from './phone.ts'
import { QrCode } from './qr-code.tsx'
import { smsPayload } from './sms.ts'

interface SmsCodeProps {
  readonly secret: string
  /** Number that the practitioner typed before, E.164; empty while unknown. */
  readonly phone: string
}

/** A code that opens the practitioner's own phone with the message ready: the number comes from them, the text names nobody. */
export function SmsCode({ secret, phone }: SmsCodeProps) {
  const [typed, setTyped] = useState(readablePhone(phone))
  const [ready, setReady] = useState(phoneOf(phone).number)
  const [fault, setFault] = useState('')
  const accepts = useGate()
  const id = useId()
  const prepare = (event: Event) => {
    event.preventDefault()
    if (!accepts(event)) return
    const { number, fault: why } = phoneOf(typed)
    setReady(number)
    setFault(why ?? '')
  }
  return (
    <div class="stack-tight">
      <form class="stack-tight" onSubmit={prepare} noValidate>
        <div class="field">
          <label for={id}>{say('secret_phone')}</label>
          <div class="with-button">
            <input
              id={id} class="input" type="tel" autocomplete="off" inputMode="tel" value={typed} aria-invalid={fault !== ''} aria-describedby={`${id}-h`}
              onInput={(event) => {
                setTyped(event.currentTarget.value)
                setReady('')
                setFault('')
              }}
            />
            <button type="submit" class="button">{say('secret_sms_prepare')}</button>
          </div>
          <span id={`${id}-h`} class="field-hint">{say('secret_phone_hint')}</span>
          {fault !== '' && <span class="field-error" role="alert">{say(fault)}</span>}
        </div>
      </form>
      {ready !== '' && (
        <figure class="sms">
          <QrCode text={smsPayload(ready, `${say('secret_sms')} ${secret}`)} label={say('secret_qr_label', readablePhone(ready))} />
          <figcaption class="stack-tight">
            <strong role="status">{say('secret_qr_how', readablePhone(ready))}</strong>
            <span class="soft small">{say('secret_qr_why')}</span>
          </figcaption>
        </figure>
      )}
    </div>
  )
}
