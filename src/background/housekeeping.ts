import browser from 'webextension-polyfill'
import { refreshIfOld } from './directory/service.ts'
import { watchIdle } from './idle.ts'
import { forgetTold } from './seal-jobs.ts'
import { copies } from './stores/copies.ts'
import { passageAnswers } from './stores/passage-answers.ts'
import { secrets } from './stores/secrets.ts'
import { loadSettings } from './stores/settings.ts'
import { vault } from './stores/vault.ts'

/** Hourly: what is asked once a day, and came to nothing, is tried again while the browser is still open. */
const UPKEEP = 'directory'

/** Forgets what has had its time, and sets the lock. */
export async function tidyStores(): Promise<void> {
  const { lockAfterMinutes, secretDays } = await loadSettings()
  watchIdle(lockAfterMinutes)
  await vault.purge(Date.now())
  await copies.purge(Date.now())
  await secrets.purge(Date.now(), secretDays)
  await passageAnswers.purge(Date.now())
}

/**
 * What is due in any program: the vault locks when nobody is there, old things are forgotten, the directory is kept fresh. To be called while the
 * background's script first runs, so that what wakes it is heard.
 * @param tidy What a fresh start puts in order. @param installed Called once, after the first installation; `updated` after any.
 */
export function keepHouse({ tidy, installed, updated = () => undefined }: { readonly tidy: () => Promise<void>; readonly installed: () => void; readonly updated?: () => void }): void {
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'active') return
    void vault.lock()
    void forgetTold()
  })
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== UPKEEP) return
    void refreshIfOld().catch(() => undefined)
    // A program that is never closed must forget too.
    void loadSettings().then(({ secretDays }) => secrets.purge(Date.now(), secretDays))
  })
  browser.runtime.onStartup.addListener(() => void tidy())
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void tidy()
    void browser.alarms.create(UPKEEP, { periodInMinutes: 60, delayInMinutes: 60 })
    void refreshIfOld().catch(() => undefined)
    updated()
    if (reason === 'install') installed()
  })
}
