import { formatDate } from '../../faces/format.ts'
import { ToneMark } from '../../faces/mark.tsx'
import { formatNumber, say } from '../../faces/say.ts'
import { builtInSites } from '../permission.ts'
import type { DirectoryStatus, Settings, VaultStatus } from '../../messaging/records.ts'

interface WelcomeSectionProps {
  readonly settings: Settings | null
  readonly directory: DirectoryStatus | null
  readonly vault: VaultStatus | null
}

interface StepView {
  readonly key: 'profile' | 'directory' | 'vault'
  readonly done: boolean
  readonly anchor: string
  readonly state: string
}

/** What Sceau does, and the three things worth doing once. */
export function WelcomeSection({ settings, directory, vault }: WelcomeSectionProps) {
  // A mail program sends by the secure mailbox itself; it opens no site.
  const needsSite = builtInSites().length > 0
  const profile = settings?.profiles.find(({ secureAddress, secureWebmail }) => secureAddress !== '' && (secureWebmail !== '' || !needsSite))
  const steps: readonly StepView[] = [
    { key: 'profile', done: profile !== undefined, anchor: 'profils', state: profile?.secureAddress ?? '' },
    {
      key: 'directory', done: directory?.state === 'ready', anchor: 'annuaire',
      state: directory?.state === 'ready' ? say('options_directory_ready', formatNumber(directory.size), formatDate(directory.date)) : '',
    },
    { key: 'vault', done: vault !== null && vault.state !== 'absent', anchor: 'coffre', state: vault === null || vault.state === 'absent' ? '' : say(`common_vault_state_${vault.state}`) },
  ]
  return (
    <>
      <p class="lead">{say('options_welcome')}</p>
      <ol class="steps">
        {steps.map(({ key, done, anchor, state }) => (
          <li key={key} class="card step">
            <ToneMark tone={done ? 'fine' : 'plain'} />
            <div class="box-lines">
              <strong><a href={`#${anchor}`}>{say(`options_step_${key}`)}</a></strong>
              <span class="soft">{done ? state : say(`options_step_${key}_why`)}</span>
            </div>
            <span class="step-state small">{say(done ? 'options_step_done' : 'options_step_todo')}</span>
          </li>
        ))}
      </ol>
      <p>{say('options_welcome_then')}</p>
    </>
  )
}
