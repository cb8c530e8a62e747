/// <reference types="office-js" />
/**
 * The events of Outlook. One script without imports: classic Outlook for Windows loads just this file into an engine without a page, and
 * runs neither `Office.onReady` nor anything before an event. Everything heavy is made at the first event, so that an error is an answer.
 */
import { fillGaps } from './engine-gaps.ts'
import { type Completable, onMessageChanged, onMessageSend, type World } from './handlers.ts'
import { pageHelp, readFile } from './runtime.ts'

/** Where the add-in's files stand, with a slash at its end: as the page says, or as the build was told. */
const base = (): string => (typeof document === 'object' ? new URL('.', document.baseURI).href : `${__SCEAU_ADDIN_HOST__}/`)

const world = (): World => ({
  item: Office.context.mailbox.item as unknown as Office.MessageCompose,
  context: Office.context,
  policy: async () => (await import('./policy.ts')).fetchPolicy(base()),
  directory: async () => (await pageHelp())?.directory() ?? null,
  readFile,
})

fillGaps()

Office.actions.associate('onMessageSend', (event: Completable) => void onMessageSend(event, world))
Office.actions.associate('onMessageRecipientsChanged', (event: Completable) => void onMessageChanged(event, world))
Office.actions.associate('onMessageAttachmentsChanged', (event: Completable) => void onMessageChanged(event, world))
