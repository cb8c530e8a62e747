import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const CLOSE = 8
const PING = 9

/** Accepts a WebSocket and gives every message that comes through it (RFC 6455; fragments are given one by one). */
export function acceptWebSocket(request: IncomingMessage, socket: Duplex, onMessage: (payload: Buffer) => void): void {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key'] ?? ''}${GUID}`).digest('base64')
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`)
  let waiting: Buffer = Buffer.alloc(0)
  socket.on('error', () => socket.destroy())
  socket.on('data', (bytes: Buffer) => {
    waiting = Buffer.concat([waiting, bytes])
    for (let frame = frameAt(waiting); frame; frame = frameAt(waiting)) {
      waiting = waiting.subarray(frame.size)
      if (frame.code === CLOSE) socket.end()
      else if (frame.code < PING) onMessage(frame.payload)
    }
  })
}

/** The first whole frame of some bytes; `null` while it has not all come. */
function frameAt(bytes: Buffer): { code: number; payload: Buffer; size: number } | null {
  if (bytes.length < 2) return null
  const code = bytes.readUInt8(0) & 0x0f
  const masked = (bytes.readUInt8(1) & 0x80) !== 0
  let length = bytes.readUInt8(1) & 0x7f
  let at = 2
  if (length === 126) {
    if (bytes.length < 4) return null
    length = bytes.readUInt16BE(2)
    at = 4
  } else if (length === 127) {
    if (bytes.length < 10) return null
    length = Number(bytes.readBigUInt64BE(2))
    at = 10
  }
  const from = at + (masked ? 4 : 0)
  if (bytes.length < from + length) return null
  const key = bytes.subarray(at, from)
  const payload = Buffer.from(bytes.subarray(from, from + length))
  if (masked) for (let index = 0; index < payload.length; index++) payload[index]! ^= key[index % 4]!
  return { code, payload, size: from + length }
}
