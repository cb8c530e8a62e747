import { OPERATORS } from '../../directory/index.ts'
import { say } from '../../faces/say.ts'

/** Names that doctors hear, and whether the addresses behind them are secure. */
export function Operators() {
  return (
    <details>
      <summary>{say('options_operators')}</summary>
      <dl class="plain-list stack-tight">
        {OPERATORS.map(({ name, sentence }) => (
          <div key={name}>
            <dt><strong>{name}</strong></dt>
            <dd class="small">{say(sentence)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
