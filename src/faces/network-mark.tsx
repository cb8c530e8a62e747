import type { Network } from '../directory/index.ts'
import { ToneMark, type Tone } from './mark.tsx'
import { say } from './say.ts'

const TONES: Record<Network, Tone> = {
  mssante: 'fine', apicrypt: 'fine', citizen: 'fine', internal: 'plain', ordinary: 'doubt', unresolved: 'doubt',
}

/** Which network an address is on, by shape and by word. */
export function NetworkMark({ network }: { readonly network: Network }) {
  return (
    <span class={`network tone-${TONES[network]}`}>
      <ToneMark tone={TONES[network]} />
      {say(`common_network_${network}`)}
    </span>
  )
}
