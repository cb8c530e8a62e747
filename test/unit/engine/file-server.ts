import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handle = (incoming: IncomingMessage, outgoing: ServerResponse, rank: number) => void

/** A real server on this machine that does what a test says. */
export async function startServer() {
  const asked: IncomingMessage[] = []
  let handle: Handle = (_, outgoing) => outgoing.writeHead(404).end()
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming)
    handle(incoming, outgoing, asked.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.txt`,
    asked,
    does(next: Handle): void {
      handle = next
      asked.length = 0
    },
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

export const MODIFIED = 'Wed, 04 Mar 2026 05:06:07 GMT'
export const ISO = '2026-03-04T05:06:07.000Z'

interface Serving {
  readonly tag?: string
  /** Bytes after which the connection breaks. */
  readonly breakAfter?: number
}

/** Serves bytes as an object store does: whole, or from where a Range begins if the tag is still the same. */
export function serve(bytes: Buffer, { tag = '"v1"', breakAfter = Infinity }: Serving = {}): Handle {
  return ({ headers }, outgoing) => {
    if (headers['if-none-match'] === tag) {
      outgoing.writeHead(304, { etag: tag }).end()
      return
    }
    const from = headers['if-range'] === tag ? Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0) : 0
    outgoing.writeHead(from > 0 ? 206 : 200, {
      'content-type': 'text/plain', 'etag': tag, 'last-modified': MODIFIED, 'content-length': bytes.length - from,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
    })
    if (breakAfter >= bytes.length - from) outgoing.end(bytes.subarray(from))
    else outgoing.write(bytes.subarray(from, from + breakAfter), () => setTimeout(() => outgoing.destroy(), 20))
  }
}
