import type { ComponentChildren } from 'preact'
import { Seal } from '../faces/seal.tsx'
import { say } from '../faces/say.ts'

/** The frame of this window: the seal, one title, one thing. */
export function SecretWindow({ titleKey, children }: { readonly titleKey: string; readonly children: ComponentChildren }) {
  return (
    <div class="window stack">
      <header class="head no-print">
        <Seal tone="fine" size={40} />
        <h1>{say(titleKey)}</h1>
      </header>
      {children}
    </div>
  )
}
