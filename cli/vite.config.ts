import { defineConfig } from 'vite'
import { envelopePage } from '../scripts/envelope-page-plugin.ts'

/** The terminal command as one bundle for Node; libraries stay in node_modules. */
export default defineConfig({
  publicDir: false,
  plugins: [envelopePage()],
  build: {
    ssr: 'cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { external: [/^pdfjs-dist/, /^tesseract\.js-core/], output: { entryFileNames: 'sceau.mjs' } },
  },
})
