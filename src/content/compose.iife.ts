/** Brought in once a compose view is there: reads, scans, judges and answers for every exit of that view. */
import browser from 'webextension-polyfill'
import { ask } from '../messaging/ask.ts'
import { ComposeController } from './compose/controller.ts'
import { HandOverTarget } from './compose/hand-over-target.ts'
import { sharedPost } from './sentinel/gatekeeper.ts'
import { say } from './ui/words.ts'
import { RoundcubeCompose } from './webmails/roundcube/adapter.ts'

const HEARTBEAT = 1000
const TRIES = 4

async function start(): Promise<void> {
  const post = sharedPost()
  if (!post || post.gatekeeper) return
  const life = new AbortController()
  const adapter = new RoundcubeCompose(document)

  const context = await contextOf(adapter.key)
  if (!context) {
    post.badge?.show({ tone: 'lost', text: say('content_silent'), action: '' })
    return
  }
  // A slow answer may have had this script brought in twice: files taken by one controller are unknown to another.
  if (sharedPost()?.gatekeeper) return
  const controller = new ComposeController(document, adapter, context, post, life.signal)
  browser.runtime.onMessage.addListener((message: unknown) => controller.answer(message))
  post.gatekeeper = controller

  // The extension may be reloaded or removed under an open draft: then everything stays held, and the badge says so.
  const orphaned = say('content_orphaned')
  const heart = setInterval(() => {
    if (isAlive()) return
    clearInterval(heart)
    controller.orphan(orphaned)
  }, HEARTBEAT)

  controller.takeFiles(post.waitingFiles.splice(0))
  if (post.heldSends > 0) controller.onHeldSend()
  if (context.handOver) {
    const target = new HandOverTarget(adapter, context.handOver, life.signal)
    controller.onSending = (sending) => target.sending(sending)
    await target.fill((event) => {
      post.cleared.add(event)
      return event
    })
  }
}

async function contextOf(key: string): Promise<Awaited<ReturnType<typeof ask<'compose-context'>>> | null> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    try {
      return await ask('compose-context', { composeKey: key })
    } catch {
      // The background may just be starting; the sends stay held meanwhile.
    }
  }
  return null
}

/** `runtime.id` is gone once the extension that this script belongs to was reloaded or removed. */
function isAlive(): boolean {
  try {
    return (browser.runtime.id as string | undefined) !== undefined
  } catch {
    return false
  }
}

void start()
