/** A mail client of the shortest kind: says lines, keeps answers. */
import { createConnection } from 'node:net'
import { once } from 'node:events'
import { PASSWORD } from '../../../demo/people.mjs'

export interface Submission {
  readonly port: number
  /** Logs in as this mailbox; another server delivers without. */
  readonly user?: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text?: string
}

/** Sends one message; gives the server's last answer: 250 when it took the message, the refusal otherwise. */
export async function submit({ port, user, from, to, subject, text = 'Bonjour' }: Submission): Promise<string> {
  const socket = createConnection({ host: '127.0.0.1', port })
  socket.setEncoding('utf8')
  let pending = ''
  const answer = async (): Promise<string> => {
    for (;;) {
      const complete = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(pending)
      if (complete) {
        pending = pending.slice(complete[0].length)
        return complete[0].trim()
      }
      pending += (await once(socket, 'data') as [string])[0]
    }
  }
  const message = `From: ${from}\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${Date.now()}.${Math.random()}@test>\r\n\r\n${text}\r\n.\r\n`
  const login = user ? [`AUTH PLAIN ${Buffer.from(`\0${user}\0${PASSWORD}`).toString('base64')}\r\n`] : []
  let last = await answer()
  for (const line of ['EHLO client.test\r\n', ...login, `MAIL FROM:<${from}>\r\n`, `RCPT TO:<${to}>\r\n`, 'DATA\r\n', message]) {
    if (!/^[23]/.test(last)) break
    socket.write(line)
    last = await answer()
  }
  socket.end('QUIT\r\n')
  return last
}
