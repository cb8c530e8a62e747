import { expect, it } from 'vitest'
import { writeAddress } from '../../../src/popup/write-to.ts'

const ADDRESS = 'paul+cabinet@medecin.mssante.fr'
const withWebmail = (secureWebmail: string) => ({ activeProfile: 'lea', profiles: [{ id: 'lea', name: 'Dr Léa Moreau', secureAddress: '', secureWebmail }] })

it('writes in the practitioner’s own secure mailbox, to exactly that address', () => {
  const url = new URL(writeAddress(withWebmail('https://webmail.operateur.example/mail/?_task=login#x'), ADDRESS))
  expect([url.origin, url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
    'https://webmail.operateur.example', '/mail/', { _task: 'mail', _action: 'compose', _to: ADDRESS },
  ])
})

it.each(['', 'javascript:alert(1)', 'pas une adresse'])('leaves it to the computer where none is set, or nonsense: %j', (webmail) => {
  expect(decodeURIComponent(writeAddress(withWebmail(webmail), ADDRESS))).toBe(`mailto:${ADDRESS}`)
})
