/**
 * What Microsoft's schema of the XML manifest demands of what ours uses, read from OfficeDev/office-js-docs-pr, docs/overview/schemas/mail:
 * OfficeAppManifestV1_1.xsd, OfficeAppBasicTypesV1_0.xsd, MailAppVersionOverridesV1_0.xsd and MailAppVersionOverridesV1_1.xsd (2026-11-27).
 * The files are Microsoft's and are not kept here: these are their facts, for the types that an add-in for composing mail can need.
 *
 * `Runtimes` and the extension point `LaunchEvent` are not in these files, which are older than both. They are as learn.microsoft.com
 * has them ("Runtimes element", "LaunchEvent element", same day): `BESIDE` names them.
 */
const OFFICE = 'http://schemas.microsoft.com/office/appforoffice/1.1'
const BASIC = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0'
const MAIL_0 = 'http://schemas.microsoft.com/office/mailappversionoverrides'
const MAIL_1 = `${MAIL_0}/1.1`
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance'

/** What is demanded of a text. */
type Text = RegExp
const short = /^[^]{1,125}$/
const long = /^[^]{1,250}$/
const address = /^\S{1,2048}$/
const reference = /^[^]{1,32}$/
const culture = /^(?:[a-zA-Z]{2,3}-[a-zA-Z0-9]{3,8}(?:-[a-zA-Z]{2,3})?|[a-zA-Z]{2,3}(?:-[a-zA-Z]{2,3}(?:_tradnl|\.pseudo|-[a-zA-Z]{4,8})?)?)$/
const shortVersion = /^\d{1,5}\.\d{1,5}$/
const whole = /^[+-]?\d+$/
const yesOrNo = /^(?:true|false|0|1)$/
const oneOf = (...values: string[]): Text => new RegExp(`^(?:${values.join('|')})$`)

/** A child: its name, its type, and how often it may stand there: once, at most once (`?`), at least once (`+`), or as often as you like (`*`). */
type Child = readonly [name: string, type: string, often: '1' | '?' | '+' | '*']
interface Type {
  readonly space: string
  /** In this order. */
  readonly children?: readonly Child[]
  /** Required, unless the name ends in `?`. */
  readonly attributes?: Readonly<Record<string, Text>>
  readonly text?: Text
  /** Abstract: `xsi:type` names one of these. */
  readonly kinds?: readonly string[]
}

const setting = (space: string, value: Text, id = false): Type =>
  ({ space, children: [['Override', value === short ? `${space} short` : value === long ? `${space} long` : `${space} address`, '*']], attributes: { ...(id ? { id: reference } : {}), DefaultValue: value } })
const override = (space: string, value: Text): Type => ({ space, attributes: { Locale: culture, Value: value } })
const link = (space: string): Type => ({ space, attributes: { resid: reference } })
const text = (space: string, value: Text): Type => ({ space, text: value })
const surface: Type = { space: MAIL_1, children: [['OfficeTab', 'OfficeTab', '*'], ['CustomTab', 'CustomTab', '*']] }

