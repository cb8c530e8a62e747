import * as openpgp from 'openpgp'

/** SEIPDv1, password, no compression. */
addEventListener('message', async ({ data: files }) => {
  const binary = new Uint8Array(await new Blob(files).arrayBuffer())
  const message = await openpgp.createMessage({ binary })
  const config = { aeadProtect: false, preferredCompressionAlgorithm: openpgp.enums.compression.uncompressed }
  const sealed = new Blob([await openpgp.encrypt({ message, passwords: [`Tulipe-${crypto.randomUUID()}`], format: 'binary', config })])
  postMessage({ bytes: sealed.size })
})
