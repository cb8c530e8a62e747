import type { Remote } from './thunderbird.mjs'

export interface Written {
  readonly to: string
  readonly cc?: string
  readonly subject: string
  readonly html: string
  /** Address of the identity that writes. */
  readonly from: string
  readonly files?: readonly { readonly name: string; readonly path: string }[]
}

/** Thunderbird's windows as a hand uses them. A message is known by the subject with which it was begun. `page`: part of the address of a window of the add-on. */
export class ThunderbirdDesk {
  constructor(remote: Remote)
  write(mail: Written): Promise<void>
  pressSend(subject: string): Promise<void>
  standing(subject: string): Promise<'gone' | 'locked' | 'open'>
  setSubject(subject: string, text: string): Promise<void>
  typed(subject: string): Promise<string>
  /** Closes the compose window without saving. */
  discard(subject: string): Promise<void>
  words(page?: string): Promise<string>
  waitForWords(wanted: string, page?: string, timeout?: number): Promise<string>
  hasWindow(page?: string): Promise<boolean>
  closeWindow(page?: string): Promise<void>
  /** Presses what begins with this label, until something comes of it. */
  press(label: string, page?: string, timeout?: number): Promise<void>
  pressFor(label: string, wanted: string, wantedPage: string, page?: string, timeout?: number): Promise<void>
  /** The file that a window of the add-on offers to save. */
  offeredFile(page?: string): Promise<{ readonly name: string; readonly bytes: Buffer } | null>
  picture(page?: string): Promise<Buffer | null>
  waitUntilSent(subject: string): Promise<void>
  waitUntilFree(subject: string): Promise<void>
}
