/**
 * Serves rebuilt webmails over HTTPS under their real host names, and keeps all that a browser sends there. The recording
 * proxy leads the names here (`startRecordingProxy({ hosts })`), so that browsers, and the extension's match patterns, see
 * the real addresses.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seenIn, unpackBody } from '../../demo/evidence.mjs'
import { acceptWebSocket } from './web-socket.ts'
import { type Desk, type DoubleRequest, NOT_FOUND, type SentMail, type WebmailDouble } from './webmail-double.ts'

export interface Doubles {
  readonly port: number
  /** Real host names that are led here. */
  readonly hosts: readonly string[]
  /** Everything a browser has sent here, in order. */
  readonly requests: DoubleRequest[]
  /** Every message that a webmail took. */
  readonly sent: SentMail[]
  /** Where a patient's words stand in what was sent here, in any usual encoding. */
  seen(needles: readonly string[]): string[]
  forget(): void
  close(): Promise<void>
}

/** Milliseconds of quiet after which the pages save by themselves: the originals take seconds. */
const AUTOSAVE = 400

/** Starts the server on a free port of loopback, with a certificate made for the occasion. */
export async function startDoubles(webmails: readonly WebmailDouble[], { autosave = AUTOSAVE } = {}): Promise<Doubles> {
  const requests: DoubleRequest[] = []
  const desk: Desk = { sent: [], kept: new Map(), autosave }
  const hosts = webmails.flatMap((webmail) => webmail.hosts)
  const webmailAt = (host: string): WebmailDouble | undefined => webmails.find((webmail) => webmail.hosts.includes(host))
  const urlOf = ({ url = '/', headers }: IncomingMessage): URL => new URL(url, `https://${headers.host ?? 'localhost'}`)
  const sockets = new Set<{ destroy(): void }>()

  const keep = (incoming: IncomingMessage, method: string, body: Buffer): DoubleRequest => {
    const request = { at: Date.now(), method, url: urlOf(incoming), headers: { ...incoming.headers }, body }
    requests.push(request)
    return request
  }

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer)
    } catch {
      // Cut off on its way: what came is evidence all the same.
    }
    const request = keep(incoming, incoming.method ?? '', unpackBody(Buffer.concat(chunks), incoming.headers['content-encoding']) as Buffer)
    const { status = 200, headers = {}, body = '' } = await webmailAt(request.url.hostname)?.answer(request, desk) ?? NOT_FOUND
    outgoing.writeHead(status, { 'cache-control': 'no-store', ...headers }).end(body)
  }

  const server = createServer(certificateFor(hosts), (incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => outgoing.writeHead(500).end(String(error)))
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('upgrade', (incoming: IncomingMessage, socket) => acceptWebSocket(incoming, socket, (payload) => void keep(incoming, 'WS', payload)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as AddressInfo).port,
    hosts,
    requests,
    sent: desk.sent,
    seen: (needles) => requests.flatMap((request) => {
      const seen = seenIn(wholeOf(request), needles)
      return seen.length === 0 ? [] : [`${request.method} ${request.url.href}: ${seen.join(', ')}`]
    }),
    forget: () => { requests.length = 0 },
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    }),
  }
}

/** Address, headers and body of a request as one run of bytes. */
const wholeOf = ({ method, url, headers, body }: DoubleRequest): Buffer =>
  Buffer.concat([Buffer.from(`${method} ${url.href}\n${JSON.stringify(headers)}\n\n`), body])

/** A certificate that no authority knows: browsers of the tests are told to take any. */
function certificateFor(hosts: readonly string[]): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-doubles-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const made = spawnSync('openssl', [
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=sceau-doubles',
    '-addext', `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}`, '-keyout', key, '-out', cert,
  ], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`openssl could not make the certificate of the rebuilt webmails:\n${made.stderr}`)
  const pair = { key: readFileSync(key), cert: readFileSync(cert) }
  rmSync(folder, { recursive: true })
  return pair
}
