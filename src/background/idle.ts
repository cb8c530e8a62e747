import browser from 'webextension-polyfill'

/** Locks the vault after so many minutes without keyboard or mouse, and when the screen is locked. */
export function watchIdle(minutes: number): void {
  browser.idle.setDetectionInterval(Math.max(1, minutes) * 60)
}
