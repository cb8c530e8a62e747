/**
 * The first script on a webmail: small, early, and holding from the start. It finds the compose view, has the network
 * gate armed, brings the compose script in, and holds every exit until that script answers for it.
 */
import { ask } from '../messaging/ask.ts'
import { sharedPost, sharePost } from './sentinel/gatekeeper.ts'
import { type Sights, watchGestures } from './sentinel/gestures.ts'
import { createBadge } from './ui/badge.ts'
import { say } from './ui/words.ts'
import { composeKey, isComposeAddress, isComposePage, isLoginPage, sendControlAt } from './webmails/roundcube/recognise.ts'
import { answerQuestions } from './world-bridge.ts'

const TRIES = 3

function start(): void {
  const composing = (): boolean =>
    isComposePage(document) || (document.readyState === 'loading' && isComposeAddress(location))
  const sights: Sights = { composing, sendControlAt }
  const post = sharePost({
    gatekeeper: null,
    heldSends: 0,
    waitingFiles: [],
    cleared: new WeakSet(),
    badge: null,
    watch: (target) => watchGestures(target, sights, post),
  })
  watchGestures(window, sights, post)

  answerQuestions((question) => {
    if (!composing()) return true
    return post.gatekeeper?.allows(question) ?? false
  })

  const hello = ask('hello', { compose: isComposeAddress(location) }).catch(() => ({ handOver: false }))
  // This tab was opened for a hand-over and shows something else, mostly the log-in.
  const land = async (): Promise<void> => {
    if ((await hello).handOver) await ask('hand-over-landed', { login: isLoginPage(document) }).catch(() => undefined)
  }

  const enter = async (): Promise<void> => {
    if (!isComposePage(document)) return land()
    // Marks that an older, dead copy of this script left behind.
    for (const mark of document.querySelectorAll('[data-sceau], [data-sceau-people]')) mark.remove()
    const badge = (post.badge = createBadge(document, () => document.querySelector('.formbuttons .send, button.send, a.button.send')))
    badge.show({ tone: 'waiting', text: say('content_starting'), action: '' })
    const silent = say('content_silent')
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        const { armed } = await ask('compose-found', { composeKey: composeKey(location) })
        if (armed) return
      } catch {
        // Tried again; the send stays held meanwhile.
      }
    }
    badge.show({ tone: 'lost', text: silent, action: '' })
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => void enter())
  else void enter()
}

if (window === window.top && !sharedPost()) start()
