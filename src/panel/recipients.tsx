import { useEffect, useState } from 'preact/hooks'
import { NetworkMark } from '../faces/network-mark.tsx'
import { boxName, boxWork } from '../faces/format.ts'
import { shownAddress } from '../faces/shown-address.ts'
import { say } from '../faces/say.ts'
import type { RecipientView } from '../messaging/hold-view.ts'

/** Recipients that are shown with the panel; whoever comes after them is shown as soon as that stands there. */
const FIRST = 40

/** Whom the message would go to, each with the network that the address is on. */
export function Recipients({ recipients }: { readonly recipients: readonly RecipientView[] }) {
  const [isWhole, setWhole] = useState(false)
  // A list of hundreds takes longer to draw than everything else, and the reasons are waited for.
  useEffect(() => {
    const timer = setTimeout(() => setWhole(true))
    return () => clearTimeout(timer)
  }, [])
  if (recipients.length === 0) return null
  const shown = isWhole ? recipients : recipients.slice(0, FIRST)
  return (
    <section class="stack-tight" aria-labelledby="guests">
      <h2 id="guests">{say('panel_recipients')}</h2>
      <ul class="guests">
        {shown.map((recipient, rank) => (
          <li key={rank} class="guest-line">
            <RecipientName recipient={recipient} />
            <NetworkMark network={recipient.network} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A recipient as the draft names them, with what the directory knows. */
export function RecipientName({ recipient: { name, address, network, box, field } }: { readonly recipient: RecipientView }) {
  const shown = shownAddress(address, network)
  const who = box ? boxName(box) : name || shown
  const role = box ? boxWork(box) : ''
  return (
    <span class="box-lines">
      <span>
        {field !== 'to' && <span class="tag">{say(`panel_field_${field}`)}</span>}
        <strong>{who}</strong>
      </span>
      {role !== '' && <span class="small">{role}</span>}
      {who !== shown && <span class="soft small">{shown}</span>}
    </span>
  )
}
