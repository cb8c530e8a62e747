import { useId, useState } from 'preact/hooks'
import type { EnvelopeFormat } from '../crypto/index.ts'
import { Button } from '../faces/button.tsx'
import { formatSize } from '../faces/format.ts'
import { useGate } from '../faces/gesture.ts'
import { say } from '../faces/say.ts'
import type { FormatOffer, SealChoice, SealOffer } from '../messaging/hold-view.ts'

interface SealViewProps {
  readonly offer: SealOffer
  readonly onSeal: (choice: SealChoice) => void
  readonly onBack: () => void
}

/** The envelopes to choose from: how each is opened, whether it will arrive, and which secret. */
export function SealView({ offer: { scope, formats, answer }, onSeal, onBack }: SealViewProps) {
  const [format, setFormat] = useState<EnvelopeFormat | null>(formats.find(({ proposed }) => proposed)?.format ?? null)
  const [wished, setWished] = useState(answer === 'asked')
  const [own, setOwn] = useState(false)
  const hasPage = answer !== 'never' && formats.some((each) => each.format === 'html' && each.proposed)
  const wantsAnswer = hasPage && wished && format === 'html'
  const wantAnswer = (wanted: boolean) => {
    setWished(wanted)
    // Only the page can be answered.
    if (wanted) setFormat('html')
  }
  const accepts = useGate()
  const name = useId()
  return (
    <>
      <p>{say(format === 'openpgp' && scope === 'message' ? 'keys_how_message' : `panel_seal_how_${scope}`)}</p>
      <div class="stack-tight" role="radiogroup" aria-label={say('panel_seal_formats')}>
        {formats.map((each) => (
          <label class="choice" key={each.format}>
            <input
              type="radio" name={name} checked={format === each.format} disabled={!each.proposed}
              onChange={(event) => {
                if (accepts(event)) setFormat(each.format)
              }}
            />
            <Format offer={each} />
          </label>
        ))}
      </div>
      {hasPage && (
        <label class="tick tick-lines">
          <input
            type="checkbox" checked={wantsAnswer}
            onChange={(event) => {
              if (accepts(event)) wantAnswer(event.currentTarget.checked)
            }}
          />
          <span class="box-lines">{say('panel_seal_answer')}<span class="small soft">{say('panel_seal_answer_how')}</span></span>
        </label>
      )}
      {format !== null && format !== 'openpgp' && (
        <label class="tick">
          <input
            type="checkbox" checked={own}
            onChange={(event) => {
              if (accepts(event)) setOwn(event.currentTarget.checked)
            }}
          />
          {say('panel_seal_own_secret')}
        </label>
      )}
      <div class="confirm">
        <Button
          look="main" disabled={format === null}
          onPress={() => {
            if (format !== null) onSeal({ format, choose: own, wantsAnswer })
          }}
        >
          {say(`panel_do_seal_${scope}`)}
        </Button>
        <div><Button look="quiet" onPress={onBack}>{say('panel_other_ways')}</Button></div>
      </div>
    </>
  )
}

function Format({ offer: { format, reasons, said = [], wireSize, wireLimit } }: { readonly offer: FormatOffer }) {
  return (
    <span class="box-lines">
      <strong>{say(`panel_format_${format}`)}</strong>
      {reasons.map((reason) => <span class="small soft" key={reason}>{say(reason)}</span>)}
      {said.map(({ key, params }) => <span class="small soft" key={key + params.join()}>{say(key, ...params)}</span>)}
      <span class="small soft">{say('panel_seal_size', formatSize(wireSize), formatSize(wireLimit))}</span>
    </span>
  )
}
