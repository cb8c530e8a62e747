import { createRequire } from 'node:module'
import type { LoadQpdf, QpdfModule } from '../src/crypto/envelopes/pdf/qpdf.ts'

type Factory = (options: Parameters<LoadQpdf>[0] & { readonly locateFile: () => string }) => Promise<QpdfModule>

/** qpdf in Node. Its program lies beside its script and is found there, not bundled. */
export const loadQpdf: LoadQpdf = (options) => {
  const require = createRequire(import.meta.url)
  const factory = require('@neslinesli93/qpdf-wasm') as Factory
  return factory({ ...options, locateFile: () => require.resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm') })
}
