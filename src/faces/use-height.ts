import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Tells whoever holds this frame how high its sheet is, now and whenever that changes. @param shown Changes when another sheet stands there. */
export function useHeight(sheet: RefObject<HTMLElement | null>, line: { send(message: { readonly type: 'height'; readonly pixels: number }): void }, shown: unknown): void {
  useEffect(() => {
    const element = sheet.current
    if (element === null) return
    const watch = new ResizeObserver(() => line.send({ type: 'height', pixels: Math.ceil(element.getBoundingClientRect().height) }))
    watch.observe(element)
    return () => watch.disconnect()
  }, [line, shown])
}
