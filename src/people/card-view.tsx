import { useEffect, useState } from 'preact/hooks'
import { apicryptPerson, type Box, disagreements, operatorOf } from '../directory/index.ts'
import { AskOnline } from '../faces/ask-online.tsx'
import { BoxLines } from '../faces/box-card.tsx'
import { Button } from '../faces/button.tsx'
import { boxPlace, boxWork, formatDate } from '../faces/format.ts'
import { Notice } from '../faces/notice.tsx'
import { personAsked } from '../faces/person-asked.ts'
import { say, sayCount } from '../faces/say.ts'
import { shownAddress } from '../faces/shown-address.ts'
import { markOf, wordsOfMark } from '../faces/standing-mark.ts'
import type { Mailbox } from '../guard/index.ts'
import { ask } from '../messaging/ask.ts'
import type { RecipientCard } from '../messaging/people-records.ts'
import { StandingShape } from './standing-shape.tsx'
import { whoOf } from './who-of.ts'

interface CardViewProps {
  readonly mailbox: Mailbox
  readonly onCard: (card: RecipientCard | null) => void
  /** Another address of the same person is to take this one's place. */
  readonly onUse: (box: Box) => void
  readonly onFind: (name: string) => void
}

/** Who a recipient is: what is known, on which network, from where and of which date, and where sources contradict each other. */
export function CardView({ mailbox, onCard, onUse, onFind }: CardViewProps) {
  const [card, setCard] = useState<RecipientCard | 'silent' | null>(null)
  useEffect(() => {
    let stale = false
    ask('recipient-card', { name: mailbox.name, address: mailbox.address }).then(
      (answer) => {
        if (stale) return
        setCard(answer)
        onCard(answer)
      },
      () => {
        if (!stale) setCard('silent')
      },
    )
    return () => {
      stale = true
    }
  }, [mailbox.address, mailbox.name])
  if (card === null) return <p role="status" class="soft">{say('people_asking')}</p>
  if (card === 'silent') return <p role="status" class="field-error">{say('common_no_answer')}</p>
  const { standing, former, boxes, written } = card
  const who = whoOf(card)
  const mark = markOf(standing)
  return (
    <>
      <p class={`standing standing-${mark}`}>
        <StandingShape mark={mark} />
        <span><strong>{say(wordsOfMark(standing))}</strong>{' '}<span class="small">{say(`people_network_${standing.network}`)}</span></span>
      </p>
      <Operator address={standing.address} />
      {standing.lastSeen !== '' && (
        <Notice tone="held"><span>{say('people_gone', formatDate(standing.lastSeen))}</span></Notice>
      )}
      {who && <Facts box={who} address={shownAddress(standing.address, standing.network)} />}
      {!standing.box && !former && <p class="small soft">{say(standing.asOf === '' ? 'people_no_directory' : `people_unlisted_${standing.network}`)}</p>}
      {written && <p class="small">{sayCount('people_written', written.times, formatDate(written.last))}</p>}
      <Disagreements card={card} />
      {standing.statements.length > 0 && (
        <ul class="sources soft" aria-label={say('people_sources')}>
          {standing.statements.map(({ source, date, box }) => <li key={source}>{standing.statements.length > 1 ? says(sourceOf(source, date), box) : sourceOf(source, date)}</li>)}
        </ul>
      )}
      {boxes.length > 0 && standing.network !== 'citizen' && (
        <section class="stack-tight" aria-labelledby="boxes">
          <h2 id="boxes">{say(standing.lastSeen !== '' ? 'people_boxes_now' : standing.network === 'mssante' ? 'people_boxes_other' : 'people_boxes_secure')}</h2>
          <ul class="stack-tight">
            {boxes.map((box) => (
              <li key={box.address} class="card found">
                <BoxLines box={box} />
                <Button aria-label={say('people_use_named', box.address)} onPress={() => onUse(box)}>{say('people_use')}</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {mark !== 'secure' && boxes.length === 0 && standing.network !== 'internal' && (
        <div><Button onPress={() => onFind(who ? `${who.givenName} ${who.familyName}`.trim() : mailbox.name)}>{say('people_find')}</Button></div>
      )}
      {!standing.box && standing.network !== 'citizen' && standing.network !== 'internal' && (
        <AskOnline
          who={standing.network === 'mssante' ? { familyName: '', givenName: '', address: standing.address } : { ...(who ?? personAsked(mailbox.name)), address: '' }}
          action={(box) => box.address !== standing.address && <Button aria-label={say('people_use_named', box.address)} onPress={() => onUse(box)}>{say('people_use')}</Button>}
        />
      )}
    </>
  )
}

const sourceOf = (source: string, date: string): string => {
  const name = say(`people_source_${source.replaceAll('-', '_')}`)
  const day = formatDate(date)
  return day === '' ? name : say('people_source_dated', name, day)
}

/** A source with what it says of the person; the source alone where that is only their name. */
function says(source: string, { profession, specialty, organisation, postcode, city, phone }: Box): string {
  const text = [profession, specialty, organisation, `${postcode} ${city}`.trim(), phone].filter(Boolean).join(', ')
  return text === '' ? source : say('people_says', source, text)
}

/** The service by whose name doctors call the address, what that name promises, and whom the address spells where no directory exists. */
function Operator({ address }: { readonly address: string }) {
  const operator = operatorOf(address)
  if (!operator) return null
  const spelt = apicryptPerson(address)
  return (
    <p class="small">
      <strong>{operator.name}</strong>{' '}{say(operator.sentence)}
      {spelt && <>{' '}{say('people_spelt', `${spelt.givenName} ${spelt.familyName}`)}</>}
    </p>
  )
}

function Facts({ box, address }: { readonly box: Box; readonly address: string }) {
  const facts = [['work', boxWork(box)], ['place', boxPlace(box)], ['phone', box.phone], ['address', address]] as const
  return (
    <dl class="facts">
      {facts.filter(([, text]) => text !== '').map(([name, text]) => [<dt key={`${name}-t`}>{say(`people_fact_${name}`)}</dt>, <dd key={name}>{text}</dd>])}
    </dl>
  )
}

function Disagreements({ card: { standing } }: { readonly card: RecipientCard }) {
  const found = disagreements(standing.statements)
  if (found.length === 0) return null
  return (
    <Notice tone="doubt">
      <strong>{say('people_disagree')}</strong>
      <ul>
        {found.map(({ about, said }) => (
          <li key={about}>
            {say(`people_about_${about}`)}
            <ul>{said.map(({ source, date, text }) => <li key={source} class="small">{say('people_says', sourceOf(source, date), text)}</li>)}</ul>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
