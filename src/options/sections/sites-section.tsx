import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { hostOf } from '../../faces/format.ts'
import { ToneMark } from '../../faces/mark.tsx'
import { say } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { Settings } from '../../messaging/records.ts'
import type { SaveSettings } from '../options-face.tsx'
import { allowSite, builtInSites, forgetSite, isAllowed } from '../permission.ts'

interface SitesSectionProps {
  readonly settings: Settings
  readonly onSave: SaveSettings
}

/** The webmails where Sceau is on: those it knows, and those that were switched on. */
export function SitesSection({ settings, onSave }: SitesSectionProps) {
  const fixed = builtInSites()
  const added = settings.sites.filter((site) => !fixed.includes(site))
  const [allowed, setAllowed] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [problem, setProblem] = useState('')
  const sites = [...fixed, ...added]
  useEffect(() => {
    let gone = false
    void Promise.all(sites.map(async (site) => [site, await isAllowed(site)] as const)).then((all) => {
      if (!gone) setAllowed(new Map(all))
    })
    return () => {
      gone = true
    }
  }, [sites.join(' ')])
  const allow = async (site: string) => {
    const granted = await allowSite(site)
    setAllowed(new Map(allowed).set(site, granted))
    setProblem(granted ? '' : 'options_site_refused')
    if (granted) await ask('switch-site-on', { origin: site }).catch(() => setProblem('common_no_answer'))
  }
  const switchOff = async (site: string) => {
    const saved = await onSave({ ...settings, sites: settings.sites.filter((each) => each !== site) })
    if (saved) await forgetSite(site)
    setProblem(saved ? '' : 'common_not_saved')
  }
  return (
    <>
      <p class="soft">{say('options_sites_why')}</p>
      <ul class="stack-tight">
        {sites.map((site) => {
          const isOn = allowed.get(site) !== false
          return (
            <li key={site} class="card found">
              <ToneMark tone={isOn ? 'fine' : 'doubt'} />
              <span class="box-lines">
                <strong>{hostOf(site)}</strong>
                <span class="soft small">{say(isOn ? (fixed.includes(site) ? 'options_site_known' : 'options_site_added') : 'options_site_waiting')}</span>
              </span>
              {!isOn && <Button look="main" aria-label={say('options_site_allow_named', hostOf(site))} onPress={() => void allow(site)}>{say('options_site_allow')}</Button>}
              {added.includes(site) && <Button look="quiet" aria-label={say('options_site_off_named', hostOf(site))} onPress={() => void switchOff(site)}>{say('options_site_off')}</Button>}
            </li>
          )
        })}
      </ul>
      {problem !== '' && <p class="field-error" role="alert">{say(problem)}</p>}
      <p>{say('options_sites_how')}</p>
    </>
  )
}
