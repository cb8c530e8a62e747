import { useState } from 'preact/hooks'
import { generateWords } from '../../crypto/index.ts'
import { Button } from '../../faces/button.tsx'
import { say } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import { EnvelopeError } from '../../crypto/envelopes/envelope.ts'
import type { OwnKey } from '../../messaging/key-records.ts'
import { keyFileName, SavedText } from './key-files.tsx'
import { exportKey } from './key-work.ts'
import { useWork } from './use-work.ts'

/** The secret key as a file under eight words: a copy for safety, or the practice's key for a member. */
export function ExportKey({ of, onClose }: { readonly of: OwnKey; readonly onClose: () => void }) {
  const [made, setMade] = useState<{ readonly text: string; readonly revocation: string; readonly secret: string } | null>(null)
  const { busy, problem, run } = useWork()
  const make = () => run(async () => {
    const { key, why } = await ask('key-read', { id: of.id })
    if (!key) throw new EnvelopeError(why === 'locked' ? 'keys_vault_closed' : 'keys_failed', 'The key cannot be read.')
    const { secret } = generateWords()
    setMade({ ...(await exportKey(key, secret)), secret })
  })
  return (
    <div class="stack-tight">
      <p>{say(`keys_export_how_${of.role}`)}</p>
      {made && <p><span class="soft small">{say('keys_export_secret')}</span> <code class="fingerprint">{made.secret}</code></p>}
      <div class="row">
        {made
          ? (
            <>
              <SavedText name={keyFileName('secret', of)} label={say('keys_export_save')} text={made.text} />
              <SavedText name={keyFileName('revocation', of)} label={say('keys_revocation_save')} text={made.revocation} />
            </>
          )
          : <Button look="main" disabled={busy} onPress={make}>{say('keys_export_make')}</Button>}
        <Button onPress={onClose}>{say('keys_close')}</Button>
      </div>
      {made && <p class="soft small">{say(`keys_revocation_how_${of.role}`)}</p>}
      {problem !== '' && <p class="field-error" role="alert">{problem}</p>}
    </div>
  )
}
