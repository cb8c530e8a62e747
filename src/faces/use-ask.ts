import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { ask } from '../messaging/ask.ts'
import type { PageRequests } from '../messaging/requests.ts'

export type Asked<T> = { readonly state: 'asking' } | { readonly state: 'known'; readonly value: T } | { readonly state: 'silent' }

export interface Question<T> {
  readonly asked: Asked<T>
  readonly value: T | null
  /** Asks again. */
  readonly again: () => void
  /** Takes over an answer that came by another way. */
  readonly set: (value: T) => void
}

/** Requests that need no more than their name. */
type Plain = { [K in keyof PageRequests]: Record<string, never> extends PageRequests[K]['request'] ? K : never }[keyof PageRequests]

/**
 * Asks the background when the face appears, and keeps the answer. Silence is a state of its own, never a guess; it is asked anew when
 * one comes back to the page: a browser lets what is out of sight wait longer than an answer may take.
 */
export function useAsk<K extends Plain>(kind: K): Question<PageRequests[K]['answer']> {
  const [asked, setAsked] = useState<Asked<PageRequests[K]['answer']>>({ state: 'asking' })
  const latest = useRef(0)
  const again = useCallback(() => {
    const mine = ++latest.current
    const settle = (next: Asked<PageRequests[K]['answer']>) => {
      if (mine === latest.current) setAsked(next)
    }
    ask(kind, {}).then(
      (value) => settle({ state: 'known', value: value }),
      () => settle({ state: 'silent' }),
    )
  }, [kind])
  useEffect(() => {
    again()
    return () => {
      latest.current++
    }
  }, [again])
  const isSilent = asked.state === 'silent'
  useEffect(() => {
    if (!isSilent) return
    const look = () => {
      if (document.visibilityState === 'visible') again()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [isSilent, again])
  const set = useCallback((value: PageRequests[K]['answer']) => {
    latest.current++
    setAsked({ state: 'known', value })
  }, [])
  return { asked, value: asked.state === 'known' ? asked.value : null, again, set }
}
