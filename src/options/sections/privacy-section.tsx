import { say } from '../../faces/say.ts'

const SUBJECTS = ['sees', 'keeps', 'sends', 'cannot'] as const

/** What Sceau sees, keeps and sends, and what it cannot promise. */
export function PrivacySection() {
  return (
    <dl class="plain-list stack">
      {SUBJECTS.map((subject) => (
        <div key={subject} class="stack-tight">
          <dt><h3>{say(`options_privacy_${subject}`)}</h3></dt>
          {[1, 2, 3].map((rank) => <dd key={rank}>{say(`options_privacy_${subject}_${rank}`)}</dd>)}
        </div>
      ))}
    </dl>
  )
}
