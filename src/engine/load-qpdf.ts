import createQpdf from '@neslinesli93/qpdf-wasm'
import program from '@neslinesli93/qpdf-wasm/dist/qpdf.wasm?url'
import type { LoadQpdf, QpdfModule } from '../crypto/envelopes/pdf/qpdf.ts'

type Factory = (options: Parameters<LoadQpdf>[0] & { readonly locateFile: () => string }) => Promise<QpdfModule>

/** qpdf in a worker of the extension. WebAssembly needs `'wasm-unsafe-eval'` in the policy of the extension's pages; no `eval`. */
export const loadQpdf: LoadQpdf = (options) => (createQpdf as unknown as Factory)({ ...options, locateFile: () => program })
