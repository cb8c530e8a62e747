import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { Button } from '../faces/button.tsx'
import { Notice } from '../faces/notice.tsx'
import { SECTIONS, type Section } from '../faces/options-link.ts'
import { Seal } from '../faces/seal.tsx'
import { say } from '../faces/say.ts'
import { useAsk } from '../faces/use-ask.ts'
import { ask } from '../messaging/ask.ts'
import type { Settings } from '../messaging/records.ts'
import { builtInSites } from './permission.ts'
import { CodesSection } from './sections/codes-section.tsx'
import { DirectorySection } from './sections/directory-section.tsx'
import { HistorySection } from './sections/history-section.tsx'
import { KeysSection } from './sections/keys-section.tsx'
import { LedgerSection } from './sections/ledger-section.tsx'
import { PolicyFaults } from './sections/policy-faults.tsx'
import { PracticeSection } from './sections/practice-section.tsx'
import { PrivacySection } from './sections/privacy-section.tsx'
import { ProfilesSection } from './sections/profiles-section.tsx'
import { SitesSection } from './sections/sites-section.tsx'
import { ThresholdsSection } from './sections/thresholds-section.tsx'
import { VaultSection } from './sections/vault-section.tsx'
import { WelcomeSection } from './sections/welcome-section.tsx'

/** Saves the settings; resolves to whether that worked. */
export type SaveSettings = (settings: Settings) => Promise<boolean>

/** Everything that can be set, on one page with an anchor for each part. */
export function OptionsFace() {
  const settings = useAsk('settings')
  const directory = useAsk('directory-status')
  const vault = useAsk('vault-status')
  const here = useAnchor()
  const save: SaveSettings = useCallback((wanted) => ask('save-settings', { settings: wanted }).then(
    (saved) => {
      settings.set(saved)
      return true
    },
    () => false,
  ), [])
  // A mail program has none.
  const hasSites = builtInSites().length > 0
  const silent = [settings, directory, vault].some(({ asked }) => asked.state === 'silent')
  return (
    <div class="page">
      <nav class="contents" aria-label={say('options_contents')}>
        <p class="brand"><Seal tone="held" size={40} /><span>{say('extension_name')}</span></p>
        <ul>
          {SECTIONS.filter((section) => section !== 'sites' || hasSites).map((section) => (
            <li key={section}><a href={`#${section}`} {...(here === section ? { 'aria-current': 'location' as const } : {})}>{say(`options_${section}`)}</a></li>
          ))}
        </ul>
      </nav>
      <div class="sections">
        <h1>{say('options_title')}</h1>
        {silent && (
          <Notice tone="held" live>
            <span>{say('common_no_answer')}</span>
            <Button onPress={() => [settings, directory, vault].forEach(({ again }) => again())}>{say('common_try_again')}</Button>
          </Notice>
        )}
        <PolicyFaults />
        <Part section="bienvenue"><WelcomeSection settings={settings.value} directory={directory.value} vault={vault.value} /></Part>
        <Part section="profils">{settings.value && <ProfilesSection settings={settings.value} onSave={save} />}</Part>
        <Part section="cabinet">{settings.value && <PracticeSection settings={settings.value} onSave={save} />}</Part>
        <Part section="seuils">{settings.value && <ThresholdsSection settings={settings.value} onSave={save} />}</Part>
        <Part section="annuaire">{settings.value && directory.value && <DirectorySection settings={settings.value} onSave={save} status={directory.value} onStatus={directory.set} />}</Part>
        <Part section="correspondants">{vault.value && <HistorySection vault={vault.value} />}</Part>
        <Part section="coffre">{settings.value && vault.value && <VaultSection settings={settings.value} onSave={save} vault={vault.value} onVault={vault.set} onChange={vault.again} />}</Part>
        <Part section="codes">{settings.value && vault.value && <CodesSection settings={settings.value} onSave={save} vault={vault.value} sealsOnSight={hasSites} />}</Part>
        <Part section="cles">{settings.value && vault.value && <KeysSection settings={settings.value} vault={vault.value} />}</Part>
        <Part section="journal"><LedgerSection /></Part>
        {hasSites && <Part section="sites">{settings.value && <SitesSection settings={settings.value} onSave={save} />}</Part>}
        <Part section="confidentialite"><PrivacySection /></Part>
      </div>
    </div>
  )
}

function Part({ section, children }: { readonly section: Section; readonly children: ComponentChildren }) {
  return (
    <section id={section} class="part stack" aria-labelledby={`${section}-title`}>
      <h2 id={`${section}-title`}>{say(`options_${section}`)}</h2>
      {children}
    </section>
  )
}

/** The section that the address names. The page is built after the browser looked for the anchor, so it is shown again here. */
function useAnchor(): string {
  const [here, setHere] = useState(() => location.hash.slice(1))
  useEffect(() => {
    const follow = () => setHere(location.hash.slice(1))
    window.addEventListener('hashchange', follow)
    const named = SECTIONS.find((section) => section === location.hash.slice(1))
    if (named) document.getElementById(named)?.scrollIntoView()
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return here
}
