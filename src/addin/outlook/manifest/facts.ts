/** What both manifests say, once. */

/**
 * `store`: Microsoft's marketplace takes no other; when the add-in itself cannot run, Outlook lets the practitioner send. `managed`:
 * deployed by an administrator; when the add-in cannot run, nothing leaves.
 */
export type Variant = 'store' | 'managed'

export const VARIANTS: readonly Variant[] = ['store', 'managed']

/** How Outlook takes a send that was not let through, in the words of each manifest. */
export const SEND_MODES = {
  store: { unified: 'softBlock', xml: 'SoftBlock' },
  managed: { unified: 'block', xml: 'Block' },
} as const satisfies Record<Variant, { unified: string; xml: string }>

/** Each manifest is an add-in of its own to Outlook. Never changed: an update is known by them. */
export const IDS = {
  store: { unified: '6f0a1a52-6c5e-4d6e-9a39-3a4f5d1f7c01', xml: '6f0a1a52-6c5e-4d6e-9a39-3a4f5d1f7c02' },
  managed: { unified: '6f0a1a52-6c5e-4d6e-9a39-3a4f5d1f7c03', xml: '6f0a1a52-6c5e-4d6e-9a39-3a4f5d1f7c04' },
} as const satisfies Record<Variant, { unified: string; xml: string }>

/** The first requirement set with `OnMessageSend`. What came later (a button to the task pane: 1.14) is used where it is there. */
export const MAILBOX = '1.12'

/** Events by the function that the event script associates. */
export const EVENTS = [
  { xml: 'OnMessageSend', unified: 'messageSending', action: 'onMessageSend' },
  { xml: 'OnMessageRecipientsChanged', unified: 'messageRecipientsChanged', action: 'onMessageRecipientsChanged' },
  { xml: 'OnMessageAttachmentsChanged', unified: 'messageAttachmentsChanged', action: 'onMessageAttachmentsChanged' },
] as const

/** The button in the ribbon; what is shown on a held send opens the same pane. */
export const PANE_BUTTON = 'sceauPane'

/** Files under the host's address. */
export const FILES = { pane: 'taskpane.html', eventPage: 'events.html', eventScript: 'events.js' } as const

export type Language = 'fr' | 'en'

/** French first: what stands in the manifest itself; English beside it. */
export const WORDS: Readonly<Record<Language, Readonly<Record<'name' | 'full' | 'short' | 'description' | 'group' | 'button' | 'tip', string>>>> = {
  fr: {
    name: 'Sceau',
    full: 'Sceau\u00a0: les données de santé partent chiffrées',
    short: 'Retient un message qui partirait avec des données de santé lisibles.',
    description: 'Avant l’envoi, Sceau lit le message sur votre ordinateur. S’il contient des données de santé d’un patient et qu’un destinataire n’est pas sur une messagerie sécurisée, l’envoi attend, et vous choisissez la suite dans le volet.',
    group: 'Sceau',
    button: 'Ouvrir Sceau',
    tip: 'Montre ce qui a été trouvé dans ce message, et ce que vous pouvez faire.',
  },
  en: {
    name: 'Sceau',
    full: 'Sceau: health data leaves encrypted',
    short: 'Holds a message that would leave with readable health data.',
    description: 'Before a message is sent, Sceau reads it on your computer. If it holds health data of a patient and a recipient is not on a secure mail network, the send waits, and you choose in the task pane what to do.',
    group: 'Sceau',
    button: 'Open Sceau',
    tip: 'Shows what was found in this message, and what you can do.',
  },
}

/** What a build says of itself. */
export interface Build {
  /** `major.minor.patch`, from package.json. */
  readonly version: string
  /** Where the add-in's files stand: https, without a slash at the end. */
  readonly host: string
  readonly variant: Variant
}

/** The host's address cannot stand in a manifest. */
export class HostAddressError extends Error {
  override name = 'HostAddressError'
}

/** The address without slashes at its end. @throws HostAddressError unless it is https without a query. */
export function hostAddress(text: string): string {
  const address = URL.canParse(text) ? new URL(text) : null
  if (address?.protocol !== 'https:' || address.search !== '' || address.hash !== '') {
    throw new HostAddressError(`${text}: Outlook loads an add-in only from an https address, without a query.`)
  }
  return address.href.replace(/\/+$/, '')
}

export const iconAt = (host: string, size: number): string => `${host}/icons/seal-${size}.png`
