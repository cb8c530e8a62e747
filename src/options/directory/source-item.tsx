import type { ComponentChildren } from 'preact'
import { formatDate, formatSize } from '../../faces/format.ts'
import { formatNumber, say } from '../../faces/say.ts'
import type { SourceState } from '../../messaging/directory-records.ts'

interface SourceItemProps {
  readonly name: string
  readonly about: string
  /** Left out where nothing of it is kept here. */
  readonly state?: SourceState | null
  readonly children?: ComponentChildren
}

/** One source: what it is, what came of it and when, and what can be done with it. */
export function SourceItem({ name, about, state, children }: SourceItemProps) {
  return (
    <li class="card stack-tight">
      <h4>{name}</h4>
      <span class="small soft">{about}</span>
      {state !== undefined && <span class="small">{state ? sentence(state) : say('options_source_absent')}</span>}
      {children}
    </li>
  )
}

function sentence({ rows, date, bytes, from }: SourceState): string {
  const when = formatDate(date)
  const parts = [say('options_source_rows', formatNumber(rows)), when === '' ? '' : say('options_source_of', when), bytes > 0 ? formatSize(bytes) : '', URL.canParse(from) ? new URL(from).host : from]
  return parts.filter((part) => part !== '').join(' · ')
}
