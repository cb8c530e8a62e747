import { Seal } from '../faces/seal.tsx'
import { answerUrl, optionsUrl } from '../faces/options-link.ts'
import { say } from '../faces/say.ts'
import { HeldDrafts } from './held-drafts.tsx'
import { ProfileSwitch } from './profile-switch.tsx'
import { SecureSearch } from './secure-search.tsx'
import { SiteStatus } from './site-status.tsx'

/** The popup: where this tab stands, a colleague's secure address, what is held, and who is working. */
export function PopupFace() {
  return (
    <div class="popup stack">
      <header class="head">
        <Seal tone="held" size={32} />
        <h1>{say('popup_title')}</h1>
        <a class="quiet-link" href={optionsUrl('bienvenue')} target="_blank" rel="noopener">{say('popup_options')}</a>
      </header>
      <SiteStatus />
      <SecureSearch />
      <HeldDrafts />
      <p class="rule"><a href={answerUrl()} target="_blank" rel="noopener">{say('popup_answer')}</a></p>
      <ProfileSwitch />
    </div>
  )
}
