/** A port whose other end is closed: what is handed to it goes nowhere. */
let nowhere: MessagePort | undefined

/**
 * Gives memory back now. What is transferred to a closed port is freed with the message; left to itself every result of WebCrypto stays
 * until garbage is next collected, and Chromium waits for 64 MiB of them. The buffer has no bytes afterwards.
 */
export function release(buffer: ArrayBuffer): void {
  if (nowhere === undefined) {
    const { port1, port2 } = new MessageChannel()
    port2.close()
    nowhere = port1
  }
  nowhere.postMessage(null, [buffer])
}
