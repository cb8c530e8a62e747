/** A server on loopback; port 0 asks for any. */
export interface Served { readonly port: number; close(): Promise<void> }
/** Serves the directory file under one path, packed where the browser takes gzip. */
export function startDirectory(options: { port: number; text: string; path: string }): Promise<Served>
/** Serves a world's webmails and keeps each request with its body in `log`. `sogo.ready` gives the port of the SOGo that a host `sogo…` asks for. */
export function startFront(options: { port: number; phpPort: number; log: string; sogo: { ready(): Promise<number> } }): Promise<Served>
