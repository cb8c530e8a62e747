import { type Build, EVENTS, FILES, iconAt, IDS, MAILBOX, PANE_BUTTON, SEND_MODES, WORDS } from './facts.ts'

/** An element: name, attributes, and children or text. */
interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Node | string)[]
}

const node = (name: string, attributes: Readonly<Record<string, string>>, ...children: readonly (Node | string)[]): Node => ({ name, attributes, children })

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

function written({ name, attributes, children }: Node, indent = ''): string {
  const head = `${indent}<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')}`
  if (children.length === 0) return `${head}/>`
  const [only] = children
  if (children.length === 1 && typeof only === 'string') return `${head}>${escaped(only)}</${name}>`
  return `${head}>\n${children.map((child) => (typeof child === 'string' ? escaped(child) : written(child, `${indent}  `))).join('\n')}\n${indent}</${name}>`
}

const OFFICE = 'http://schemas.microsoft.com/office/appforoffice/1.1'
const BASIC = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0'
const OVERRIDES = 'http://schemas.microsoft.com/office/mailappversionoverrides'

/** A sentence in French, and beside it in English. */
const localised = (name: string, key: keyof (typeof WORDS)['fr'], attributes: Readonly<Record<string, string>> = {}, prefix = ''): Node =>
  node(name, { ...attributes, DefaultValue: WORDS.fr[key] }, node(`${prefix}Override`, { Locale: 'en-US', Value: WORDS.en[key] }))

const ICONS = [16, 32, 80]

function desktop(build: Build): Node {
  const button = node('Control', { 'xsi:type': 'Button', 'id': PANE_BUTTON },
    node('Label', { resid: 'button' }),
    node('Supertip', {}, node('Title', { resid: 'button' }), node('Description', { resid: 'tip' })),
    node('Icon', {}, ...ICONS.map((size) => node('bt:Image', { size: String(size), resid: `icon${size}` }))),
    node('Action', { 'xsi:type': 'ShowTaskpane' }, node('SourceLocation', { resid: 'pane' })))
  return node('DesktopFormFactor', {},
    node('FunctionFile', { resid: 'events' }),
    node('ExtensionPoint', { 'xsi:type': 'MessageComposeCommandSurface' },
      node('OfficeTab', { id: 'TabDefault' }, node('Group', { id: 'sceauGroup' }, node('Label', { resid: 'group' }), button))),
    node('ExtensionPoint', { 'xsi:type': 'LaunchEvent' },
      node('LaunchEvents', {}, ...EVENTS.map(({ xml, action }) => node('LaunchEvent', {
        Type: xml, FunctionName: action, ...(xml === 'OnMessageSend' ? { SendMode: SEND_MODES[build.variant].xml } : {}),
      }))),
      node('SourceLocation', { resid: 'events' })))
}

function resources(host: string): Node {
  return node('Resources', {},
    node('bt:Images', {}, ...ICONS.map((size) => node('bt:Image', { id: `icon${size}`, DefaultValue: iconAt(host, size) }))),
    node('bt:Urls', {},
      node('bt:Url', { id: 'pane', DefaultValue: `${host}/${FILES.pane}` }),
      node('bt:Url', { id: 'events', DefaultValue: `${host}/${FILES.eventPage}` }),
      node('bt:Url', { id: 'script', DefaultValue: `${host}/${FILES.eventScript}` })),
    node('bt:ShortStrings', {}, localised('bt:String', 'group', { id: 'group' }, 'bt:'), localised('bt:String', 'button', { id: 'button' }, 'bt:')),
    node('bt:LongStrings', {}, localised('bt:String', 'tip', { id: 'tip' }, 'bt:')))
}

function overrides(build: Build): Node {
  return node('VersionOverrides', { 'xmlns': OVERRIDES, 'xsi:type': 'VersionOverridesV1_0' },
    node('VersionOverrides', { 'xmlns': `${OVERRIDES}/1.1`, 'xsi:type': 'VersionOverridesV1_1' },
      node('Requirements', {}, node('bt:Sets', { DefaultMinVersion: MAILBOX }, node('bt:Set', { Name: 'Mailbox' }))),
      node('Hosts', {}, node('Host', { 'xsi:type': 'MailHost' },
        node('Runtimes', {}, node('Runtime', { resid: 'events' }, node('Override', { type: 'javascript', resid: 'script' }))),
        desktop(build))),
      resources(build.host)))
}

/** The XML ("add-in only") manifest: what Outlook on Mac and older clients of Exchange take. Elements in the order of Microsoft's schema. */
export function xmlManifest(build: Build): string {
  const { version, host, variant } = build
  const app = node('OfficeApp', { 'xmlns': OFFICE, 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xmlns:bt': BASIC, 'xsi:type': 'MailApp' },
    node('Id', {}, IDS[variant].xml),
    node('Version', {}, `${version}.0`),
    node('ProviderName', {}, 'Sceau'),
    node('DefaultLocale', {}, 'fr-FR'),
    localised('DisplayName', 'name'),
    localised('Description', 'description'),
    node('IconUrl', { DefaultValue: iconAt(host, 64) }),
    node('HighResolutionIconUrl', { DefaultValue: iconAt(host, 128) }),
    node('SupportUrl', { DefaultValue: host }),
    node('AppDomains', {}, node('AppDomain', {}, new URL(host).origin)),
    node('Hosts', {}, node('Host', { Name: 'Mailbox' })),
    node('Requirements', {}, node('Sets', {}, node('Set', { Name: 'Mailbox', MinVersion: '1.1' }))),
    node('FormSettings', {}, node('Form', { 'xsi:type': 'ItemEdit' },
      node('DesktopSettings', {}, node('SourceLocation', { DefaultValue: `${host}/${FILES.pane}` })))),
    node('Permissions', {}, 'ReadWriteItem'),
    node('Rule', { 'xsi:type': 'ItemIs', 'ItemType': 'Message', 'FormType': 'Edit' }),
    node('DisableEntityHighlighting', {}, 'true'),
    overrides(build))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(app)}\n`
}
