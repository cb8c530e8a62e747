import browser from 'webextension-polyfill'

/** Sections of the options page, by the anchor that leads to each. */
export const SECTIONS = [
  'bienvenue', 'profils', 'cabinet', 'seuils', 'annuaire', 'correspondants', 'coffre', 'codes', 'cles', 'journal', 'sites', 'confidentialite',
] as const

export type Section = (typeof SECTIONS)[number]

/** Address of the page where an answer to an envelope is opened. A page of its own: choosing a file closes a popup in Firefox. */
export const answerUrl = (): string => browser.runtime.getURL('src/answer/answer.html')

/** Address of one section of the options page. */
export function optionsUrl(section: Section): string {
  return browser.runtime.getURL(`src/options/options.html#${section}`)
}
