import { describe, expect, it } from 'vitest'
import { COLUMNS, directoryFile } from '../../../../demo/directory-file.mjs'
import { tabularByAddress, tabularByName } from '../../../../src/directory/sources/tabular.ts'
import { json, serverWith } from './server.ts'
import { refusalOf } from './streams.ts'

const BASE = 'https://tabular-api.data.gouv.fr'
const records = directoryFile({ count: 20 }).trim().split('\n').slice(1).map((line) => {
  const fields = line.split('|')
  return Object.fromEntries(COLUMNS.map((column, at) => [column, fields[at] ?? '']))
})

/** The API as data.gouv.fr answers: filtered rows, pages of `page_size`, a link to the next one. */
function tabular(pageSize?: number) {
  return serverWith((url) => {
    const conditions = [...url.searchParams].filter(([name]) => name.endsWith('__exact')).map(([name, value]) => [name.replace('__exact', ''), value] as const)
    const found = records.filter((record) => conditions.every(([column, value]) => record[column] === value))
    const size = pageSize ?? Number(url.searchParams.get('page_size') ?? 20)
    const page = Number(url.searchParams.get('page') ?? 1)
    const next = new URL(url)
    next.searchParams.set('page', String(page + 1))
    return json({ data: found.slice((page - 1) * size, page * size), links: { next: page * size < found.length ? next.href : null }, meta: { page, page_size: size, total: found.length } })
  })
}

describe('the keyless API of data.gouv.fr', () => {
  it('finds a person by the family name alone, and picks the given one here', async () => {
    const server = tabular()
    const found = await tabularByName({ familyName: 'martin', givenName: 'Paul' }, server.network)
    expect(found).toMatchObject([{ source: 'tabular', date: '2026-11-26T10:00:00.000Z', box: { address: 'paul.martin@medecin.mssante.fr', city: 'VALMONT SUR ISERE' } }])
    expect(server.asked).toHaveLength(1)
    expect(server.asked[0]!.url.origin).toBe(BASE)
    // What leaves: the family name, and how many rows at most.
    expect(Object.fromEntries(server.asked[0]!.url.searchParams)).toEqual({ "Nom d'exercice__exact": 'MARTIN', 'page_size': '50' })
    expect([...server.asked[0]!.headers]).toEqual([['accept', 'application/json']])
  })

  it('asks for a name with accents as the file may write it, both ways', async () => {
    const server = tabular()
    await tabularByName({ familyName: 'Lefèvre', givenName: '' }, server.network)
    expect(server.asked.map(({ url }) => url.searchParams.get("Nom d'exercice__exact"))).toEqual(['LEFÈVRE', 'LEFEVRE'])
  })

  it('says whose an address is, and reads every page', async () => {
    expect(await tabularByAddress(' Paul.Martin@medecin.mssante.fr ', tabular().network)).toMatchObject([{ box: { familyName: 'MARTIN' } }])
    const server = tabular(1)
    const twice = await tabularByName({ familyName: 'Dubois', givenName: 'Marie' }, server.network)
    expect(twice).toHaveLength(2)
    expect(server.asked.length).toBeGreaterThanOrEqual(2)
  })

  it('takes no address outside the trust space for secure, and follows no link elsewhere', async () => {
    const server = serverWith(() => json({ data: [{ ...records[0], 'Adresse BAL': 'a@evil.example' }, 7, null], links: { next: 'https://evil.example/' } }))
    expect(await tabularByName({ familyName: 'X', givenName: '' }, server.network)).toEqual([])
    expect(server.asked).toHaveLength(1)
  })

  it.each<[string, () => Response, string]>([
    ['fails', () => json({}, { status: 502 }), 'directory_online_refused'],
    ['sends a page', () => new Response('<p>'), 'directory_online_not_data'],
  ])('says so when it %s', async (_, answer, key) => {
    expect((await refusalOf(tabularByName({ familyName: 'X', givenName: '' }, serverWith(answer).network))).key).toBe(key)
  })
})
