import { useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { language, say } from '../faces/say.ts'
import { breathsOf, spell, type Spelled } from './spelling.ts'
import type { SecretKind } from '../messaging/records.ts'

interface LargePrintProps {
  readonly secret: string
  readonly kind: SecretKind
}

/** A secret to be read out: one breath at a time in large print, each letter with its name on demand. */
export function LargePrint({ secret, kind }: LargePrintProps) {
  const [spelled, setSpelled] = useState(kind === 'characters')
  const breaths = breathsOf(secret)
  return (
    <section class="stack-tight" aria-labelledby="dictate-title">
      <div class="row row-apart">
        <h2 id="dictate-title">{say('secret_dictate')}</h2>
        <Button aria-pressed={spelled} onPress={() => setSpelled(!spelled)}>{say(spelled ? 'secret_spell_off' : 'secret_spell_on')}</Button>
      </div>
      <p class="soft">{say(`secret_how_${kind}`)}</p>
      <ol class={`print print-${kind}`}>
        {breaths.map((breath, at) => (
          <li key={at}>
            <strong class="breath">{breath}</strong>
            {spelled && <ul class="letters" aria-label={say('secret_spelling_of', breath)}>{spell(breath, language()).map((each, rank) => <li key={rank}>{sayOf(each)}</li>)}</ul>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function sayOf({ sign, said, kind }: Spelled): string {
  if (kind === 'letter') return say('secret_spell', sign.toUpperCase(), said)
  return kind === 'capital' ? say('secret_spell_capital', sign, said) : said
}
