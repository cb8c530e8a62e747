import { describe, expect, it } from 'vitest'
import { recipientsTell } from '../../../src/content/compose/recipient-text.ts'
import type { Draft } from '../../../src/guard/index.ts'

const to = (...names: string[]): Draft => ({ to: names.map((name) => ({ name, address: '' })), cc: [], bcc: [] } as unknown as Draft)

describe('what stands in the recipients’ fields', () => {
  it.each([
    ['a letter pasted there', ['Cher confrère', 'Je vous adresse Mme Ysoline Kébarec', 'née le 03/04/1951', 'sarcoïdose médiastinale.']],
    ['a note beside a name', ['Ysoline Kébarec VIH positif']],
    ['an identity number', ['NIR 2 51 04 75 111 222 36']],
  ])('tells of a patient as %s', (_, names) => {
    expect(recipientsTell(to(...names))).toBe(true)
  })

  it.each([
    ['a colleague', ['Lucie Durand']],
    ['a ward and a person', ['Centre de dépistage VIH', 'Lucie Durand']],
    ['a doctor with a specialty', ['Dr Sophie Garnier, Cancérologie', 'IDE Sylvie BERNARD (oncologie)']],
    ['nobody', []],
  ])('does not as %s', (_, names) => {
    expect(recipientsTell(to(...names))).toBe(false)
  })
})
