import { NetworkMark } from '../faces/network-mark.tsx'
import { boxName, boxWork } from '../faces/format.ts'
import { shownAddress } from '../faces/shown-address.ts'
import { say } from '../faces/say.ts'
import type { RecipientView } from '../messaging/hold-view.ts'

/** Whom the message would go to, each with the network that the address is on. */
export function Recipients({ recipients }: { readonly recipients: readonly RecipientView[] }) {
  if (recipients.length === 0) return null
  return (
    <section class="stack-tight" aria-labelledby="guests">
      <h2 id="guests">{say('panel_recipients')}</h2>
      <ul class="guests">
        {recipients.map((recipient, rank) => (
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
