// Ports of the box: the same at each start where they are free, others otherwise.
import { createHash } from 'node:crypto'
import { createServer } from 'node:net'

/** What listens, and where it listens unless somebody else does. */
export const PREFERRED = {
  ordinaryWeb: 8481, secureWeb: 8482, directory: 8483,
  ordinaryPhp: 18481, securePhp: 18482,
  ordinarySubmission: 18587, secureSubmission: 18588, ordinaryMx: 18525, secureMx: 18526,
  ordinaryImap: 18143, secureImap: 18144,
  ordinarySogo: 18491, secureSogo: 18492, ordinarySogoDb: 18493, secureSogoDb: 18494,
}

/** Whether nothing listens there before it is asked for. */
export const isOnDemand = (name) => name.includes('Sogo')

const STEP = 20
const STEPS = 90

/** Where a box of tests would rather listen: boxes that start at the same moment must not choose the same free port. */
export function portsFor(dataDir) {
  const shift = STEP * (1 + (createHash('sha256').update(dataDir).digest().readUInt16BE() % STEPS))
  return Object.fromEntries(Object.entries(PREFERRED).map(([name, port]) => [name, port + shift]))
}

/**
 * Chooses a free port for each name.
 * @param {Partial<typeof PREFERRED>} [wanted] Ports that must be these: taken ones are an error.
 * @param {Partial<typeof PREFERRED>} [last] Ports of the last start, tried first.
 */
export async function choosePorts(wanted = {}, last = {}) {
  const chosen = {}
  const taken = new Set()
  for (const name of Object.keys(PREFERRED)) {
    const port = wanted[name] ?? (await firstFree([last[name], PREFERRED[name]], taken))
    if (wanted[name] && !(await isFree(port))) {
      throw new Error(`Port ${port} (${name}) is taken by another program. Stop it, or give another port.`)
    }
    chosen[name] = port
    taken.add(port)
  }
  return chosen
}

async function firstFree(candidates, taken) {
  for (const port of candidates) if (port && !taken.has(port) && (await isFree(port))) return port
  for (;;) {
    const port = await anyPort()
    if (!taken.has(port)) return port
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)))
  })
}

function anyPort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
