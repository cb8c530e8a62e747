import { render, type ComponentChild } from 'preact'
import { language, say } from './say.ts'

/** Puts a face into the page, in the language of the sentences. */
export function mount(face: ComponentChild, titleKey: string): void {
  document.documentElement.lang = language()
  document.title = say(titleKey)
  const root = document.getElementById('app')
  if (root) render(face, root)
}
