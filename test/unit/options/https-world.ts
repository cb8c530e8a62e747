import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { vi } from 'vitest'

const openssl = (args: readonly string[], folder: string): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })

/**
 * A world with these hosts and no others: one real HTTPS server with a certificate for them from an authority of its own, and
 * this process's own `fetch`, whose connections are led there and trust that authority. Names, TLS, HTTP and limits are real;
 * only where a name leads is not.
 */
export class HttpsWorld {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sceau-https-'))
  readonly #server: Server
  #hosts: readonly string[] = []
  /** Each request that came, as it came. */
  readonly asked: { readonly host: string; readonly path: string; readonly headers: NodeJS.Dict<string | string[]> }[] = []
  answer: RequestListener = (_, response) => void response.writeHead(404).end()

  /** @param hosts Names on the certificate. */
  constructor(hosts: readonly string[]) {
    openssl(['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '2', '-subj', '/CN=Autorité d’essai'], this.#folder)
    openssl(['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=serveur', '-addext', `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}`], this.#folder)
    openssl(['x509', '-req', '-in', 'server.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-out', 'server.crt', '-copy_extensions', 'copy'], this.#folder)
    const read = (name: string): Buffer => readFileSync(join(this.#folder, name))
    this.#server = createServer({ key: read('server.key'), cert: read('server.crt') }, (request, response) => {
      this.asked.push({ host: request.headers.host ?? '', path: request.url ?? '', headers: request.headers })
      // Each look-up makes its own connection, so that each is led where its test says.
      response.setHeader('connection', 'close')
      this.answer(request, response)
    })
    const ca = read('ca.crt')
    const connect = tls.connect.bind(tls) as (options: tls.ConnectionOptions) => tls.TLSSocket
    vi.spyOn(tls, 'connect').mockImplementation(((options: tls.ConnectionOptions) => {
      const here = this.#hosts.includes(options.host ?? '')
      // Nobody listens at port 1: a name that does not exist and one that nobody answers for look the same from here.
      return connect({ ...options, host: '127.0.0.1', servername: options.servername ?? options.host ?? '', port: here ? (this.#server.address() as AddressInfo).port : 1, ca })
    }) as typeof tls.connect)
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  /** Which names lead to the server from now on, and how it answers. */
  with(hosts: readonly string[], answer: RequestListener): void {
    this.#hosts = hosts
    this.answer = answer
    this.asked.length = 0
  }

  async stop(): Promise<void> {
    vi.restoreAllMocks()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
