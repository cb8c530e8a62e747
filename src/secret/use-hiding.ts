import { useEffect, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'

/** Milliseconds without a key or the pointer after which a shown secret is covered. */
export const UNUSED = 120_000
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

export interface Hiding {
  readonly hidden: boolean
  readonly uncover: () => void
}

/** Covers what is shown after a while without use, and when the vault locks (idle, screen lock, or by hand). */
export function useHiding(): Hiding {
  const [hidden, setHidden] = useState(false)
  useEffect(() => {
    if (hidden) return
    let timer: ReturnType<typeof setTimeout>
    const cover = () => setHidden(true)
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(cover, UNUSED)
    }
    const onStorage = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      if (area === 'session' && 'vault-key' in changes && changes['vault-key'].newValue === undefined) cover()
    }
    again()
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, again, { passive: true })
    browser.storage.onChanged.addListener(onStorage)
    return () => {
      clearTimeout(timer)
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, again)
      browser.storage.onChanged.removeListener(onStorage)
    }
  }, [hidden])
  return { hidden, uncover: () => setHidden(false) }
}
