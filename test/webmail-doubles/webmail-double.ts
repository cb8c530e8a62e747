import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'

/** Where something that a rebuilt page does is written down. */
export interface Fact {
  /** What it does like the original. */
  readonly what: string
  /** Project and file, or page, in which it stands. */
  readonly source: string
  /** Date of that source, `YYYY-MM` or `YYYY`. */
  readonly date: string
}

/** One request, or one message of a WebSocket (`method` is then `WS`), as the browser sent it. */
export interface DoubleRequest {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  /** Content encoding undone. */
  readonly body: Buffer
}

export interface DoubleAnswer {
  /** 200 unless said. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** A message that a rebuilt webmail took as sent, or for later. */
export interface SentMail {
  readonly webmail: string
  /** All recipients, in the order of the request. */
  readonly to: readonly string[]
  readonly subject: string
  readonly body: string
  readonly attachments: readonly string[]
  readonly scheduled: boolean
}

/** What a rebuilt webmail may keep and know while it runs. */
export interface Desk {
  /** Everything sent so far. */
  readonly sent: SentMail[]
  /** What the server keeps for a webmail between requests: drafts and files, by a name of its own. */
  readonly kept: Map<string, string>
  /** Milliseconds after the last keystroke until the page saves by itself. */
  readonly autosave: number
}

/** A webmail's pages, rebuilt from recorded facts and served under its real host names. */
export interface WebmailDouble {
  readonly name: string
  /** Real host names that it answers for. */
  readonly hosts: readonly string[]
  /** From which facts it was made. */
  readonly facts: readonly Fact[]
  /** What the rebuilt pages leave out, or nobody could look at. */
  readonly unknown: readonly string[]
  /** Answers one request. Every request was recorded before. */
  answer(request: DoubleRequest, desk: Desk): DoubleAnswer | Promise<DoubleAnswer>
}

/** A file beside the double's own, with `{{name}}` replaced by the values given. */
export function fileBeside(base: string, name: string, values: Readonly<Record<string, string>> = {}): string {
  return readFileSync(new URL(name, base), 'utf8').replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole)
}

export const html = (body: string, headers: Readonly<Record<string, string>> = {}): DoubleAnswer =>
  ({ headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body })
export const script = (body: string): DoubleAnswer => ({ headers: { 'content-type': 'text/javascript; charset=utf-8' }, body })
export const json = (value: unknown): DoubleAnswer => ({ headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) })
export const NOT_FOUND: DoubleAnswer = { status: 404, body: 'not in this double' }
