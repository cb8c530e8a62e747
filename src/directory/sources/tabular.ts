import type { Box } from '../box.ts'
import { fold } from '../fold.ts'
import { networkOf } from '../networks.ts'
import type { Statement } from '../standing.ts'
import { boxOfRecord, mssanteColumn } from './mssante-file.ts'
import { askJson, type Network, nextPage } from './remote.ts'

/** Rows of the mailbox file, one question at a time: no key, and any page may ask (data.gouv.fr, "API tabulaire"). */
export const TABULAR_BASE = 'https://tabular-api.data.gouv.fr/api/resources/afe01105-d9a1-41fe-921f-e40ea48b2ba6/data/'
/** The most that the server gives at once. */
const PAGE_SIZE = 50
const MOST_PAGES = 4

type Conditions = readonly (readonly [column: string, value: string])[]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

async function rows(conditions: Conditions, network: Network, base: string): Promise<Box[]> {
  const first = new URL(base)
  for (const [column, value] of conditions) first.searchParams.set(`${column}__exact`, value)
  first.searchParams.set('page_size', String(PAGE_SIZE))
  const boxes: Box[] = []
  let url: string | null = first.href
  for (let page = 0; url !== null && page < MOST_PAGES; page += 1) {
    const answer = await askJson(url, {}, network)
    if (!isObject(answer)) break
    const data: readonly unknown[] = Array.isArray(answer.data) ? answer.data : []
    boxes.push(...data.filter(isObject).map(boxOfRecord).filter((box) => box !== null && networkOf(box.address, []) === 'mssante') as Box[])
    url = nextPage(isObject(answer.links) ? answer.links.next : null, base)
  }
  return boxes
}

const statement = (network: Network) => (box: Box): Statement => ({ source: 'tabular', date: new Date(network.clock.now()).toISOString(), box })

/** Boxes of exactly this person. The file writes names in capitals, with and without accents: both are asked. @throws DirectoryFormatError */
export async function tabularByName({ familyName, givenName }: { readonly familyName: string; readonly givenName: string }, network: Network, base = TABULAR_BASE): Promise<Statement[]> {
  const capitals = familyName.trim().toLocaleUpperCase('fr')
  const bare = capitals.normalize('NFD').replace(/\p{M}/gu, '')
  const found = new Map<string, Box>()
  for (const family of new Set([capitals, bare])) {
    for (const box of await rows([[mssanteColumn('familyName'), family]], network, base)) found.set(box.address, box)
  }
  const given = fold(givenName)
  return [...found.values()].filter((box) => given === '' || fold(box.givenName) === given).map(statement(network))
}

/** What the file says of an address now. @throws DirectoryFormatError */
export async function tabularByAddress(address: string, network: Network, base = TABULAR_BASE): Promise<Statement[]> {
  return (await rows([[mssanteColumn('address'), address.trim().toLowerCase()]], network, base)).map(statement(network))
}
