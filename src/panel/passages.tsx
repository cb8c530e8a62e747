import { useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { say, sayCount } from '../faces/say.ts'
import type { PassageView } from '../messaging/hold-view.ts'
import { FIRST_PASSAGES, passageGroups, type PassageGroup } from './passage-groups.ts'

interface PassagesProps {
  readonly passages: readonly PassageView[]
  readonly onReveal: (index: number) => void
}

/** What was found and where, each passage in its surroundings. Choosing one shows it in the message. */
export function Passages({ passages, onReveal }: PassagesProps) {
  const [all, setAll] = useState(false)
  if (passages.length === 0) return null
  const hidden = all ? 0 : Math.max(0, passages.length - FIRST_PASSAGES)
  return (
    <section class="stack-tight" aria-labelledby="found">
      <h2 id="found">{say('panel_found')}</h2>
      {passageGroups(passages, passages.length - hidden).map((group) => (
        <div class="stack-tight passage-group" key={`${group.part} ${group.file}`}>
          <h3 class="group-name">{groupName(group)}</h3>
          <ul>
            {group.passages.map((passage) => (
              <li key={passage.index}>
                <Button look="plain" class="passage" onPress={() => onReveal(passage.index)}>
                  {passage.before}<mark>{passage.passage}</mark>{passage.after}
                  <span class="voice"> {say('panel_reveal')}</span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {hidden > 0 && (
        <div><Button look="quiet" class="passages-more" onPress={() => setAll(true)}>{sayCount('panel_more', hidden)}</Button></div>
      )}
    </section>
  )
}

function groupName({ part, file }: PassageGroup): string {
  return say(`panel_part_${part.replaceAll('-', '_')}`, file)
}
