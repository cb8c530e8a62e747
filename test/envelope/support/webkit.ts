import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Key of an element in WebDriver's JSON (W3C WebDriver, §12.1). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
/** "Enter" (W3C WebDriver, §17.4.2). */
export const ENTER = '\uE007'

/** WebKitGTK's small browser, driven over WebDriver with nothing but fetch. */
export class WebKit {
  private readonly processes: ChildProcess[] = []
  private readonly home = mkdtempSync(join(tmpdir(), 'sceau-webkit-'))
  private session = ''

  /** @param proxy Port of a proxy on loopback that gets every request, those to loopback too. */
  static async launch({ proxy }: { readonly proxy?: number } = {}): Promise<WebKit> {
    const webkit = new WebKit()
    try {
      await webkit.start(proxy)
      return webkit
    } catch (error) {
      await webkit.close()
      throw error
    }
  }

  private async start(proxy: number | undefined): Promise<void> {
    const display = await this.display()
    const port = await freePort()
    this.run('WebKitWebDriver', [`--port=${port}`], {
      DISPLAY: display, HOME: this.home, XDG_CACHE_HOME: this.home, XDG_DATA_HOME: this.home, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      LANG: 'fr_FR.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: 'fr_FR:fr', NO_AT_BRIDGE: '1', GIO_USE_VFS: 'local',
    })
    const driver = `http://127.0.0.1:${port}`
    await listening(`${driver}/status`)
    const { sessionId } = await this.call<{ sessionId: string }>(`${driver}/session`, 'POST', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': {
        binary: miniBrowser(), args: ['--automation', ...(proxy === undefined ? [] : [`--proxy=http://127.0.0.1:${proxy}`])],
      } } },
    })
    this.session = `${driver}/session/${sessionId}`
  }

  async goto(url: string): Promise<void> {
    await this.call(`${this.session}/url`, 'POST', { url })
  }

  /** Runs a function's source in the page; what it gives, awaited, comes back as JSON. */
  async evaluate<Result>(source: string, ...args: unknown[]): Promise<Result> {
    const { value, error } = await this.call<{ value?: Result; error?: string }>(`${this.session}/execute/async`, 'POST', {
      script: `const done = arguments[arguments.length - 1]
        Promise.resolve((${source})(...Array.prototype.slice.call(arguments, 0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }))`,
      args,
    })
    if (error) throw new Error(error)
    return value as Result
  }

  async type(selector: string, text: string): Promise<void> {
    await this.call(`${this.session}/element/${await this.find(selector)}/value`, 'POST', { text })
  }

  async click(selector: string): Promise<void> {
    await this.call(`${this.session}/element/${await this.find(selector)}/click`, 'POST', {})
  }

  /** PNG of what the window shows. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.call<string>(`${this.session}/screenshot`, 'GET'), 'base64')
  }

  async close(): Promise<void> {
    if (this.session) await this.call(this.session, 'DELETE').catch(() => undefined)
    for (const process of this.processes.reverse()) {
      if (process.exitCode !== null) continue
      const gone = new Promise((resolve) => process.once('exit', resolve))
      process.kill()
      await gone
    }
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }

  private async find(selector: string): Promise<string> {
    const found = await this.call<Record<string, string>>(`${this.session}/element`, 'POST', { using: 'css selector', value: selector })
    return found[ELEMENT] ?? ''
  }

  private async call<Value>(url: string, method: string, body?: unknown): Promise<Value> {
    const answer = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }), signal: AbortSignal.timeout(60_000) })
    const { value } = await answer.json() as { value: Value & { error?: string; message?: string } }
    if (!answer.ok) throw new Error(`WebDriver: ${value.error ?? ''} ${value.message ?? ''}`)
    return value
  }

  /** The display in use, or an invisible one of our own. */
  private async display(): Promise<string> {
    if (process.env.DISPLAY) return process.env.DISPLAY
    const xvfb = this.run('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {}, 'pipe')
    const pipe = xvfb.stdio[3] as NodeJS.ReadableStream
    return new Promise((resolve, reject) => {
      pipe.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`))
      xvfb.once('exit', () => reject(new Error('Xvfb did not start')))
    })
  }

  private run(command: string, args: string[], env: Record<string, string>, third: 'ignore' | 'pipe' = 'ignore'): ChildProcess {
    const started = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'ignore', third] })
    started.on('error', () => undefined)
    this.processes.push(started)
    return started
  }
}

function miniBrowser(): string {
  const library = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`
  const found = readdirSync(library).filter((name) => name.startsWith('webkit2gtk-')).map((name) => join(library, name, 'MiniBrowser')).find((path) => existsSync(path))
  if (found === undefined) throw new Error('WebKitGTK’s MiniBrowser is missing: install webkit2gtk-driver')
  return found
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** Asks until somebody answers; the process has just been started. */
async function listening(url: string): Promise<void> {
  const end = Date.now() + 15_000
  for (;;) {
    try {
      await fetch(url)
      return
    } catch (error) {
      if (Date.now() > end) throw new Error('WebKitWebDriver does not answer: is webkit2gtk-driver installed?', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
