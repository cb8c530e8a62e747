import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { useGate } from '../../faces/gesture.ts'
import { ToneMark } from '../../faces/mark.tsx'
import { formatNumber, say } from '../../faces/say.ts'
import { CreateVault, UnlockVault } from '../../faces/vault-forms.tsx'
import { ask } from '../../messaging/ask.ts'
import type { Settings, VaultStatus } from '../../messaging/records.ts'
import type { SaveSettings } from '../options-face.tsx'
import { CopyList } from './copy-list.tsx'
import { HeldList } from './held-list.tsx'

interface VaultSectionProps {
  readonly settings: Settings
  readonly onSave: SaveSettings
  readonly vault: VaultStatus
  readonly onVault: (vault: VaultStatus) => void
  /** Something in the vault changed: its status is asked again. */
  readonly onChange: () => void
}

const MINUTES = [5, 10, 15, 30, 60, 120]

/** The vault of held messages: its passphrase, when it locks, and what is in it. */
export function VaultSection({ settings, onSave, vault, onVault, onChange }: VaultSectionProps) {
  const [problem, setProblem] = useState('')
  const accepts = useGate()
  if (vault.state === 'absent') return <><div class="card"><CreateVault onDone={onVault} /></div><CopyList open /></>
  const lock = () => {
    setProblem('')
    ask('vault-lock', {}).then(onVault, () => setProblem('common_vault_failed'))
  }
  const keepMinutes = (event: Event & { currentTarget: HTMLSelectElement }) => {
    if (!accepts(event)) return
    void onSave({ ...settings, lockAfterMinutes: Number(event.currentTarget.value) }).then((saved) => setProblem(saved ? '' : 'common_not_saved'))
  }
  const choices = [...new Set([...MINUTES, settings.lockAfterMinutes])].sort((a, b) => a - b)
  return (
    <>
      <p class="soft">{say('options_vault_why')}</p>
      {vault.state === 'locked' && (
        <div class="card stack-tight">
          <p class="state"><ToneMark tone="plain" /><strong>{say('options_vault_locked')}</strong></p>
          <UnlockVault onDone={onVault} />
        </div>
      )}
      {vault.state === 'unlocked' && (
        <div class="card row row-apart">
          <p class="state"><ToneMark tone="fine" /><strong>{say('options_vault_unlocked')}</strong></p>
          <Button onPress={lock}>{say('common_vault_lock')}</Button>
        </div>
      )}
      <div class="field narrow">
        <label for="lock-after">{say('options_vault_minutes')}</label>
        <select id="lock-after" class="input" value={String(settings.lockAfterMinutes)} onChange={keepMinutes}>
          {choices.map((minutes) => <option key={minutes} value={String(minutes)}>{say('options_vault_minutes_value', formatNumber(minutes))}</option>)}
        </select>
      </div>
      {problem !== '' && <p class="field-error" role="alert">{say(problem)}</p>}
      <HeldList open={vault.state === 'unlocked'} onChange={onChange} />
      <CopyList open={vault.state === 'unlocked'} />
    </>
  )
}
