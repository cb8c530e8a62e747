import { useEffect, useId, useState } from 'preact/hooks'
import type { ComponentChild } from 'preact'
import type { Box } from '../directory/index.ts'
import { ask } from '../messaging/ask.ts'
import { BoxLines } from './box-card.tsx'
import { say, sayCount } from './say.ts'

/** Letters from which a search makes sense. */
export const SEARCH_FLOOR = 2
const PAUSE = 200

interface SearchProps {
  readonly label: string
  readonly hint: string
  /** Text to start with, e.g. the name in the draft. */
  readonly start?: string
  /** What stands beside each person found. */
  readonly action: (box: Box) => ComponentChild
}

type Found = { readonly state: 'idle' } | { readonly state: 'silent' } | { readonly state: 'found'; readonly query: string; readonly boxes: readonly Box[] }

/** Searches the directory on this device as one types. No request leaves the computer. */
export function DirectorySearch({ label, hint, start = '', action }: SearchProps) {
  const [query, setQuery] = useState(start)
  const [found, setFound] = useState<Found>({ state: 'idle' })
  const id = useId()
  const wanted = query.trim()
  useEffect(() => {
    if (wanted.length < SEARCH_FLOOR) {
      setFound({ state: 'idle' })
      return
    }
    let stale = false
    const timer = setTimeout(() => {
      ask('search', { query: wanted }).then(
        ({ boxes }) => {
          if (!stale) setFound({ state: 'found', query: wanted, boxes })
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
  return (
    <div class="stack-tight" role="search">
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
  return found.boxes.length === 0 ? say('common_search_none', found.query) : sayCount('common_search_found', found.boxes.length)
}
