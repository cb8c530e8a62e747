/** What browsers tell of the connection (Network Information API: Chromium; Firefox tells nothing). */
interface Connection { readonly saveData?: boolean; readonly type?: string }

/** Whether every megabyte may cost: a mobile network, or somebody who asked to save data. Where the browser tells nothing: no. */
export function isMetered(): boolean {
  const { connection } = navigator as { readonly connection?: Connection }
  return connection?.saveData === true || connection?.type === 'cellular'
}
