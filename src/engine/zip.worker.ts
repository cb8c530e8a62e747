/** Compresses and encrypts one file of an archive at a time, with WebAssembly where the policy allows it. */
import '@zip.js/zip.js/dist/zip-web-worker.js'
