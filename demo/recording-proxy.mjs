// A forward proxy that keeps every byte the browser sent, to prove what did and did not leave it.
import { createServer, request as open } from 'node:http'
import { connect } from 'node:net'
import { seenIn, unpackBody } from './evidence.mjs'

/** See recording-proxy.d.mts for the contract. */
export async function startRecordingProxy({ outside = false, led = {} } = {}) {
  const requests = []
  const sockets = new Set()
  const stalls = new Set()
  // Only the box's names exist; nothing of a test goes to the real network.
  const local = (host) => host === 'localhost' || host === '127.0.0.1' || host.endsWith('.localhost')

  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url, `http://${incoming.headers.host}`)
    const record = keep(incoming.method, url.href, incoming.headers)
    const chunks = []
    incoming.on('data', (chunk) => {
      chunks.push(chunk)
      // Kept while it arrives: a request that is cut off has still left the browser.
      record.body = Buffer.concat(chunks)
    })
    incoming.on('error', () => outgoing.destroy())
    incoming.on('end', () => {
      record.complete = true
      record.body = unpackBody(Buffer.concat(chunks), incoming.headers['content-encoding'])
      if (!outside && !local(url.hostname)) return outgoing.writeHead(403).end('outside the box')
      const whole = Buffer.concat(chunks)
      const stall = [...stalls].find(({ matches }) => matches(record))
      if (stall) stall.waiting.push(() => passOn(incoming, outgoing, url, whole, record))
      else passOn(incoming, outgoing, url, whole, record)
    })
  })

  function passOn(incoming, outgoing, url, whole, record) {
    // Whoever asked may have gone while it was stalled.
    if (outgoing.destroyed) return
    const headers = { ...incoming.headers }
    for (const name of ['proxy-connection', 'connection', 'transfer-encoding']) delete headers[name]
    const upstream = open({
      host: local(url.hostname) ? '127.0.0.1' : url.hostname, port: url.port || 80, method: incoming.method, path: url.pathname + url.search,
      headers: { ...headers, 'content-length': whole.length },
    }, (answer) => {
      record.status = answer.statusCode
      const back = { ...answer.headers }
      delete back.connection
      outgoing.writeHead(answer.statusCode, back)
      answer.on('error', () => outgoing.destroy())
      answer.pipe(outgoing)
    })
    upstream.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()))
    outgoing.on('close', () => upstream.destroy())
    upstream.end(whole)
  }

  // ws: upgrades of plain requests and CONNECT tunnels (Firefox tunnels every WebSocket).
  server.on('upgrade', (incoming, socket, head) => {
    const url = new URL(incoming.url, `http://${incoming.headers.host}`)
    const lines = incoming.rawHeaders.reduce((text, value, index) => text + value + (index % 2 === 0 ? ': ' : '\r\n'), '')
    tunnel(incoming.method, url.href, incoming.headers, url.hostname, url.port || 80, socket, Buffer.concat([Buffer.from(`${incoming.method} ${url.pathname}${url.search} HTTP/1.1\r\n${lines}\r\n`), head]))
  })
  server.on('connect', (incoming, socket, head) => {
    const [host, port] = incoming.url.split(':')
    if (host in led) {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      return tunnel('CONNECT', incoming.url, incoming.headers, '127.0.0.1', led[host], socket, head)
    }
    if (outside || local(host)) socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    tunnel('CONNECT', incoming.url, incoming.headers, host, Number(port), socket, head)
  })

  function tunnel(method, url, headers, host, port, socket, first) {
    const record = keep(method, url, headers)
    record.body = Buffer.from(first)
    track(socket)
    if (!outside && !local(host)) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const upstream = connect(Number(port), local(host) ? '127.0.0.1' : host, () => upstream.write(first))
    track(upstream)
    socket.on('data', (bytes) => {
      record.body = Buffer.concat([record.body, unmasked(bytes)])
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => socket.write(bytes))
    for (const [one, other] of [[socket, upstream], [upstream, socket]]) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  }

  function keep(method, url, headers) {
    const record = { at: Date.now(), method, url, headers: { ...headers }, body: Buffer.alloc(0), status: 0, complete: false }
    requests.push(record)
    return record
  }

  function track(socket) {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A browser may hang up at any time, also on what is refused.
    socket.on('error', () => socket.destroy())
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, resolve)
  })
  return {
    port: server.address().port,
    requests,
    forget: () => { requests.length = 0 },
    stall: (matches) => {
      const stall = { matches, waiting: [] }
      stalls.add(stall)
      return () => {
        stalls.delete(stall)
        for (const go of stall.waiting.splice(0)) go()
      }
    },
    seen: (needles, { where = () => true } = {}) => requests.filter(where)
      .map((request) => ({ method: request.method, url: request.url, at: request.at, seen: seenIn(wholeOf(request), needles) }))
      .filter(({ seen }) => seen.length > 0),
    close: () => new Promise((done) => {
      server.close(() => done())
      server.closeAllConnections()
      for (const socket of sockets) socket.destroy()
    }),
  }
}

/** Address, headers and body of a request as one run of bytes. */
function wholeOf({ method, url, headers, body }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return Buffer.concat([Buffer.from(`${method} ${url}\n${lines.join('\n')}\n\n`), body])
}

/** Payloads of masked WebSocket frames beside the bytes as they were; other bytes as they are. */
function unmasked(bytes) {
  const parts = [bytes]
  for (let at = 0; at + 6 <= bytes.length;) {
    const masked = (bytes[at + 1] & 0x80) !== 0
    if (!masked) break
    let length = bytes[at + 1] & 0x7f
    let header = 2
    if (length === 126) { length = bytes.readUInt16BE(at + 2); header = 4 }
    else if (length === 127) { length = Number(bytes.readBigUInt64BE(at + 2)); header = 10 }
    const key = bytes.subarray(at + header, at + header + 4)
    const from = at + header + 4
    parts.push(Buffer.from(bytes.subarray(from, from + length).map((byte, index) => byte ^ key[index % 4])))
    at = from + length
  }
  return Buffer.concat(parts)
}
