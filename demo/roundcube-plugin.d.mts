/** Builds the plugin for Roundcube where a source has changed, and gives its absolute folder. @throws With the build's output when it fails. */
export function buildPlugin(options?: { onStep?: (step: string) => void }): string

/** Makes the index of a public file of mailboxes, as `sceau index` does, and gives its path. @throws With the command's output when it fails. */
export function indexOf(file: string, out: string): string
