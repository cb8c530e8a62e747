// What browsers talk to: a front before PHP that notes each request with its body, as a provider's log could, and the directory's server.
import { appendFileSync, chmodSync, createReadStream, writeFileSync } from 'node:fs'
import { Agent, createServer, request as open } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import { RESOURCES } from './sogo.mjs'

/** Whether a host's webmail is SOGo. */
const isSogo = (host = '') => /^sogo\b/.test(host)

/**
 * Serves one world's webmails and keeps what was sent to them. `sogo` is started by the first request for it.
 * @returns {Promise<{close():Promise<void>}>}
 */
export async function startFront({ port, phpPort, log, sogo }) {
  const agent = new Agent({ keepAlive: false, maxSockets: 32 })
  appendFileSync(log, '')
  chmodSync(log, 0o600)
  const server = createServer((incoming, outgoing) => {
    const chunks = []
    incoming.on('data', (chunk) => chunks.push(chunk))
    incoming.on('error', () => outgoing.destroy())
    incoming.on('end', () => {
      const body = Buffer.concat(chunks)
      if (body.length > 0 || !isAsset(incoming.url)) {
        appendFileSync(log, Buffer.concat([Buffer.from(`\n== ${new Date().toISOString()} ${incoming.method} http://${incoming.headers.host}${incoming.url}\n`), body]))
      }
      const forward = (upstreamPort, more = {}) => {
        const headers = { ...incoming.headers, connection: 'close', 'content-length': String(body.length), ...more }
        delete headers['transfer-encoding']
        const upstream = open({ host: '127.0.0.1', port: upstreamPort, method: incoming.method, path: incoming.url, headers, agent }, (answer) => {
          const back = { ...answer.headers }
          delete back.connection
          if (isAsset(incoming.url)) back['cache-control'] = 'public, max-age=3600'
          outgoing.writeHead(answer.statusCode, back)
          answer.pipe(outgoing)
        })
        upstream.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end('The webmail does not answer.')))
        outgoing.on('close', () => upstream.destroy())
        upstream.end(body)
      }
      if (!isSogo(incoming.headers.host)) return forward(phpPort)
      if (incoming.url === '/') return outgoing.writeHead(302, { location: '/SOGo/' }).end()
      if (serveResource(incoming, outgoing)) return undefined
      return sogo.ready().then((sogoPort) => forward(sogoPort, sogoHeaders(incoming.headers.host)), (error) => outgoing.writeHead(502).end(error.message))
    })
  })
  return listen(server, port)
}

const isAsset = (url = '') => /^\/(skins|program|plugins)\/[^?]*\.(js|css|png|svg|gif|woff2?|html|json)(\?|$)/.test(url) || RESOURCE.test(url)

/** What SOGo asks of the web server before it (its Apache.conf). */
const sogoHeaders = (host) => ({
  'x-webobjects-server-protocol': 'HTTP/1.0', 'x-webobjects-remote-host': '127.0.0.1', 'x-webobjects-server-name': host.split(':')[0],
  'x-webobjects-server-url': `http://${host}`, 'x-webobjects-server-port': host.split(':')[1] ?? '80',
})

const RESOURCE = /^\/SOGo(?:\.woa)?\/WebServerResources\/([^?]+)/
const TYPES = {
  '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.gif': 'image/gif', '.woff': 'font/woff', '.woff2': 'font/woff2',
  '.ttf': 'font/ttf', '.json': 'application/json', '.map': 'application/json', '.html': 'text/html', '.ico': 'image/x-icon',
}

/** Files that SOGo leaves to the web server; whether it was one. */
function serveResource({ url }, outgoing) {
  const name = RESOURCE.exec(url)?.[1]
  if (name === undefined) return false
  // Made absolute first, so that no `..` leads out.
  const path = join(RESOURCES, normalize(`/${decodeURIComponent(name)}`))
  const file = createReadStream(path)
  file.once('error', () => outgoing.writeHead(404).end())
  file.once('open', () => {
    outgoing.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'cache-control': 'public, max-age=3600' })
    file.pipe(outgoing)
  })
  return true
}

/** Serves the directory file, as text and packed as the open-data site sends it. */
export async function startDirectory({ port, text, path }) {
  const modified = new Date().toUTCString()
  const packed = gzipSync(text)
  const server = createServer((incoming, outgoing) => {
    if (incoming.url.split('?')[0] !== path) return outgoing.writeHead(404).end('There is only the directory here.\n')
    const gzip = /\bgzip\b/.test(incoming.headers['accept-encoding'] ?? '')
    outgoing.writeHead(200, {
      'content-type': 'text/plain; charset=utf-8',
      'last-modified': modified,
      'access-control-allow-origin': '*',
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    })
    outgoing.end(incoming.method === 'HEAD' ? undefined : gzip ? packed : text)
  })
  return listen(server, port)
}

const ENTRY = /\n== (\d{4}-\d\d-\d\dT[\d:.]+Z) /g

/** Whether a file is a request log. */
export const isRequestLog = (path) => /requests[^/]*\.log$/.test(path)

/** The end of a request log from the first entry that is not older. @param {number} since Milliseconds since 1970. */
export function entriesSince(bytes, since) {
  if (since === 0) return bytes
  const first = [...bytes.toString('latin1').matchAll(ENTRY)].find(([, at]) => Date.parse(at) >= since)
  return first ? bytes.subarray(first.index) : bytes.subarray(bytes.length)
}

/** Empties a request log. */
export const forget = (log) => writeFileSync(log, '')

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, () => resolve({
      port: server.address().port,
      close: () => new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
    }))
  })
}
