import { type Build, EVENTS, FILES, iconAt, IDS, MAILBOX, PANE_BUTTON, SEND_MODES, WORDS } from './facts.ts'

/** The version of Microsoft's schema that this is written for; the test asks the published copy. */
export const SCHEMA_VERSION = '1.22'

const SCHEMA = `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}`
const requirements = { capabilities: [{ name: 'Mailbox', minVersion: MAILBOX }], scopes: ['mail'] }

/** The unified JSON manifest: Outlook on the web, the new and the classic Outlook for Windows. */
export function unifiedManifest({ version, host, variant }: Build) {
  const words = WORDS.fr
  return {
    $schema: `${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version,
    id: IDS[variant].unified,
    localizationInfo: { defaultLanguageTag: 'fr', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }] },
    developer: { name: 'Sceau', websiteUrl: host, privacyUrl: `${host}/privacy.html`, termsOfUseUrl: `${host}/LICENSE.txt` },
    name: { short: words.name, full: words.full },
    description: { short: words.short, full: words.description },
    icons: { outline: 'outline.png', color: 'color.png' },
    accentColor: '#a8201a',
    validDomains: [new URL(host).host],
    authorization: { permissions: { resourceSpecific: [{ name: 'MailboxItem.ReadWrite.User', type: 'Delegated' }] } },
    extensions: [{
      requirements,
      runtimes: [
        {
          id: 'events', type: 'general', lifetime: 'short',
          code: { page: `${host}/${FILES.eventPage}`, script: `${host}/${FILES.eventScript}` },
          actions: EVENTS.map(({ action }) => ({ id: action, type: 'executeFunction', displayName: action })),
        },
        {
          id: 'pane', type: 'general', lifetime: 'short', code: { page: `${host}/${FILES.pane}` },
          actions: [{ id: 'openPane', type: 'openPage', pinnable: false }],
        },
      ],
      ribbons: [{
        contexts: ['mailCompose'],
        tabs: [{
          builtInTabId: 'TabDefault',
          groups: [{
            id: 'sceauGroup', label: words.group,
            controls: [{
              id: PANE_BUTTON, type: 'button', label: words.button, actionId: 'openPane',
              icons: [16, 32, 80].map((size) => ({ size, url: iconAt(host, size) })),
              supertip: { title: words.button, description: words.tip },
            }],
          }],
        }],
      }],
      autoRunEvents: [{
        requirements,
        events: EVENTS.map(({ unified, action }) => ({
          type: unified, actionId: action, ...(unified === 'messageSending' ? { options: { sendMode: SEND_MODES[variant].unified } } : {}),
        })),
      }],
      // Outlook on Mac takes only the XML manifest; where this one runs, the other would ask everything twice.
      alternates: [{
        hide: { customOfficeAddin: { officeAddinId: IDS[variant].xml } },
        alternateIcons: { icon: { size: 64, url: iconAt(host, 64) }, highResolutionIcon: { size: 64, url: iconAt(host, 128) } },
      }],
    }],
  }
}

/** The English sentences of the unified manifest, by their place in it. */
export function unifiedEnglish() {
  const words = WORDS.en
  const group = 'extensions[0].ribbons[0].tabs[0].groups[0]'
  return {
    '$schema': `${SCHEMA}/MicrosoftTeams.Localization.schema.json`,
    'name.short': words.name,
    'name.full': words.full,
    'description.short': words.short,
    'description.full': words.description,
    [`${group}.label`]: words.group,
    [`${group}.controls[0].label`]: words.button,
    [`${group}.controls[0].supertip.title`]: words.button,
    [`${group}.controls[0].supertip.description`]: words.tip,
  }
}
