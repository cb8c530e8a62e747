import type { EngineClient } from '../../content/compose/engine-client.ts'
import type { ComposeContext } from '../../content/compose/guarded-view.ts'
import type { Ask } from '../../messaging/ask.ts'
import type { ComposeHost } from './host.ts'

/** Reads files, seals them, and writes a message as a file: in workers, out of everybody's way. */
export type Engine = Pick<EngineClient, 'read' | 'seal' | 'write'>

/**
 * What a stop needs beside the host program. An add-in that is an extension gives `ask` and `LocalEngine`; another answers the same
 * requests itself: `compose-context`, `resolve`, `keys-known`, `passages-answered`, `passage-answer`, `open-hold`, `close-hold`,
 * `ledger-note`, `ask-decision`, `history-learn`, `copy-sent`, and to seal `seal-job`, `seal-ready`, `seal-done`, `seal-end` and, from the engine, `seal-secret`,
 * `seal-answer-key` and `seal-keys`.
 */
export interface Services {
  readonly ask: Ask
  readonly engine: Engine
}

/** Where a stop takes place: a compose window of the host program, who answers there, and what holds for it. */
export interface Place {
  readonly host: ComposeHost
  readonly services: Services
  readonly context: ComposeContext
}
