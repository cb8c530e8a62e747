import { useEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { Box } from '../directory/index.ts'
import { Button } from '../faces/button.tsx'
import { DirectorySearch } from '../faces/directory-search.tsx'
import { boxName } from '../faces/format.ts'
import { GestureGate, useDwell } from '../faces/gesture.ts'
import { say } from '../faces/say.ts'
import { shownAddress } from '../faces/shown-address.ts'
import { markOf, type StandingMark } from '../faces/standing-mark.ts'
import { useHeight } from '../faces/use-height.ts'
import type { ComposeToPeople, PeopleToCompose } from '../messaging/people-port.ts'
import type { RecipientCard } from '../messaging/people-records.ts'
import { CardView } from './card-view.tsx'
import { whoOf } from './who-of.ts'

/** The private line to the compose view that opened this frame. */
export interface PeopleLine {
  send(message: PeopleToCompose): void
  listen(hear: (message: ComposeToPeople) => void): void
}

/** A line over the port that the background has vouched for, so its messages keep their type. */
export const lineOver = (port: MessagePort): PeopleLine => ({
  send: (message) => port.postMessage(message),
  listen: (hear) => { port.onmessage = ({ data }: MessageEvent<ComposeToPeople>) => hear(data) },
})

type Shown = Extract<ComposeToPeople, { type: 'card' | 'search' }>
interface State {
  readonly shown: Shown | null
  /** Counts what appears, so that each appearance starts anew. */
  readonly appearance: number
  /** Counts how often the keyboard came in. */
  readonly entered: number
}

function stateAfter(state: State, message: ComposeToPeople): State {
  switch (message.type) {
    case 'hide':
      return { ...state, shown: null }
    case 'enter':
      return { ...state, entered: state.entered + 1 }
    default:
      return { ...state, shown: message, appearance: state.appearance + 1 }
  }
}

/** The card of one recipient, or the search for one, beside the webmail's field and out of the webmail's sight. */
export function PeopleFace({ line }: { readonly line: PeopleLine }) {
  const [{ shown, appearance, entered }, dispatch] = useReducer(stateAfter, { shown: null, appearance: 0, entered: 0 })
  const gate = useDwell()
  const sheet = useRef<HTMLDivElement>(null)
  const close = () => line.send({ type: 'close' })

  useEffect(() => {
    line.listen(dispatch)
    line.send({ type: 'ready' })
    const onKey = (event: KeyboardEvent) => {
      if (event.isTrusted && event.key === 'Escape') close()
    }
    const onBlur = () => line.send({ type: 'left' })
    window.addEventListener('keydown', onKey)
    window.addEventListener('blur', onBlur)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('blur', onBlur)
    }
  }, [line])
  useEffect(() => gate.restart(), [gate, appearance])
  useEffect(() => {
    if (entered === 0) return
    window.focus()
    const first = sheet.current?.querySelector('input') ?? sheet.current?.querySelector('h1')
    first?.focus({ preventScroll: true })
    if (first instanceof HTMLInputElement) first.select()
  }, [entered])
  useHeight(sheet, line, shown === null ? null : appearance)

  if (shown === null) return null
  const choose = (box: Box, insteadOf: string) => line.send({ type: 'choose', mailbox: { name: nameFor(box), address: box.address }, insteadOf })
  return (
    <GestureGate.Provider value={gate.accepts}>
      {shown.type === 'card'
        ? <Card key={appearance} sheet={sheet} shown={shown} onClose={close} onUse={(box) => choose(box, shown.mailbox.address)} onFind={(name) => line.send({ type: 'find', name })} />
        : (
            <div key={appearance} ref={sheet} class="people people-secure" role="dialog" aria-labelledby="title">
              <Head title={say(`people_search_${shown.field}`)} onClose={close} />
              <DirectorySearch
                label={say('people_search_label')} hint={say('common_search_hint')} start={shown.typed} letter={shown.letter}
                action={(box) => <Button aria-label={say('people_add_named', boxName(box))} onPress={() => choose(box, '')}>{say('people_add')}</Button>}
              />
            </div>
          )}
    </GestureGate.Provider>
  )
}

interface CardProps {
  readonly sheet: { current: HTMLDivElement | null }
  readonly shown: Extract<Shown, { type: 'card' }>
  readonly onClose: () => void
  readonly onUse: (box: Box) => void
  readonly onFind: (name: string) => void
}

function Card({ sheet, shown: { mailbox }, onClose, onUse, onFind }: CardProps) {
  const [card, setCard] = useState<RecipientCard | null>(null)
  const box = card && whoOf(card)
  const mark: StandingMark = markOf(card?.standing)
  const title = box ? boxName(box) : mailbox.name || shownAddress(mailbox.address, card?.standing.network ?? 'unresolved')
  return (
    <div ref={sheet} class={`people people-${mark}`} role="dialog" aria-labelledby="title">
      <Head title={title} onClose={onClose} />
      <CardView mailbox={mailbox} onCard={setCard} onUse={onUse} onFind={onFind} />
    </div>
  )
}

function Head({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  return (
    <header class="head">
      <h1 id="title" tabIndex={-1}>{title}</h1>
      <Button look="icon" aria-label={say('people_close')} onPress={onClose}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="m3 3 10 10M13 3 3 13" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" /></svg>
      </Button>
    </header>
  )
}

/** The name that stands before the address in the webmail's field: without the title, which address books do not know. */
const nameFor = (box: Box): string => [box.givenName, box.familyName].filter(Boolean).join(' ') || [box.service, box.organisation].filter(Boolean).join(', ')
