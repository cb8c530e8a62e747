import type { BoxUrls } from './box.mjs'

/**
 * Builds the extension for the servers at `urls` into `dist/box-<browser>` and gives that folder's absolute path. Nothing is built when
 * neither sources nor addresses changed since the last time.
 * @throws With the build's output when it fails.
 */
export function buildExtension(options: { urls: BoxUrls; browser: 'chromium' | 'firefox'; onStep?: (step: string) => void }): string
