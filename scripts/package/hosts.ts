/** One archive of `npm run package`. */
export interface Host {
  readonly host: string
  /** Folder that `npm run build` makes. */
  readonly folder: string
  readonly kind: 'zip' | 'xpi' | 'tar.gz'
  /** Folder inside the archive that holds the licences; empty: its top. */
  readonly inside: string
  /** Whether the store wants the sources of the same commit beside it. */
  readonly withSources?: boolean
}

export const HOSTS: readonly Host[] = [
  { host: 'chromium', folder: 'dist/chromium', kind: 'zip', inside: '' },
  { host: 'firefox', folder: 'dist/firefox', kind: 'xpi', inside: '', withSources: true },
  { host: 'thunderbird', folder: 'dist/thunderbird', kind: 'xpi', inside: '', withSources: true },
  { host: 'outlook', folder: 'dist/outlook', kind: 'zip', inside: '' },
  { host: 'roundcube', folder: 'dist/roundcube', kind: 'tar.gz', inside: 'sceau/' },
]
