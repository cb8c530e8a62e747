// Mailboxes of the box seen from the server's disk, and delivery straight to them.
import { readdirSync, readFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import PostalMime from 'postal-mime'

/** Reads one folder of a mailbox, oldest first. A mailbox that was never used is empty. */
export async function readMails(dataDir, address, { folder = 'INBOX' } = {}) {
  const [local, domain] = address.toLowerCase().split('@')
  const root = join(dataDir, 'mail', domain, local, folder === 'INBOX' ? '' : `.${folder}`)
  const mails = []
  for (const part of ['new', 'cur']) {
    for (const name of list(join(root, part))) {
      const file = join(root, part, name)
      let raw
      try {
        raw = readFileSync(file)
      } catch (error) {
        // Dovecot moves a mail from new to cur when somebody opens the folder.
        if (error.code === 'ENOENT') continue
        throw error
      }
      const flags = /:2,([A-Za-z]*)$/.exec(name)?.[1] ?? ''
      // A trashed mail is one the user sees as gone, though it is still on the disk.
      mails.push({ file, deleted: flags.includes('T'), raw, ...(await PostalMime.parse(raw)) })
    }
  }
  return mails.sort((a, b) => order(a.file) - order(b.file))
}

/** Waits for a mail that `matches`; fails with what is there instead. */
export async function waitForMail(dataDir, address, matches, { folder = 'INBOX', timeout = 15000 } = {}) {
  for (const end = Date.now() + timeout; ;) {
    const mails = await readMails(dataDir, address, { folder })
    const found = mails.find(matches)
    if (found) return found
    if (Date.now() > end) throw new Error(`no such mail in ${folder} of ${address} after ${timeout} ms; there: ${mails.map(({ subject }) => subject).join(' | ') || 'nothing'}`)
    await delay(50)
  }
}

/** Delivers a message over LMTP. Throws with the server's answer when it is refused. */
export async function deliverTo(socketPath, { from, to, raw }) {
  const socket = createConnection(socketPath)
  const lines = answers(socket)
  const say = async (line, expected) => {
    if (line !== null) socket.write(line)
    const answer = await lines()
    if (!expected.test(answer)) throw new Error(`delivery to ${to} refused: ${answer}`)
  }
  try {
    await say(null, /^220/)
    await say('LHLO box.localhost\r\n', /^250/)
    await say(`MAIL FROM:<${from}>\r\n`, /^250/)
    await say(`RCPT TO:<${to}>\r\n`, /^250/)
    await say('DATA\r\n', /^354/)
    const body = Buffer.from(raw).toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..')
    await say(Buffer.from(`${body}\r\n.\r\n`, 'latin1'), /^250/)
  } finally {
    socket.end('QUIT\r\n')
  }
}

/** Reads one SMTP answer at a time, of one or several lines. */
function answers(socket) {
  let buffer = ''
  let failure = null
  let wake = () => {}
  socket.setEncoding('utf8')
  socket.on('data', (text) => { buffer += text; wake() })
  socket.on('error', (error) => { failure = error; wake() })
  socket.on('close', () => { failure ??= new Error('the server hung up'); wake() })
  return async () => {
    for (;;) {
      const match = /^(?:\d{3}-[^\n]*\n)*\d{3} [^\n]*\n/.exec(buffer)
      if (match) {
        buffer = buffer.slice(match[0].length)
        return match[0].trim()
      }
      if (failure) throw failure
      await new Promise((resolve) => { wake = resolve })
    }
  }
}

const order = (file) => Number(/\/(\d+)\.M(\d+)/.exec(file)?.slice(1).join('.') ?? 0)

function list(path) {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
}
