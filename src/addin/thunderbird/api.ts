import browser from 'webextension-polyfill'

/** What `compose.getComposeDetails` gives and `setComposeDetails` takes, as far as it is used here (Thunderbird 128 and later). */
export interface ComposeDetails {
  readonly identityId?: string
  readonly from?: string
  readonly to?: readonly string[] | string
  readonly cc?: readonly string[] | string
  readonly bcc?: readonly string[] | string
  readonly newsgroups?: readonly string[] | string
  readonly subject?: string
  readonly isPlainText?: boolean
  readonly body?: string
  readonly plainTextBody?: string
  readonly attachments?: readonly { readonly file: File; readonly name: string }[]
}

export interface ComposeAttachment {
  readonly id: number
  readonly name?: string
  readonly size?: number
}

export interface Identity {
  readonly id: string
  readonly email: string
  readonly name: string
}

interface Listened<A extends readonly unknown[]> {
  addListener(listener: (...args: A) => void): void
}

/** Thunderbird's own part of the extension API, which the types of browsers do not have. */
interface ThunderbirdApi {
  readonly compose: {
    getComposeDetails(tabId: number): Promise<ComposeDetails>
    setComposeDetails(tabId: number, details: ComposeDetails): Promise<void>
    listAttachments(tabId: number): Promise<readonly ComposeAttachment[]>
    getAttachmentFile(id: number): Promise<File>
    addAttachment(tabId: number, attachment: { readonly file: File; readonly name: string }): Promise<ComposeAttachment>
    removeAttachment(tabId: number, id: number): Promise<void>
    beginNew(details: ComposeDetails): Promise<{ readonly id: number }>
    /** Passes `onBeforeSend` like a send by hand. Rejects when the message was not sent. */
    sendMessage(tabId: number): Promise<unknown>
    readonly onAfterSend: Listened<[tab: { readonly id: number }, sent: { readonly error?: string }]>
    readonly onIdentityChanged: Listened<[tab: { readonly id: number }]>
    readonly onAttachmentAdded: Listened<[tab: { readonly id: number }]>
    readonly onAttachmentRemoved: Listened<[tab: { readonly id: number }]>
    readonly onComposeStateChanged: Listened<[tab: { readonly id: number }]>
  }
  readonly identities: { list(): Promise<readonly Identity[]> }
  readonly composeAction: { readonly onClicked: Listened<[tab: { readonly id: number }]> }
}

export const thunderbird = browser as unknown as ThunderbirdApi
