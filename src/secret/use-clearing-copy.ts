import { useEffect, useRef, useState } from 'preact/hooks'

/** Milliseconds after which a copied secret is taken off the clipboard. */
export const ON_CLIPBOARD = 60_000

/** `stays`: the browser does not let a window that is not in front change the clipboard; it is tried again when it comes back. */
export type ClipboardState = 'none' | 'copied' | 'cleared' | 'refused' | 'stays'

/**
 * Copies a text and empties the clipboard again. Whether the text is still there can only be asked where the browser already lets
 * this page read the clipboard; elsewhere the clipboard is emptied in any case, and the page says so before it copies.
 */
export function useClearingCopy(text: string): { readonly state: ClipboardState; readonly copy: () => void } {
  const [state, setState] = useState<ClipboardState>('none')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const clear = async () => {
    try {
      if (await isStillThere(text)) await navigator.clipboard.writeText('')
      setState('cleared')
    } catch {
      setState('stays')
    }
  }
  useEffect(() => {
    if (state !== 'stays') return
    const again = () => void clear()
    window.addEventListener('focus', again, { once: true })
    return () => window.removeEventListener('focus', again)
  }, [state])
  useEffect(() => () => clearTimeout(timer.current), [])
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setState('copied')
        clearTimeout(timer.current)
        timer.current = setTimeout(() => void clear(), ON_CLIPBOARD)
      },
      () => setState('refused'),
    )
  }
  return { state, copy }
}

async function isStillThere(text: string): Promise<boolean> {
  const allowed = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName }).then(({ state }) => state === 'granted', () => false)
  return allowed ? (await navigator.clipboard.readText()) === text : true
}
