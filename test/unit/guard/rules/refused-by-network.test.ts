import { describe, expect, it } from 'vitest'
import { refusedByNetwork } from '../../../../src/guard/rules/refused-by-network.ts'
import { ADDRESS, caseOf, ORDINARY, SECURE, to } from '../cases.ts'

describe('refused-by-network', () => {
  it.each([
    [ORDINARY, 'mssante', 'rule_refused_by_network'],
    [ORDINARY, 'apicrypt', 'rule_refused_by_network'],
    [SECURE, 'apicrypt', 'rule_refused_by_network'],
    [SECURE, 'ordinary', 'rule_refused_by_network_outside'],
    [SECURE, 'internal', 'rule_refused_by_network_outside'],
  ] as const)('advises that a harmless message from %s to %s will not arrive', (from, network, message) => {
    const address = ADDRESS[network]
    expect(refusedByNetwork(caseOf({ from, to: [to(address, 'Paul')], conclusion: 'none' }))).toEqual([
      { rule: 'refused-by-network', severity: 'advise', message, params: ['Paul'], recipient: address },
    ])
  })

  it('leaves what is graver to the rule for health data', () => {
    expect(refusedByNetwork(caseOf({ to: [to(ADDRESS.mssante)], conclusion: 'identifiable' }))).toEqual([])
  })

  it('has nothing to say where mail arrives', () => {
    expect(refusedByNetwork(caseOf({ from: ORDINARY, to: [to(ADDRESS.ordinary), to(ADDRESS.internal)], conclusion: 'none' }))).toEqual([])
    expect(refusedByNetwork(caseOf({ from: SECURE, to: [to(ADDRESS.mssante)], conclusion: 'none' }))).toEqual([])
  })
})
