import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dataDirFor, startBox } from '../../demo/box.mjs'

const dataDir = dataDirFor('test-lifecycle')
const boxModule = fileURLToPath(new URL('../../demo/box.mjs', import.meta.url))

/** Command lines and working folders of running processes that have to do with the data folder. */
function processesOfBox(): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid).flatMap((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
      return line.includes(dataDir) || environment.includes(dataDir) ? [`${pid} ${line}`] : []
    } catch {
      return []
    }
  })
}

describe('the practice in a box', () => {
  it('keeps its mail over a stop, starts again quickly, and leaves no process', async () => {
    const first = await startBox({ dataDir, fresh: true })
    await first.deliver({ from: 'a@b.test', to: 'lea.moreau@medecin.mssante.fr', raw: 'Subject: kept\n\nx' })
    expect(processesOfBox().length).toBeGreaterThan(4)
    await first.stop()
    // Who watches over a server goes a moment after it.
    await expect.poll(processesOfBox).toEqual([])

    const from = Date.now()
    const second = await startBox({ dataDir })
    const took = Date.now() - from
    const kept = await second.mails('lea.moreau@medecin.mssante.fr')
    await second.stop()
    expect(kept.map(({ subject }) => subject)).toEqual(['kept'])
    expect(second.urls).toEqual(first.urls)
    expect(took).toBeLessThan(8000)
    await expect.poll(processesOfBox).toEqual([])
  })

  it('ends its servers when the program that runs it is killed', async () => {
    const script = `import { startBox } from ${JSON.stringify(boxModule)}; await startBox({ dataDir: ${JSON.stringify(dataDir)} }); console.log('up')`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(processesOfBox().length).toBeGreaterThan(4)
    child.kill('SIGKILL')
    await expect.poll(processesOfBox).toEqual([])
  })

  it('says which port is taken', async () => {
    const box = await startBox({ dataDir })
    try {
      await expect(startBox({ dataDir: `${dataDir}-2`, ports: { secureWeb: box.ports.secureWeb } })).rejects.toThrow(`Port ${box.ports.secureWeb} (secureWeb) is taken`)
      await expect(startBox({ dataDir })).rejects.toThrow('already runs here')
    } finally {
      await box.stop()
    }
  })
})
