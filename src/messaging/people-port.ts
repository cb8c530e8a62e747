import type { Mailbox } from '../guard/index.ts'

export type RecipientField = 'to' | 'cc' | 'bcc'

/** Compose view -> the frame beside the recipient fields, over the private MessagePort. */
export type ComposeToPeople =
  /** The card of one recipient. */
  | { readonly type: 'card'; readonly mailbox: Mailbox }
  /** The search for a recipient of this field. `letter` tells which of a person's boxes is likelier; it stays in the frame. */
  | { readonly type: 'search'; readonly field: RecipientField; readonly typed: string; readonly letter: string }
  /** The keyboard goes into the frame. */
  | { readonly type: 'enter' }
  | { readonly type: 'hide' }

/** The frame -> compose view. */
export type PeopleToCompose =
  | { readonly type: 'ready' }
  | { readonly type: 'height'; readonly pixels: number }
  /** Left by Escape or its button: the keyboard goes back to where it came from. */
  | { readonly type: 'close' }
  /** The keyboard went elsewhere. */
  | { readonly type: 'left' }
  /** This address is to stand in the field, in place of the card's own recipient if there is one. */
  | { readonly type: 'choose'; readonly mailbox: Mailbox; readonly insteadOf: string }
  /** From the card: look for another address of this person. */
  | { readonly type: 'find'; readonly name: string }
