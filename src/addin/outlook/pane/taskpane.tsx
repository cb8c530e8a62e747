/// <reference types="office-js" />
import '../../../faces/theme.css'
import '../../../panel/panel.css'
import '../../../decision/decision.css'
import '../../../secret/secret.css'
import './pane.css'
import { mount } from '../../../faces/mount.tsx'
import { answerWith, speak } from './browser.ts'
import { Pane } from './pane.ts'
import { PaneFace } from './pane-face.tsx'
import { fetchPolicy } from '../policy.ts'
import { loadDirectory } from './device.ts'

async function start(): Promise<void> {
  await Office.onReady()
  const { context } = Office
  speak(context.displayLanguage)
  const directory = await loadDirectory()
  const pane = new Pane({
    item: context.mailbox.item as unknown as Office.MessageCompose, context, directory,
    policy: () => fetchPolicy(new URL('.', document.baseURI).href),
  })
  answerWith(pane.answer)
  mount(
    <PaneFace watch={pane.watch} hasDirectory={directory !== null} onCheck={() => void pane.check()} onUse={(box) => void pane.use(box)} onChoose={pane.choose} />,
    'outlook_title',
  )
}

void start()
