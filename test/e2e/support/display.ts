import { spawn } from 'node:child_process'

/** Starts an invisible X display of its own, whose clipboard is nobody else's. */
export async function startDisplay(): Promise<{ readonly name: string; close(): void }> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const name = await new Promise<string>((resolve, reject) => {
    (xvfb.stdio[3] as NodeJS.ReadableStream).once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`))
    xvfb.once('error', reject)
    xvfb.once('exit', () => reject(new Error('Xvfb did not start')))
  })
  return { name, close: () => void xvfb.kill() }
}
