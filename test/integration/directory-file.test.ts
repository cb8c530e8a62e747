import { afterAll, beforeAll, expect, it } from 'vitest'
import { request } from 'node:http'
import { COLUMNS, directoryFile } from '../../demo/directory-file.mjs'
import { PRACTITIONERS, SECURE_DOMAINS } from '../../demo/people.mjs'
import { startDirectory } from '../../demo/servers/web.mjs'

const rows = directoryFile().trimEnd().split('\n').map((line) => line.split('|'))
const column = (name: string): number => COLUMNS.indexOf(name)

let server: { port: number; close(): Promise<void> }
beforeAll(async () => {
  server = await startDirectory({ port: 0, text: directoryFile(), path: '/file.txt' })
})
afterAll(() => server.close())

it('has the 31 columns of the public file, in its order, on every line', () => {
  expect(rows[0]).toHaveLength(31)
  expect(rows[0]!.slice(0, 5)).toEqual(['Type de BAL', 'Adresse BAL', 'Type Identifiant PP', 'Identifiant PP', 'Identification nationale PP'])
  expect(rows[0]!.at(-1)).toBe('Pays structure BAL')
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([31]))
})

it('holds a few hundred mailboxes, each address once, all in the trust space of the box', () => {
  const addresses = rows.slice(1).map((row) => row[1]!)
  expect(addresses.length).toBeGreaterThan(300)
  expect(new Set(addresses).size).toBe(addresses.length)
  for (const address of addresses) expect(SECURE_DOMAINS).toContain(address.split('@')[1])
})

it('has one Paul Martin, two Marie Dubois, and every practitioner of the box', () => {
  const named = (given: string, family: string): number =>
    rows.filter((row) => row[column("Prénom d'exercice")] === given && row[column("Nom d'exercice")] === family).length
  expect(named('PAUL', 'MARTIN')).toBe(1)
  expect(named('MARIE', 'DUBOIS')).toBe(2)
  for (const { secure } of PRACTITIONERS) expect(rows.some((row) => row[1] === secure)).toBe(true)
})

it('is the same each time', () => {
  expect(directoryFile()).toBe(directoryFile())
  expect(directoryFile({ seed: 1 })).not.toBe(directoryFile())
})

it('is served packed to a browser and plain to others, in UTF-8', async () => {
  const get = (headers: Record<string, string>, path = '/file.txt') => new Promise<{ status?: number; encoding?: string; bytes: Buffer }>((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve({
        ...(answer.statusCode ? { status: answer.statusCode } : {}),
        ...(answer.headers['content-encoding'] ? { encoding: answer.headers['content-encoding'] } : {}),
        bytes: Buffer.concat(chunks),
      }))
    }).on('error', reject).end()
  })
  expect((await get({})).bytes.toString('utf8')).toBe(directoryFile())
  expect(await get({ 'accept-encoding': 'gzip' })).toMatchObject({ encoding: 'gzip' })
  expect(await get({}, '/other')).toMatchObject({ status: 404 })
})
