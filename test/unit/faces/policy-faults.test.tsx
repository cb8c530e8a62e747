// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { expect, it, vi } from 'vitest'
import { PolicyLine } from '../../../src/faces/policy-line.tsx'
import { PolicyFaults } from '../../../src/options/sections/policy-faults.tsx'
import { background, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

async function opened(faults: readonly { message: string; params: string[] }[]): Promise<string> {
  background.answers.managed = () => ({ alwaysSeal: null, sealInside: null, internalDomains: null, thresholds: {}, faults })
  const root = await show(<PolicyFaults />)
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)))
  return root.textContent
}

it('names what of the administrator’s policy cannot be read', async () => {
  const text = await opened([{ message: 'policy_fault_key', params: ['allowsend'] }, { message: 'policy_fault_choice', params: ['severities.homonym', 'block, off'] }])
  expect(text).toContain('allowsend n’est pas un réglage de Sceau.')
  expect(text).toContain('severities.homonym doit être l’un de ces mots\u00a0: block, off.')
})

it('says nothing where all of it can be read', async () => {
  expect(await opened([])).toBe('')
})

it('is one line where no options page says more', async () => {
  const root = await show(<PolicyLine fault={{ message: 'policy_line_other', params: ['2', 'allowSend, severities.homonym'] }} />)
  expect(root.textContent).toBe('Règles de votre établissement\u00a0: 2 réglages non compris (allowSend, severities.homonym). Prévenez votre service informatique.')
})
