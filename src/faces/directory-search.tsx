import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ComponentChild } from 'preact'
import type { Box } from '../directory/index.ts'
import { ask } from '../messaging/ask.ts'
import type { DirectoryStatus } from '../messaging/records.ts'
import { BoxLines } from './box-card.tsx'
import { say, sayCount } from './say.ts'

/** Letters from which a search makes sense. */
export const SEARCH_FLOOR = 2
const PAUSE = 150

interface SearchProps {
  readonly label: string
  readonly hint: string
  /** Text to start with, e.g. the name in the draft. */
  readonly start?: string
  /** Whether typing can begin at once. */
  readonly focused?: boolean
  /** What stands beside each person found: one button. */
  readonly action: (box: Box) => ComponentChild
}

type Found =
  | { readonly state: 'idle' }
  | { readonly state: 'silent' }
  | { readonly state: 'found'; readonly query: string; readonly boxes: readonly Box[]; readonly directory: DirectoryStatus['state'] }

/** Searches the directory on this device as one types; arrow keys walk through the answers. No request leaves the computer. */
export function DirectorySearch({ label, hint, start = '', focused = false, action }: SearchProps) {
  const [query, setQuery] = useState(start)
  const [found, setFound] = useState<Found>({ state: 'idle' })
  const whole = useRef<HTMLDivElement>(null)
  const id = useId()
  const wanted = query.trim()
  useEffect(() => {
    if (focused) whole.current?.querySelector('input')?.focus()
  }, [])
  useEffect(() => {
    if (wanted.length < SEARCH_FLOOR) {
      setFound({ state: 'idle' })
      return
    }
    let stale = false
    const timer = setTimeout(() => {
      ask('search', { query: wanted }).then(
        ({ boxes, status }) => {
          if (!stale) setFound({ state: 'found', query: wanted, boxes, directory: status.state })
        },
        () => {
          if (!stale) setFound({ state: 'silent' })
        },
      )
    }, PAUSE)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [wanted])
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || !whole.current) return
    const stops = [...whole.current.querySelectorAll<HTMLElement>('input, .found button')]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    const next = stops[Math.max(0, Math.min(stops.length - 1, at + step))]
    if (at < 0 || !next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div ref={whole} class="stack-tight" role="search" onKeyDown={walk}>
      <div class="field">
        <label for={`${id}-q`}>{label}</label>
        <input
          id={`${id}-q`} class="input" type="search" autocomplete="off" spellcheck={false} value={query} aria-describedby={`${id}-h`}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <span id={`${id}-h`} class="field-hint">{hint}</span>
      </div>
      <p role="status" class={found.state === 'silent' ? 'field-error' : 'small soft'}>{sentence(found)}</p>
      {found.state === 'found' && found.boxes.length > 0 && (
        <ul class="stack-tight">
          {found.boxes.map((box) => (
            <li key={box.address} class="card found"><BoxLines box={box} />{action(box)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function sentence(found: Found): string {
  if (found.state === 'idle') return ''
  if (found.state === 'silent') return say('common_no_answer')
  if (found.boxes.length > 0) return sayCount('common_search_found', found.boxes.length)
  return found.directory === 'ready' ? say('common_search_none', found.query) : say(`common_directory_${found.directory}`)
}
