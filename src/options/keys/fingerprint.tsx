import { spokenFingerprint } from '../../crypto/keys/read-key.ts'
import { say } from '../../faces/say.ts'

/** A fingerprint in ten groups of four, as it is read aloud. */
export function Fingerprint({ of, label = say('keys_fingerprint') }: { readonly of: string; readonly label?: string }) {
  return <p class="small box-lines"><span class="soft">{label}</span><code class="fingerprint">{spokenFingerprint(of)}</code></p>
}