const TYPES: Readonly<Record<string, Type>> = {
  // OfficeAppManifestV1_1.xsd
  OfficeApp: { space: OFFICE, kinds: ['MailApp'] },
  MailApp: {
    space: OFFICE,
    children: [
      ['Id', 'UUID', '1'], ['AlternateId', 'AlternateId', '?'], ['Version', 'Version', '1'], ['ProviderName', 'ShortText', '1'], ['DefaultLocale', 'CultureName', '1'],
      ['DisplayName', 'ShortSetting', '1'], ['Description', 'LongSetting', '1'], ['IconUrl', 'UrlSetting', '?'], ['HighResolutionIconUrl', 'UrlSetting', '?'], ['SupportUrl', 'UrlSetting', '?'],
      ['AppDomains', 'AppDomains', '?'], ['Hosts', 'AppHosts', '?'], ['Requirements', 'AppRequirements', '1'], ['FormSettings', 'FormSettings', '1'], ['Permissions', 'Permissions', '?'],
      ['Rule', 'Rule', '1'], ['DisableEntityHighlighting', 'Boolean', '?'], ['VersionOverrides', 'VersionOverridesV1_0', '?'],
    ],
  },
  UUID: text(OFFICE, /^(?:urn:uuid:)?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/),
  AlternateId: text(OFFICE, /^.{5,12}\\WA\d{9}$/),
  Version: text(OFFICE, /^\d{1,5}(?:\.\d{1,5}){0,3}$/),
  ShortText: text(OFFICE, short), LongText: text(OFFICE, long), CultureName: text(OFFICE, culture), Boolean: text(OFFICE, yesOrNo),
  Permissions: text(OFFICE, oneOf('Restricted', 'ReadItem', 'ReadWriteItem', 'ReadWriteMailbox')),
  ShortSetting: setting(OFFICE, short), LongSetting: setting(OFFICE, long), UrlSetting: setting(OFFICE, address),
  [`${OFFICE} short`]: override(OFFICE, short), [`${OFFICE} long`]: override(OFFICE, long), [`${OFFICE} address`]: override(OFFICE, address),
  AppDomains: { space: OFFICE, children: [['AppDomain', 'LongText', '+']] },
  AppHosts: { space: OFFICE, children: [['Host', 'AppHost', '+']] },
  AppHost: { space: OFFICE, attributes: { Name: short } },
  AppRequirements: { space: OFFICE, children: [['Sets', 'AppSets', '1']] },
  AppSets: { space: OFFICE, children: [['Set', 'AppSet', '+']], attributes: { 'DefaultMinVersion?': shortVersion } },
  AppSet: { space: OFFICE, attributes: { 'Name': short, 'MinVersion?': shortVersion } },
  FormSettings: { space: OFFICE, children: [['Form', 'FormType', '+']] },
  FormType: { space: OFFICE, kinds: ['ItemEdit'] },
  ItemEdit: { space: OFFICE, children: [['DesktopSettings', 'EditSettings', '1'], ['TabletSettings', 'EditSettings', '?'], ['PhoneSettings', 'EditSettings', '?']] },
  EditSettings: { space: OFFICE, children: [['SourceLocation', 'UrlSetting', '1']] },
  Rule: { space: OFFICE, kinds: ['ItemIs'] },
  ItemIs: { space: OFFICE, attributes: { 'ItemType': oneOf('Message', 'Appointment'), 'FormType': oneOf('Read', 'Edit', 'ReadOrEdit'), 'ItemClass?': /^[^]+$/, 'IncludeSubClasses?': yesOrNo } },
  // MailAppVersionOverridesV1_0.xsd
  VersionOverridesV1_0: { space: MAIL_0, children: [['Description', 'Link', '?'], ['Requirements', 'Requirements', '?'], ['Hosts', 'Hosts', '?'], ['Resources', 'Resources', '?'], ['VersionOverrides', 'VersionOverridesV1_1', '?']] },
  // MailAppVersionOverridesV1_1.xsd
  VersionOverridesV1_1: { space: MAIL_1, children: [['Description', 'Link', '?'], ['Requirements', 'Requirements', '?'], ['Hosts', 'Hosts', '?'], ['Resources', 'Resources', '?']] },
  Hosts: { space: MAIL_1, children: [['Host', 'Host', '+']] },
  Host: { space: MAIL_1, kinds: ['MailHost'] },
  MailHost: { space: MAIL_1, children: [['Runtimes', 'Runtimes', '?'], ['DesktopFormFactor', 'FormFactor', '?']] },
  FormFactor: { space: MAIL_1, children: [['FunctionFile', 'Link', '?'], ['ExtensionPoint', 'ExtensionPoint', '+']] },
  ExtensionPoint: { space: MAIL_1, kinds: ['MessageReadCommandSurface', 'MessageComposeCommandSurface', 'LaunchEvent'] },
  MessageReadCommandSurface: surface, MessageComposeCommandSurface: surface,
  OfficeTab: { space: MAIL_1, children: [['Group', 'Group', '+']], attributes: { id: short } },
  CustomTab: { space: MAIL_1, children: [['Group', 'Group', '+'], ['Label', 'Link', '1']], attributes: { id: short } },
  Group: { space: MAIL_1, children: [['Label', 'Link', '1'], ['Control', 'UIControl', '+']], attributes: { id: short } },
  UIControl: { space: MAIL_1, kinds: ['Button'] },
  Button: { space: MAIL_1, children: [['Label', 'Link', '1'], ['Supertip', 'Supertip', '1'], ['Icon', 'IconList', '1'], ['Action', 'Action', '1']], attributes: { id: short } },
  Supertip: { space: MAIL_1, children: [['Title', 'Link', '1'], ['Description', 'Link', '1']] },
  Action: { space: MAIL_1, kinds: ['ShowTaskpane', 'ExecuteFunction'] },
  ShowTaskpane: { space: MAIL_1, children: [['SourceLocation', 'Link', '1']] },
  ExecuteFunction: { space: MAIL_1, children: [['FunctionName', 'MailText', '1']] },
  MailText: text(MAIL_1, long),
  Link: link(BASIC),
  // OfficeAppBasicTypesV1_0.xsd
  IconList: { space: BASIC, children: [['Image', 'ImageLink', '+']] },
  ImageLink: { space: BASIC, attributes: { resid: reference, size: whole } },
  Requirements: { space: BASIC, children: [['Sets', 'Sets', '1']] },
  Sets: { space: BASIC, children: [['Set', 'Set', '+']], attributes: { 'DefaultMinVersion?': shortVersion } },
  Set: { space: BASIC, attributes: { 'Name': short, 'MinVersion?': shortVersion } },
  Resources: { space: BASIC, children: [['Images', 'Images', '?'], ['Urls', 'Urls', '?'], ['ShortStrings', 'ShortStrings', '?'], ['LongStrings', 'LongStrings', '?']] },
  Images: { space: BASIC, children: [['Image', 'UrlResource', '*']] }, Urls: { space: BASIC, children: [['Url', 'UrlResource', '*']] },
  ShortStrings: { space: BASIC, children: [['String', 'ShortResource', '*']] }, LongStrings: { space: BASIC, children: [['String', 'LongResource', '*']] },
  UrlResource: setting(BASIC, address, true), ShortResource: setting(BASIC, short, true), LongResource: setting(BASIC, long, true),
  [`${BASIC} short`]: override(BASIC, short), [`${BASIC} long`]: override(BASIC, long), [`${BASIC} address`]: override(BASIC, address),
  // Not in the files: see above.
  Runtimes: { space: MAIL_1, children: [['Runtime', 'Runtime', '+']] },
  Runtime: { space: MAIL_1, children: [['Override', 'RuntimeOverride', '?']], attributes: { 'resid': reference, 'lifetime?': oneOf('short', 'long') } },
  RuntimeOverride: { space: MAIL_1, attributes: { type: oneOf('javascript'), resid: reference } },
  LaunchEvent: { space: MAIL_1, children: [['LaunchEvents', 'LaunchEvents', '1'], ['SourceLocation', 'Link', '1']] },
  LaunchEvents: { space: MAIL_1, children: [['LaunchEvent', 'OneLaunchEvent', '+']] },
  OneLaunchEvent: { space: MAIL_1, attributes: { 'Type': short, 'FunctionName': long, 'SendMode?': oneOf('PromptUser', 'SoftBlock', 'Block') } },
}

