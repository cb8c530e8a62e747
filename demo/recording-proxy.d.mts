import type { IncomingHttpHeaders } from 'node:http'

export interface RecordedRequest {
  /** Milliseconds since 1970. */
  readonly at: number
  /** `CONNECT` for tunnels: every https request, and Firefox's WebSockets. */
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  /** What the browser sent, content encoding undone; for tunnels and upgrades all bytes, WebSocket frames unmasked too. */
  readonly body: Uint8Array
  /** 0 until the answer. */
  readonly status: number
  /** False while the body still arrives or where it was cut off. */
  readonly complete: boolean
}

export interface RecordingProxy {
  readonly port: number
  readonly requests: RecordedRequest[]
  /** Forgets what was recorded so far. */
  forget(): void
  /**
   * From now on requests that match are accepted and recorded, and neither passed on nor answered, until the function that
   * this gives is called. CONNECT and upgrades are not held up.
   */
  stall(matches: (request: RecordedRequest) => boolean): () => void
  /** Requests whose address, headers or body hold a needle in any usual encoding. */
  seen(needles: readonly string[], options?: { where?: (request: RecordedRequest) => boolean }):
    { method: string; url: string; at: number; seen: string[] }[]
  close(): Promise<void>
}

/**
 * Starts an HTTP proxy on loopback that records all that goes through it. Names under `.localhost` go to 127.0.0.1; others are refused
 * unless `outside`, and recorded all the same. HTTPS for a host of `led` goes to that port of 127.0.0.1.
 */
export function startRecordingProxy(options?: { outside?: boolean; led?: Readonly<Record<string, number>> }): Promise<RecordingProxy>
