import type { DirectoryFacts } from '../background/stores/directory.ts'

/** A file that the practitioner chose. */
export interface ChosenFile {
  /** Address of the file within the extension (`blob:`). */
  readonly url: string
  readonly name: string
  /** ISO. */
  readonly date: string
}

/** What is to be made of what. */
export type DirectoryOrder =
  /** The public files; `registerUrl` empty: without the register. */
  | { readonly kind: 'fetch'; readonly url: string; readonly registerUrl: string }
  /** `accepted`: the practitioner has seen that this file has far fewer mailboxes. */
  | { readonly kind: 'files'; readonly files: readonly ChosenFile[]; readonly accepted: boolean }

export type DirectoryStep = 'download' | 'read' | 'build' | 'check'

/** How far the work is, as a whole. */
export interface DirectoryProgress {
  readonly step: DirectoryStep
  /** 0 to 1. */
  readonly part: number
}

export type DirectoryOutcome =
  | { readonly state: 'built'; readonly facts: DirectoryFacts }
  /** The server has no newer file. */
  | { readonly state: 'unchanged' }
  | { readonly state: 'cancelled' }
  /** Message key and values. `again`: it may go better in a while. */
  | { readonly state: 'failed'; readonly key: string; readonly params: readonly string[]; readonly again: boolean }

/** Worker, or page that has one -> who gave the order. */
export type DirectoryWord = { readonly sceau: 'directory' } & (
  | ({ readonly type: 'progress' } & DirectoryProgress)
  | { readonly type: 'outcome'; readonly outcome: DirectoryOutcome }
)

export const isDirectoryWord = (data: unknown): data is DirectoryWord =>
  typeof data === 'object' && data !== null && 'sceau' in data && data.sceau === 'directory'
