/** Puts files into a webmail's own field, as if they had been chosen there. No event comes of it by itself. */
export function giveFiles(input: HTMLInputElement, files: readonly File[]): void {
  const carrier = new DataTransfer()
  for (const file of files) carrier.items.add(file)
  input.files = carrier.files
}
