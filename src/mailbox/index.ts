/** Door of the mailbox room: ways into the secure mailbox. */
export { canFollow } from './hand-over-states.ts'
export { isMessageId } from './message-id.ts'
export { type Message, type MessageFile, type MessageMailbox, writeMessage } from './message.ts'
export { namedPictures } from './named-pictures.ts'
