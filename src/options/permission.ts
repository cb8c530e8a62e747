import browser from 'webextension-polyfill'

/** Origins that this version of Sceau watches from the start, as the manifest names them. */
export function builtInSites(): string[] {
  const matches = (browser.runtime.getManifest().content_scripts ?? []).flatMap(({ matches: of }) => of)
  return [...new Set(matches.map((match) => match.replace(/\/\*$/u, '')))]
}

/** Asks the browser for a site, inside the click that wants it. Resolves to whether Sceau may read it. */
export const allowSite = (origin: string): Promise<boolean> => allowSites([origin])

/** The same for several at once. */
export async function allowSites(wanted: readonly string[]): Promise<boolean> {
  const origins = wanted.map((origin) => `${origin}/*`)
  try {
    return await browser.permissions.request({ origins })
  } catch {
    // Refused to be asked, e.g. for an origin that the manifest grants already.
    return browser.permissions.contains({ origins }).catch(() => false)
  }
}

/** Gives a site back to the browser. Resolves to whether it was taken. */
export async function forgetSite(origin: string): Promise<boolean> {
  try {
    return await browser.permissions.remove({ origins: [`${origin}/*`] })
  } catch {
    return false
  }
}

/** Whether Sceau may read a site now; in Firefox even a built-in one waits for the person's consent. */
export async function isAllowed(origin: string): Promise<boolean> {
  try {
    return await browser.permissions.contains({ origins: [`${origin}/*`] })
  } catch {
    return false
  }
}
