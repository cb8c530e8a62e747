/**
 * The first script on a webmail: small, early, and holding from the start. It finds the compose views, has the network
 * gate armed, brings the compose script in, and holds every exit until that script answers for it.
 */
import { ask } from '../messaging/ask.ts'
import { whenEmptied } from './emptied.ts'
import { tellOfKeyboard } from './sentinel/framed.ts'
import { followFocus, watchBlindSpots } from './sentinel/blind-spots.ts'
import { sharedPost, sharePost } from './sentinel/gatekeeper.ts'
import { watchForViews } from './sentinel/lookout.ts'
import { isAboutMessage, isNobodys, mayLeaveDocument, mayLeaveElsewhere, noteRecipients, repeatsWithheld } from './sentinel/verdict.ts'
import { watchGestures } from './sentinel/gestures.ts'
import { Views } from './sentinel/views.ts'
import { asksToLogIn, comingTo, RECOGNITIONS } from './webmails/registry.ts'
import { announceTo, announceWithheld, announceWrittenTo, answerQuestions, answerWriter, onNews, onWindow, onWithheld, type Question, sayPresent, writtenLet } from './world-bridge.ts'

/** A frame gets this script only once the keyboard was in one: see `frames.ts` in the background. */
const isTop = window === window.top
/** Another document's scripts write this one: it has no address of its own. */
const isWritten = !/^https?:$/.test(location.protocol)

function start(): void {
  const post = sharePost({ views: new Map(), released: new Set(), withheld: new Set(), hasWindows: false, active: null, adopt: null, repeats: null })
  const opener = ofThisSite(window.opener as Window | null)
  const writer = isTop ? (isWritten ? opener : null) : ofThisSite(window.parent)
  const views = new Views(document, post, () => { if (writer) announceWrittenTo(writer) })
  const lets = (question: Question): boolean => {
    views.look()
    return mayLeaveDocument(post, question)
  }
  if (opener) {
    answerQuestions((question) => {
      noteRecipients(post, question)
      return mayLeaveElsewhere(post, question)
    }, opener)
    announceTo(opener)
  }
  if (writer) answerWriter(writer, (question) => (views.areOpen ? lets(question) : !repeatsWithheld(post, question)))

  const hello = ask('hello', { coming: comingTo(location)?.name ?? '' }).catch(() => ({ handOver: false }))
  // This tab was opened for a hand-over and shows something else, mostly the log-in.
  const land = async (): Promise<void> => {
    if (!(await hello).handOver) return
    const login = asksToLogIn(document)
    if (!login && RECOGNITIONS.some((webmail) => webmail.openCompose?.(document))) return
    await ask('hand-over-landed', { login }).catch(() => undefined)
  }

  const enter = (): void => {
    // Marks that an older, dead copy of this script left behind.
    for (const mark of document.querySelectorAll('[data-sceau], [data-sceau-people]')) mark.remove()
    watchForViews(post, () => views.look())
    followFocus(document, () => views.look())
    if (isTop) watchBlindSpots(document, (frame) => views.areIn(frame), () => views.holdFrames)
    else tellOfKeyboard(document, () => views.areOpen)
    // One may come without any gesture, in a tab that nobody looks at.
    onNews('opened', () => views.look())
    if (isTop && post.views.size === 0) void land()
  }
  const hear = (): void => {
    watchGestures(window, views)
    sayPresent()
    window.addEventListener('click', (event) => views.noteSave(event), true)
    answerQuestions((question) => {
      if (!isAboutMessage(question) && !writtenLet(question)) return 'never'
      if (!views.areOpen && !isAboutMessage(question)) return !repeatsWithheld(post, question)
      noteRecipients(post, question)
      return lets(question) || (isNobodys(post, question) ? false : 'never')
    })
    onWindow(() => (post.hasWindows = true))
    onWithheld((passages) => { for (const passage of passages) post.withheld.add(passage) })
    if (opener) window.addEventListener('pagehide', () => { if (post.withheld.size > 0) announceWithheld(opener, [...post.withheld]) }, true)
    window.addEventListener('pageshow', ({ persisted }) => { if (persisted) for (const { gatekeeper } of post.views.values()) gatekeeper?.comeBack() })
    // Taken out of the page it has no other last word, and its closed gate is that of the whole tab.
    if (!isTop) window.addEventListener('pagehide', () => { if (post.views.size > 0) void ask('compose-left', {}).catch(() => undefined) })
  }
  hear()
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', enter)
  else enter()
  whenEmptied(document, () => {
    hear()
    views.renew()
    // Whoever writes it may never say that it is complete.
    enter()
  })
}

/** Another window, if it is of this site: its scripts may send what is written here. */
function ofThisSite(other: Window | null): Window | null {
  try {
    return other?.origin === origin ? other : null
  } catch {
    return null
  }
}

if (!sharedPost()) start()
