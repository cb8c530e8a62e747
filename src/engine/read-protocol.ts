/** Main thread -> reading worker. The answer is one `FileText`. */
export interface ReadRequest {
  readonly file: File
}
