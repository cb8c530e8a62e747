/** Brought in once a compose view is there: reads, scans, judges and answers for every exit of that view. */
import browser from 'webextension-polyfill'
import { ask } from '../messaging/ask.ts'
import { ComposeController } from './compose/controller.ts'
import { repeatsAny } from './compose/withheld.ts'
import { HandOverTarget } from './compose/hand-over-target.ts'
import { writeLinked } from './compose/linked.ts'
import { warmUp } from './compose/warm-up.ts'
import { type Post, sharedPost, type View } from './sentinel/gatekeeper.ts'
import { say } from './ui/words.ts'
import { ADAPTERS } from './webmails/adapters.ts'

const HEARTBEAT = 1000
const TRIES = 4

/** Controllers of the views that stand in this document. */
const controllers = new Map<View, ComposeController>()
/** Views whose context has been asked for: one controller each. */
const taken = new WeakSet<View>()

async function adopt(view: View, { views }: Post): Promise<void> {
  if (taken.has(view)) return
  taken.add(view)
  const life = new AbortController()
  const adapter = ADAPTERS[view.webmail](document, view)

  const context = await contextOf(adapter.key)
  if (!context) {
    taken.delete(view)
    view.badge?.show({ tone: 'lost', text: say('content_silent'), action: '' })
    return
  }
  // Gone while that was asked: nobody would end its part of the gate.
  if (views.get(view.root) !== view) return
  const controller = new ComposeController(document, adapter, context, view, life.signal)
  controllers.set(view, controller)
  controller.onEnd = () => {
    controllers.delete(view)
    life.abort()
  }
  view.gatekeeper = controller

  controller.takeFiles(view.waitingFiles.splice(0))
  if (view.heldSends > 0) controller.onHeldSend()
  if (context.handOver) {
    const target = new HandOverTarget(adapter, context.handOver, life.signal)
    controller.departure.onSending = (sending) => target.sending(sending)
    await target.fill((event) => {
      view.cleared.add(event)
      return event
    })
  } else if (context.linked) await writeLinked(adapter, context.linked)
}

function start(): void {
  const post = sharedPost()
  // A slow answer may have had this script brought in twice: files taken by one controller are unknown to another.
  if (!post || post.adopt) return
  post.adopt = (view) => void adopt(view, post)
  post.repeats = (text) => repeatsAny(text, post.withheld, [...controllers.values()])
  browser.runtime.onMessage.addListener((message: unknown) => answerFrom([...controllers.values()], message))

  // The extension may be reloaded or removed under an open draft: then everything stays held, and the badge says so.
  const orphaned = say('content_orphaned')
  const heart = setInterval(() => {
    if (isAlive()) return
    clearInterval(heart)
    for (const controller of controllers.values()) controller.orphan(orphaned)
  }, HEARTBEAT)
  for (const view of post.views.values()) void adopt(view, post)
  // Its context is being asked for meanwhile.
  warmUp()
}

/** Answers the background: the view that the question names, else the first. */
function answerFrom(all: readonly ComposeController[], message: unknown): Promise<unknown> | undefined {
  return (all.find((controller) => controller.isMeant(message)) ?? all[0])?.answer(message)
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

start()
