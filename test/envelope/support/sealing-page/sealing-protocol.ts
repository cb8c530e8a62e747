export interface SealRequest { readonly file: File; readonly secret: string }
export interface SealAnswer { readonly content: Blob | null; readonly evalForbidden: boolean; readonly error: string }

/** What the page offers to the test. */
export interface SealingPage {
  /** @returns the sealed file in base64. */
  readonly sealInWorker: (file: File, secret: string) => Promise<{ readonly base64: string; readonly evalForbidden: boolean; readonly error: string }>
}
