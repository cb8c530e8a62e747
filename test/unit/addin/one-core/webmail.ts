import { Attachments } from '../../../../src/content/compose/attachments.ts'
import { PassageAnswers } from '../../../../src/content/compose/passage-answers.ts'
import { RunningVerdict } from '../../../../src/content/compose/running-verdict.ts'
import type { Scan } from '../../../../src/content/compose/scan.ts'
import { Standings } from '../../../../src/content/compose/standings.ts'
import type { ComposeAdapter } from '../../../../src/content/webmails/webmail.ts'
import type { Policy } from '../../../../src/guard/index.ts'
import type { Ask } from '../../../../src/messaging/ask.ts'
import { readFile } from './driver.ts'

/** Asks until nothing new is learnt: files read, recipients answered for. */
export async function settled(running: RunningVerdict, standings: Standings): Promise<Scan> {
  for (let last = ''; ;) {
    const scan = running.current()
    if (!scan) throw new Error(`no verdict: ${running.failure}`)
    await standings.settle(scan.draft)
    const now = running.current()
    if (now?.key === last && now.draft.attachments.every(({ state }) => state !== 'pending')) return now
    last = now?.key ?? ''
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}

/** What the compose room makes of a page, in the extension and in Roundcube's plugin. */
export function judgePage(adapter: ComposeAdapter, policy: Policy, secureSite: boolean, ask: Ask): Promise<Scan> {
  const nothing = (): void => undefined
  const files = new Attachments({ read: readFile }, nothing)
  const standings = new Standings(nothing, Date.now, ask)
  const running = new RunningVerdict({ adapter, files, standings, passages: new PassageAnswers(nothing, ask), policy, secureSite, opening: null })
  return settled(running, standings)
}
