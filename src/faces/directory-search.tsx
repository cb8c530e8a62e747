import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ComponentChild } from 'preact'
import type { Box } from '../directory/index.ts'
import { rankBoxes } from '../directory/rank-boxes.ts'
import { ask } from '../messaging/ask.ts'
import type { DirectoryStatus } from '../messaging/records.ts'
import type { PageRequests } from '../messaging/requests.ts'
import { AskOnline } from './ask-online.tsx'
import { BoxLines } from './box-card.tsx'
import { personAsked } from './person-asked.ts'
import { say, sayCount } from './say.ts'

/** Letters from which a search makes sense. */
export const SEARCH_FLOOR = 2
const PAUSE = 150

interface SearchProps {
  readonly label: string
  readonly hint: string
  /** Text to start with, e.g. the name in the draft. */
  readonly start?: string
  /** Text that may name a place: which of a person's boxes is likelier. */
  readonly letter?: string
  /** Whether typing can begin at once. */
  readonly focused?: boolean
  /** Whether a public server may be asked too, by a press of its own. */
  readonly online?: boolean
  /** What stands beside each person found: a button or two. */
  readonly action: (box: Box) => ComponentChild
}

type Found =
  | { readonly state: 'idle' }
  | { readonly state: 'silent' }
  | { readonly state: 'found'; readonly query: string; readonly boxes: readonly Box[]; readonly directory: DirectoryStatus['state'] }

/**
 * Searches the directory on this device as one types; arrow keys walk through the answers. No request leaves the computer, but
 * for the one that a button beneath says and makes.
 */
export function DirectorySearch({ label, hint, start = '', letter = '', focused = false, online = true, action }: SearchProps) {
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
      likeliest(wanted, letter).then(
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
    const stops = [...whole.current.querySelectorAll<HTMLElement>('input, .found button, .found a')]
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
      {/* What was typed since makes another question, which nobody has pressed for. */}
      {online && found.state === 'found' && found.query === wanted && <AskOnline key={wanted} who={{ ...personAsked(wanted), address: '' }} action={action} />}
    </div>
  )
}

/** Boxes for what was typed; of one person's several, the likeliest first. */
async function likeliest(query: string, letter: string): Promise<PageRequests['search']['answer']> {
  const { boxes, status } = await ask('search', { query })
  if (boxes.length < 2) return { boxes, status }
  // Without the past the order is as good as the letter tells.
  const { used } = await ask('last-use', { addresses: boxes.map(({ address }) => address) }).catch(() => ({ used: [] }))
  return { boxes: rankBoxes(boxes, { text: `${query} ${letter}`, lastUse: new Map(used.map(({ address, last }) => [address, last])) }), status }
}

function sentence(found: Found): string {
  if (found.state === 'idle') return ''
  if (found.state === 'silent') return say('common_no_answer')
  if (found.boxes.length > 0) return sayCount('common_search_found', found.boxes.length)
  return found.directory === 'ready' ? say('common_search_none', found.query) : say(`common_directory_${found.directory}`)
}
