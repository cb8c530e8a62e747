/// <reference types="office-js" />
import type { Directory } from '../../directory/index.ts'
import { completionOf, heldByFailure, lineOf, type Screen } from './alert.ts'
import type { FileReading } from './judge-item.ts'
import { HostError, within } from '../core/within.ts'
import { officeDo } from './office-call.ts'
import { type AttachmentContent, OutlookHost } from './outlook-host.ts'
import type { OutlookPolicy } from './policy.ts'

/** Milliseconds for a whole send. Outlook ends an event after 300 s, and would then say nothing of why. */
const WHOLE_LIMIT = 240_000
/** Name of our line above the message. */
const LINE = 'sceau'

/** What an event of Outlook is handled with. */
export interface World {
  readonly item: Office.MessageCompose
  readonly context: Pick<Office.Context, 'platform' | 'requirements' | 'displayLanguage' | 'roamingSettings'>
  /** @throws PolicyError */
  readonly policy: () => Promise<OutlookPolicy>
  /** `null` where there is none. */
  readonly directory: () => Promise<Directory | null>
  /** Reads a file. Never rejects: what this runtime cannot read is unread. */
  readonly readFile: (name: string, content: AttachmentContent) => Promise<FileReading>
}

/** What every event gives to say that it is done. */
export interface Completable {
  completed(options?: Office.SmartAlertsEventCompletedOptions): void
}

const screenOf = ({ displayLanguage, requirements }: World['context']): Screen => ({
  displayLanguage, has: (version) => requirements.isSetSupported('Mailbox', version),
})

/** Each attachment fetched once: it is compared with what was cleared, and read. */
function onceEach(host: OutlookHost): (id: string) => Promise<AttachmentContent> {
  const fetched = new Map<string, Promise<AttachmentContent>>()
  return (id) => {
    const content = fetched.get(id) ?? host.content(id)
    fetched.set(id, content)
    return content
  }
}

async function decide({ item, context, policy, directory, readFile }: World): Promise<Office.SmartAlertsEventCompletedOptions> {
  const host = new OutlookHost(item, context)
  const screen = screenOf(context)
  const message = await host.read()
  const contentOf = onceEach(host)
  // Only now, so that whatever an old runtime lacks is an error of this send and not a script that never starts.
  const [{ useClearance }, { judgeItem, NOTHING_SAID }, { isKnownPicture }] = await Promise.all([import('./clearance.ts'), import('./judge-item.ts'), import('./known-pictures.ts')])
  if (await useClearance(item.sessionData, { message, contentOf })) return { allowEvent: true }
  // Outlook names only recipients that it has resolved: who is not named is not judged.
  if (message.to.length + message.cc.length + message.bcc.length + message.unresolved.length === 0) return heldByFailure(screen, 'outlook_nobody')
  const [rules, known] = await Promise.all([policy(), directory()])
  const { verdict } = await judgeItem(message, rules.policy, known, async ({ id, name, isInline }) => {
    const content = await contentOf(id)
    return isInline && isKnownPicture(context.roamingSettings, content) ? NOTHING_SAID : readFile(name, content)
  })
  return completionOf(verdict, screen, rules.askInDialog)
}

function failureOf(error: unknown, screen: Screen): Office.SmartAlertsEventCompletedOptions {
  // What an error of ours was caused by is Outlook's doing only when nothing of ours threw.
  const isOurs = !(error instanceof HostError) || (error.key === 'addin_failure_host' && error.cause !== undefined)
  return heldByFailure(screen, isOurs ? 'outlook_failed' : error.key)
}

/** Send was pressed: the message leaves only when it was judged and passes, or was cleared in the pane as it is now. */
export async function onMessageSend(event: Completable, world: () => World): Promise<void> {
  let answer: Office.SmartAlertsEventCompletedOptions = { allowEvent: false }
  let screen: Screen = { displayLanguage: undefined, has: () => false }
  try {
    const here = world()
    screen = screenOf(here.context)
    answer = await within(() => decide(here), WHOLE_LIMIT)
  } catch (error) {
    answer = failureOf(error, screen)
  }
  event.completed(answer)
}

/** Recipients or attachments have changed: a line above the message says what Send would do. It decides nothing. */
export async function onMessageChanged(event: Completable, world: () => World): Promise<void> {
  try {
    await within(() => mark(world()), CHANGE_LIMIT)
  } catch {
    // The send is judged anew whatever happens here.
  }
  event.completed()
}

/** Milliseconds for a line that is only a help. */
const CHANGE_LIMIT = 30_000

async function mark({ item, context, policy, directory }: World): Promise<void> {
  const message = await new OutlookHost(item, context).read()
  const [{ judgeItem, NOTHING_SAID }, rules, known] = await Promise.all([import('./judge-item.ts'), policy(), directory()])
  // Files are read at the send: this one is told by what is written and by their names.
  const { verdict } = await judgeItem(message, rules.policy, known, () => Promise.resolve(NOTHING_SAID))
  const line = lineOf(verdict, context.displayLanguage)
  if (line === null) await officeDo('line', (done) => item.notificationMessages.removeAsync(LINE, done))
  else await officeDo('line', (done) => item.notificationMessages.replaceAsync(LINE, { type: 'errorMessage', message: line }, done))
}
