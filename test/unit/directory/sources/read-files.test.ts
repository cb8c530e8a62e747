import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { directoryFile } from '../../../../demo/directory-file.mjs'
import { readFiles } from '../../../../src/directory/index.ts'
import { all, refusalOf } from './streams.ts'

const PAUL = 'paul.martin@medecin.mssante.fr'
const USED = ['Identification nationale PP', 'Raison sociale site', 'Libellé profession', 'Code savoir-faire', 'Libellé savoir-faire', 'Code postal (coord. structure)', 'Libellé commune (coord. structure)', 'Bureau cedex (coord. structure)', 'Téléphone (coord. structure)']
const register = (id: string): string => {
  const columns = [...USED, ...Array.from({ length: 56 - USED.length }, (_, at) => `autre ${at}`)]
  const fields = [id, 'CABINET', 'Médecin', '', '', '38999', 'VALMONT', '', '0400000000']
  return `${columns.join('|')}|\n${columns.map((_, at) => fields[at] ?? '').join('|')}|\n`
}

it('the public files give the same boxes in whatever order they come, the register joined to the mailboxes', async () => {
  const mailboxes = new Blob([directoryFile({ count: 3 })])
  const plain = await all(readFiles([mailboxes]))
  const paul = plain.find(({ address }) => address === PAUL)!
  const packed = new Blob([new Uint8Array(gzipSync(register(paul.nationalId)))])
  const joined = await all(readFiles([packed, mailboxes]))
  expect(joined).toEqual(plain.map((box) => (box.address === PAUL ? { ...box, phone: '0400000000', registered: ['phone'] } : box)))
  expect(await all(readFiles([mailboxes, packed]))).toEqual(joined)
})

it('a white list among them says which domains count', async () => {
  const elsewhere = new Blob([directoryFile({ count: 60 }).replaceAll('@medecin.mssante.fr', '@sante-exemple.example')])
  expect((await refusalOf(all(readFiles([elsewhere])))).key).toBe('directory_untrusted')
  expect(await all(readFiles([elsewhere, new Blob(['medecin.mssante.fr\nsante-exemple.example\n'])]))).not.toHaveLength(0)
})

it('without a file of mailboxes there is nothing', async () => {
  expect((await refusalOf(all(readFiles([new Blob([register('8')])])))).key).toBe('directory_mailboxes_first')
})
