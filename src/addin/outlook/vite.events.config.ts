import { defineConfig, type Plugin } from 'vite'
import { hostAddress } from './manifest/facts.ts'

/** zip.js can load compressors that a caller names, and we name none. Imports are what this script may not have. */
function withoutImports(): Plugin {
  return {
    name: 'sceau-without-imports',
    transform: (code, id) => (id.includes('@zip.js') && /\bimport\s*\(/.test(code)
      ? { code: code.replace(/\bimport\s*\(([^)]*)\)/g, 'Promise.reject(new Error(`no import of ${$1}`))'), map: null }
      : null),
  }
}

/** The event script of the Outlook add-in: one classic script without imports, for engines that know no more than ECMAScript 2016. */
export default defineConfig({
  publicDir: false,
  plugins: [withoutImports()],
  define: {
    '__SCEAU_ADDIN_HOST__': JSON.stringify(hostAddress(process.env.SCEAU_ADDIN_HOST ?? 'https://outlook.sceau.invalid')),
    'import.meta.url': '""',
  },
  build: {
    outDir: process.env.SCEAU_OUT ?? 'dist/outlook',
    emptyOutDir: false,
    target: 'es2016',
    lib: { entry: 'src/addin/outlook/events.iife.ts', formats: ['iife'], name: 'sceauEvents', fileName: () => 'events.js' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
