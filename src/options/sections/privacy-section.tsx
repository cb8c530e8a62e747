import { say } from '../../faces/say.ts'

/** Each subject with its sentences, in order. */
const SUBJECTS = [['sees', [1, 2, 3]], ['keeps', [1, 2, 3]], ['sends', [1, 4, 5, 2, 3]], ['cannot', [1, 2, 3]]] as const

/** What Sceau sees, keeps and sends, and what it cannot promise. */
export function PrivacySection() {
  return (
    <dl class="plain-list stack">
      {SUBJECTS.map(([subject, ranks]) => (
        <div key={subject} class="stack-tight">
          <dt><h3>{say(`options_privacy_${subject}`)}</h3></dt>
          {ranks.map((rank) => <dd key={rank}>{say(`options_privacy_${subject}_${rank}`)}</dd>)}
        </div>
      ))}
    </dl>
  )
}