/** What of our manifest the published files do not know, as `xmllint` names it. */
export const BESIDE = ['Runtimes', 'ExtensionPoint xsi:type="LaunchEvent"'] as const

/** Where a manifest is not what the schema demands, one sentence each. */
export function schemaFaults(xml: string): string[] {
  const root = new DOMParser().parseFromString(xml, 'application/xml').documentElement
  return root.localName === 'OfficeApp' && root.namespaceURI === OFFICE ? faultsIn(root, 'OfficeApp') : ['the root is no OfficeApp']
}

function faultsIn(element: Element, name: string): string[] {
  const type = TYPES[name]
  if (!type) return [`${name}: no such type`]
  const kind = element.getAttributeNS(INSTANCE, 'type') ?? element.getAttribute('xsi:type')
  if (type.kinds) return kind !== null && type.kinds.includes(kind) ? faultsIn(element, kind) : [`${element.localName}: no type ${kind ?? ''}`]
  return [...attributeFaults(element, type), ...textFaults(element, type), ...childFaults(element, type)]
}

function attributeFaults(element: Element, { attributes = {} }: Type): string[] {
  const given = [...element.attributes].filter(({ name }) => !/^xmlns(?::|$)|^xsi:/.test(name))
  const known = Object.entries(attributes).map(([key, demand]) => ({ key: key.replace(/\?$/, ''), demand, isRequired: !key.endsWith('?') }))
  const unknown = given.filter(({ name }) => !known.some(({ key }) => key === name)).map(({ name }) => `${element.localName}: no attribute ${name}`)
  return [...unknown, ...known.flatMap(({ key, demand, isRequired }) => {
    const value = element.getAttribute(key)
    if (value === null) return isRequired ? [`${element.localName}: ${key} is missing`] : []
    return demand.test(value) ? [] : [`${element.localName}: ${key} is not as demanded`]
  })]
}

function textFaults(element: Element, { text: demand, children }: Type): string[] {
  const own = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent).join('')
  if (demand) return demand.test(own) ? [] : [`${element.localName}: its text is not as demanded`]
  return own.trim() === '' && (children !== undefined || element.children.length === 0) ? [] : [`${element.localName}: holds what it may not`]
}

function childFaults(element: Element, { space, children = [] }: Type): string[] {
  const faults: string[] = []
  const left = [...element.children]
  for (const [name, type, often] of children) {
    // A reference to another schema's element stands in that one's namespace, as its versions do.
    const home = name === 'VersionOverrides' ? TYPES[type]?.space : space
    let count = 0
    while (left[0]?.localName === name && left[0].namespaceURI === home && (count === 0 || often === '+' || often === '*')) {
      faults.push(...faultsIn(left.shift()!, type))
      count += 1
    }
    if (count === 0 && (often === '1' || often === '+')) faults.push(`${element.localName}: ${name} is missing, or not in its place`)
  }
  return [...faults, ...left.map(({ localName }) => `${element.localName}: ${localName} is not expected there`)]
}
