// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { Button } from '../../../src/faces/button.tsx'
import { DWELL, GestureGate, dwellGate } from '../../../src/faces/gesture.ts'
import { asEvent, click, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

describe('the dwell gate', () => {
  it('refuses a click on what has only just appeared, and every event that a script made', () => {
    let now = 1000
    const gate = dwellGate(() => now)
    const real = asEvent(new Event('click'), true)
    expect(gate.accepts(real)).toBe(false)
    now += DWELL
    expect(gate.accepts(real)).toBe(true)
    expect(gate.accepts(asEvent(new Event('click'), false))).toBe(false)
    gate.restart()
    expect(gate.accepts(real)).toBe(false)
  })

  it('stands still for at least half a second', () => {
    expect(DWELL).toBeGreaterThanOrEqual(500)
  })
})

describe('a button', () => {
  it('ignores a script and hears the practitioner', async () => {
    const onPress = vi.fn()
    const root = await show(<Button onPress={onPress}>Envoyer</Button>)
    await click(root.querySelector('button'), false)
    expect(onPress).not.toHaveBeenCalled()
    await click(root.querySelector('button'))
    expect(onPress).toHaveBeenCalledOnce()
  })

  it('obeys the gate of its face', async () => {
    const onPress = vi.fn()
    const root = await show(<GestureGate.Provider value={() => false}><Button onPress={onPress}>Envoyer</Button></GestureGate.Provider>)
    await click(root.querySelector('button'))
    expect(onPress).not.toHaveBeenCalled()
  })
})
