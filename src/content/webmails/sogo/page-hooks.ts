import { mayLeave, onAsked, onCommand, tell } from '../../world-bridge.ts'
import type { PageHooks } from '../page-hooks.ts'
import { composeDialog } from './recognise.ts'

type Field = 'to' | 'cc' | 'bcc'

/** The few members of SOGo's page that we use. js/Mailer/Message.service.js, 5.8.0. */
interface Message {
  /** Number of the draft in its folder; none before the first save. */
  uid: number | null
  isNew?: boolean
  editable: Record<Field, unknown[]> & { subject?: string; text?: string }
  $absolutePath(options?: { asDraft: boolean }): string
  $save(): Promise<unknown>
  $send(): Promise<unknown>
}

/** js/Mailer/MessageEditorController.js, which Angular Material leaves on the dialog (mdCompiler, 1.2). */
interface Editor {
  message: Message
  autocomplete: Record<Field, { searchText?: string }>
  hideCc: boolean
  hideBcc: boolean
  sendState: string | false
  uploader: { isUploading: boolean; queue: { remove(): void }[] }
  cancel(): void
}

interface Injector {
  get(name: 'Message'): { prototype: Message }
  get(name: '$rootScope'): { $apply(): void }
  get(name: '$mdDialog'): { show(options: { templateUrl?: string }): Promise<unknown> }
}

interface Angular {
  element(element: Element): { injector(): Injector | undefined; controller(name: string): unknown }
  module(name: string): { run(block: unknown[]): void }
}

interface RichEditor { getData(): string; setData(html: string): void; fire(event: string): void; readonly status: string }

declare global {
  interface Window { angular?: Angular; CKEDITOR?: { instances: Record<string, RichEditor> } }
}

/** The dialog comes after its own requests: milliseconds between two looks, and how many. */
const LOOK = 50
const LOOKS = 200

function editorNow(): Editor | null {
  const dialog = composeDialog(document)
  return dialog ? ((window.angular?.element(dialog).controller('ngController') as Editor | undefined) ?? null) : null
}

const richEditor = (): RichEditor | undefined => Object.values(window.CKEDITOR?.instances ?? {}).at(-1)

/**
 * Has SOGo take over what stands in the HTML editor: it sends its own copy, which follows the editor's events and may lag behind.
 * Whether the two are now the same.
 */
function takeContent({ message }: Editor): boolean {
  const rich = richEditor()
  if (!rich) return true
  // The first event after SOGo itself has set the content only clears a flag (sgCkeditor.component.js, `modelChanged`).
  for (let times = 0; times < 2 && message.editable.text !== rich.getData(); times++) rich.fire('change')
  const content = rich.getData()
  if ((message.editable.text ?? '') !== content) message.editable.text = content
  return message.editable.text === content || content === ''
}

let savesOnTheirWay = 0

/** Hooks SOGo's own saves and sends; both go through the draft's object. */
function hookMessages(injector: Injector): void {
  const { prototype } = injector.get('Message')
  const { $save, $send } = prototype
  prototype.$save = function (this: Message) {
    // Silence, not an error: SOGo would show one for every automatic save.
    if (!mayLeave('save')) return new Promise(() => undefined)
    savesOnTheirWay++
    return $save.apply(this).finally(() => savesOnTheirWay--)
  }
  prototype.$send = function (this: Message) {
    const editor = editorNow()
    if (editor) takeContent(editor)
    // With the text, so that it is known whose message this is while the view before is still on its way out.
    const { subject = '', text = '' } = this.editable
    if (!mayLeave('send', '', `${subject}\n${text}`)) return Promise.reject(Object.assign(new Error('held'), { statusText: '' }))
    return $send.apply(this)
  }
}

function announce(looks: number): void {
  if (composeDialog(document)) tell('opened')
  else if (looks > 0) setTimeout(() => announce(looks - 1), LOOK)
}

/** A view that opens without a gesture, in a window of its own, is told of. */
function hookDialogs(injector: Injector): void {
  const dialogs = injector.get('$mdDialog')
  const { show } = dialogs
  dialogs.show = (options) => {
    if (options.templateUrl === 'UIxMailEditor') announce(LOOKS)
    return show.call(dialogs, options)
  }
}

const isRecipients = (value: unknown): value is Record<Field, string[]> =>
  typeof value === 'object' && value !== null && (['to', 'cc', 'bcc'] as const).every((field) => Array.isArray((value as Record<Field, unknown>)[field]))

function answerCommands(injector: Injector): void {
  const apply = (): void => injector.get('$rootScope').$apply()
  const with_ = (run: (editor: Editor, value: string) => boolean) => (value: string): boolean => {
    const editor = editorNow()
    return editor !== null && run(editor, value)
  }
  onCommand('is-busy', with_(({ uploader, sendState }) => uploader.isUploading || sendState === 'sending' || savesOnTheirWay > 0))
  onCommand('take-content', with_(takeContent))
  // Into SOGo's own copy first: an editor that is only starting takes its content from there, over whatever stands in it.
  onCommand('write-content', with_(({ message }, html) => {
    message.editable.text = html
    apply()
    const rich = richEditor()
    if (rich?.status === 'ready') rich.setData(html)
    return true
  }))
  onCommand('take-recipients', with_((editor, value) => {
    const recipients: unknown = JSON.parse(value)
    if (!isRecipients(recipients)) return false
    for (const field of ['to', 'cc', 'bcc'] as const) {
      // The list itself stays: the chips are bound to it.
      editor.message.editable[field].splice(0, Infinity, ...recipients[field])
      editor.autocomplete[field].searchText = ''
    }
    editor.hideCc &&= recipients.cc.length === 0
    editor.hideBcc &&= recipients.bcc.length === 0
    apply()
    return true
  }))
  onCommand('drop-attachment', with_(({ uploader }, rank) => {
    const item = uploader.queue[Number(rank)]
    item?.remove()
    apply()
    return item !== undefined
  }))
  // The next save begins a new copy.
  onCommand('forget-saved', with_(({ message }) => {
    message.uid = null
    return true
  }))
  onCommand('leave-without-question', with_((editor) => {
    // SOGo would put a new draft with files into the trash.
    editor.message.isNew = false
    editor.cancel()
    apply()
    return true
  }))
  onAsked('draft-place', () => {
    const message = editorNow()?.message
    return message ? JSON.stringify([message.$absolutePath({ asDraft: true }), message.uid]) : null
  })
}

function hookPage(injector: Injector): void {
  hookMessages(injector)
  hookDialogs(injector)
  answerCommands(injector)
}

function hook(): void {
  const { angular } = window
  if (!angular || !document.querySelector('meta[name="description"][content^="SOGo"]')) return
  const running = angular.element(document.body).injector()
  if (running) {
    hookPage(running)
    return
  }
  try {
    // Before the application begins: only pages of mail have this module.
    angular.module('SOGo.MailerUI').run(['$injector', hookPage])
  } catch {
    // Calendar, contacts, the log-in.
  }
}

export const sogoHooks: PageHooks = { hook }
