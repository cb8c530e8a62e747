/** pdf.js ships no types for its worker script; only its presence matters here. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: object
}
declare module 'pdfjs-dist/legacy/build/pdf.mjs' {
  export { getDocument } from 'pdfjs-dist'
}
/** tesseract.js-core ships no types: what is used of it is `OcrLibrary.start`. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  const start: (options: object) => Promise<unknown>
  export default start
}
