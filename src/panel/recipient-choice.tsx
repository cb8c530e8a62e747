import { useId, useState } from 'preact/hooks'
import type { Box } from '../directory/index.ts'
import { BoxLines } from '../faces/box-card.tsx'
import { Button } from '../faces/button.tsx'
import { DirectorySearch } from '../faces/directory-search.tsx'
import { useGate } from '../faces/gesture.ts'
import { boxName } from '../faces/format.ts'
import { ToneMark, type Tone } from '../faces/mark.tsx'
import { shownAddress } from '../faces/shown-address.ts'
import { say, sayCount } from '../faces/say.ts'
import { matchesOf, seatFor, type Guest, type Seat } from './hand-over-plan.ts'

interface RecipientChoiceProps {
  readonly guest: Guest
  readonly onSeat: (seat: Seat) => void
}

const TONES: Record<Seat['state'], Tone> = { 'kept': 'fine', 'chosen': 'fine', 'left-out': 'plain', 'looking': 'plain', 'silent': 'held', 'open': 'doubt' }

/** One recipient of the hand-over: who will get the message, at which secure address. */
export function RecipientChoice({ guest: { recipient, seat }, onSeat }: RecipientChoiceProps) {
  const [searching, setSearching] = useState(false)
  const matches = matchesOf(seat)
  const who = recipient.name || shownAddress(recipient.address, recipient.network)
  const choose = (box: Box, among: readonly Box[]) => {
    setSearching(false)
    onSeat({ state: 'chosen', box, matches: among })
  }
  const unsure = seat.state === 'silent' || (seat.state === 'open' && matches.length === 0)
  const changeable = seat.state === 'chosen' || seat.state === 'open' || seat.state === 'silent'
  return (
    <li class="card"><div class="stack-tight" role="group" aria-label={who}>
      <div class="guest">
        <ToneMark tone={TONES[seat.state]} />
        <span class="box-lines">
          <span>
            {recipient.field !== 'to' && <span class="tag">{say(`panel_field_${recipient.field}`)}</span>}
            <strong>{who}</strong>
          </span>
          {recipient.name !== '' && <span class="soft small">{shownAddress(recipient.address, recipient.network)}</span>}
        </span>
      </div>
      {seat.state === 'kept' && <p>{recipient.box ? say('panel_kept_known', boxName(recipient.box)) : say('panel_kept')}</p>}
      {seat.state === 'looking' && <p role="status" class="soft">{say('panel_looking')}</p>}
      {seat.state === 'silent' && <p role="status" class="field-error">{say('panel_directory_silent')}</p>}
      {seat.state === 'open' && <p role="status">{matches.length === 0 ? say('panel_match_none') : sayCount('panel_match', matches.length)}</p>}
      {seat.state === 'left-out' && <p>{say('panel_left_out')}</p>}
      {seat.state === 'chosen' && matches.length < 2 && <div class="chosen">{matches.length === 1 && <p class="small soft">{say('panel_match_one')}</p>}<BoxLines box={seat.box} /></div>}
      {matches.length > 1 && seat.state !== 'left-out' && <Choices matches={matches} chosen={seat.state === 'chosen' ? seat.box : null} who={who} onChoose={choose} />}
      {(searching || unsure) && changeable && (
        <DirectorySearch
          label={say('panel_search')} hint={say('common_search_hint')}
          action={(box) => <Button aria-label={say('panel_take_named', boxName(box))} onPress={() => choose(box, [])}>{say('panel_take')}</Button>}
        />
      )}
      <div class="row">
        {!searching && !unsure && changeable && <Button look="quiet" class="small" onPress={() => setSearching(true)}>{say('panel_someone_else')}</Button>}
        {seat.state !== 'left-out' && <Button look="quiet" class="small" aria-label={say('panel_leave_out_named', who)} onPress={() => onSeat({ state: 'left-out', matches })}>{say('panel_leave_out')}</Button>}
        {seat.state === 'left-out' && (
          <Button look="quiet" class="small" onPress={() => onSeat(recipient.plan === 'hand-over' ? { state: 'kept' } : seatFor(matches))}>{say('panel_take_back')}</Button>
        )}
      </div>
    </div></li>
  )
}

interface ChoicesProps {
  readonly matches: readonly Box[]
  readonly chosen: Box | null
  readonly who: string
  readonly onChoose: (box: Box, among: readonly Box[]) => void
}

function Choices({ matches, chosen, who, onChoose }: ChoicesProps) {
  const accepts = useGate()
  const name = useId()
  return (
    <div class="stack-tight" role="radiogroup" aria-label={say('panel_choose_for', who)}>
      {matches.map((box) => (
        <label class="choice" key={box.address}>
          <input
            type="radio" name={name} checked={chosen?.address === box.address}
            onChange={(event) => {
              if (accepts(event)) onChoose(box, matches)
            }}
          />
          <BoxLines box={box} />
        </label>
      ))}
    </div>
  )
}
