// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { GestureGate } from '../../../src/faces/gesture.ts'
import { WebmailContacts } from '../../../src/popup/webmail-contacts.tsx'
import { background, button, click, pass, show } from '../faces/support.tsx'

vi.mock('webextension-polyfill', async () => (await import('../faces/support.tsx')).polyfill)

beforeEach(() => {
  vi.useFakeTimers()
  background.asked.length = 0
  return () => vi.useRealTimers()
})

it.each([
  [{ added: 12, why: '' }, '12'],
  [{ added: 0, why: 'history_webmail_locked' }, 'Ouvrez d’abord le coffre'],
])('asks the webmail for its address book by a press and by nothing else, and says what came of it', async (answer, said) => {
  background.answers = { 'history-import-webmail': () => answer }
  const root = await show(<GestureGate.Provider value={(event) => event.isTrusted}><WebmailContacts /></GestureGate.Provider>)
  await pass(1000)
  await click(button(root, 'Reprendre mes correspondants'), false)
  expect(background.asked).toEqual([])
  await click(button(root, 'Reprendre mes correspondants'))
  await pass(50)
  expect(background.asked).toEqual([{ kind: 'history-import-webmail', request: {} }])
  expect(root.querySelector('[role=status]')?.textContent).toContain(said)
})
