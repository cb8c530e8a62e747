import { useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { say, sayCount } from '../faces/say.ts'
import type { PassageView } from '../messaging/hold-view.ts'
import { FIRST_PASSAGES, passageGroups, type PassageGroup } from './passage-groups.ts'

interface PassagesProps {
  readonly passages: readonly PassageView[]
  readonly onReveal: (index: number) => void
  /** The practitioner says whether a passage is a patient's data. */
  readonly onAnswer: (key: string, isPatient: boolean) => void
}

/** What was found and where, each passage in its surroundings, and what of it was said to be no patient's data. Choosing one shows it in the message. */
export function Passages({ passages, onReveal, onAnswer }: PassagesProps) {
  const [all, setAll] = useState(false)
  const counting = passages.filter(({ answered }) => !answered)
  const answered = passages.filter((passage) => passage.answered)
  const hidden = all ? 0 : Math.max(0, counting.length - FIRST_PASSAGES)
  const item = (passage: PassageView) => (
    <li key={passage.index} class="passage-item">
      <Button look="plain" class="passage" onPress={() => onReveal(passage.index)}>
        {passage.before}<mark>{passage.passage}</mark>{passage.after}
        <span class="voice"> {say('panel_reveal')}</span>
      </Button>
      {passage.key !== '' && (
        <Button
          look="quiet" class="small passage-answer" aria-label={say(passage.answered ? 'panel_answer_undo_named' : 'panel_answer_named', passage.passage)}
          onPress={() => onAnswer(passage.key, passage.answered)}
        >
          {say(passage.answered ? 'panel_answer_undo' : 'panel_answer')}
        </Button>
      )}
    </li>
  )
  return (
    <>
      {counting.length > 0 && (
        <section class="stack-tight" aria-labelledby="found">
          <h2 id="found">{say('panel_found')}</h2>
          {passageGroups(counting, counting.length - hidden).map((group) => (
            <div class="stack-tight passage-group" key={`${group.part} ${group.file}`}>
              <h3 class="group-name">{groupName(group)}</h3>
              <ul>{group.passages.map(item)}</ul>
            </div>
          ))}
          {hidden > 0 && (
            <div><Button look="quiet" class="passages-more" onPress={() => setAll(true)}>{sayCount('panel_more', hidden)}</Button></div>
          )}
        </section>
      )}
      {answered.length > 0 && (
        <section class="stack-tight" aria-labelledby="answered">
          <h2 id="answered">{say('panel_answered')}</h2>
          <ul class="passages-answered">{answered.map(item)}</ul>
        </section>
      )}
    </>
  )
}

function groupName({ part, file }: PassageGroup): string {
  return say(`panel_part_${part.replaceAll('-', '_')}`, file)
}
