// The remote protocol of Mozilla's programs (Marionette), as far as Thunderbird needs it: `LENGTH:JSON` over TCP, commands by number.
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** A command that the program answered with an error. */
export class MarionetteError extends Error {
  constructor(command, { error, message }) {
    super(`${command}: ${error}: ${message}`)
    this.code = error
  }
}

/** Connects to a program that may still be starting. Throws when nobody listens after `timeout` milliseconds. */
export async function connectMarionette(port, timeout = 60_000) {
  for (const end = Date.now() + timeout; ;) {
    const socket = await dial(port).catch(() => null)
    if (socket) return session(socket)
    if (Date.now() > end) throw new Error(`nobody listened on port ${port} within ${timeout} ms`)
    await delay(100)
  }
}

function dial(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', reject)
    socket.once('connect', () => resolve(socket))
  })
}

async function session(socket) {
  const waiting = new Map()
  let count = 0
  let buffer = Buffer.alloc(0)
  socket.on('data', (data) => {
    buffer = Buffer.concat([buffer, data])
    for (;;) {
      const colon = buffer.indexOf(0x3a)
      const length = colon < 0 ? NaN : Number(buffer.subarray(0, colon).toString('latin1'))
      if (Number.isNaN(length) || buffer.length < colon + 1 + length) return
      const message = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString('utf8'))
      buffer = buffer.subarray(colon + 1 + length)
      if (!Array.isArray(message)) continue
      const [, id, error, result] = message
      const { command, resolve, reject } = waiting.get(id) ?? {}
      waiting.delete(id)
      if (error) reject?.(new MarionetteError(command, error))
      else resolve?.(result)
    }
  })
  const end = (error = new Error('the program hung up')) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  socket.on('error', end)
  socket.on('close', () => end())
  const send = (command, parameters = {}) => new Promise((resolve, reject) => {
    const id = ++count
    waiting.set(id, { command, resolve, reject })
    const text = JSON.stringify([0, id, command, parameters])
    socket.write(`${Buffer.byteLength(text)}:${text}`)
  })
  await send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } })
  await send('WebDriver:SetTimeouts', { script: 60_000, implicit: 0 })
  return {
    send,
    /** Runs an async function's body with `args` in the program itself; the result survives JSON. */
    async run(body, ...args) {
      await send('Marionette:SetContext', { value: 'chrome' })
      const script = `const [args, done] = [arguments[0], arguments[1]]; (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) + ' ' + error?.stack }))`
      const { value } = await send('WebDriver:ExecuteAsyncScript', { script, args: [args], newSandbox: true })
      if (value?.error !== undefined) throw new Error(value.error)
      return value?.value
    },
    close: () => socket.destroy(),
  }
}
