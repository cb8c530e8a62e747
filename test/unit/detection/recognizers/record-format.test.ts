import { describe, expect, it } from 'vitest'
import { recordFormat } from '../../../../src/detection/recognizers/record-format.ts'
import { ScanText } from '../../../../src/detection/scan-text.ts'
import { passages } from '../recognise.ts'

const HEADER = ['A250513068', 'CANARIOT', 'ZELIE', '12 RUE DES ESSAIS', '', '76600 LE HAVRE', '14/03/1957', '2570376351001 42', '092408', '13/05/2025', '.         LABO', '.         DR'].join('\r\n')

const roles = (text: string): string[] => recordFormat.recognize(new ScanText({ part: 'attachment', attachment: 'a', text }, [])).map(({ role }) => role)

describe('record-format', () => {
  it.each([
    '****LAB****', '**** FIN ****', 'MSH|^~\\&|LABO|X|CABINET', 'PID|1||123^^^H||CANARIOT^ZELIE', '<ClinicalDocument xmlns="urn:hl7-org:v3">', 'XDM/1.0/DDM+CR CANARIOT', '$APICRYPT',
  ])('takes for a record: %s', (text) => {
    expect(passages(recordFormat, text)).toHaveLength(1)
    expect(roles(text)).toEqual(['record'])
  })

  it('takes an HPRIM header without tags for a record', () => {
    expect(roles(HEADER)).toEqual(['record'])
  })

  it('takes lines of results without a header for health about nobody', () => {
    expect(roles('RES|HEMOGLOBINE|HGB|N|13.8|g/dL|12.0|16.0||')).toEqual(['health'])
  })

  it.each(['RES|libellé|code|type|valeur|unité', 'le format ClinicalDocument', '*** LABO ***', 'Bonjour,\n\n1 rue X\n75001 Paris\n12/03/2025'])('leaves alone: %s', (text) => {
    expect(passages(recordFormat, text)).toEqual([])
  })
})
