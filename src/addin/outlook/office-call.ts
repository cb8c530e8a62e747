/// <reference types="office-js" />
import { HostError } from '../core/within.ts'

/** Milliseconds that Outlook may take for a value. Its own limit for a whole event is 300 s; ours must be named before that. */
export const CALL_LIMIT = 20_000
/** Milliseconds for a file's bytes, which may come from a server. */
export const FILE_LIMIT = 90_000

/** Outlook refused, or did not answer in time: the send stays held. */
export class OfficeCallError extends HostError {
  /** What was asked. */
  readonly call: string
  /** Outlook's own number; `null` when it did not answer in time. */
  readonly code: number | null

  constructor(call: string, code: number | null) {
    super(code === null ? 'addin_failure_silent' : 'addin_failure_host')
    this.call = call
    this.code = code
  }
}

/** This Outlook lacks what was asked for: trying again would not help. */
export class OutlookTooOldError extends HostError {
  constructor(options?: ErrorOptions) {
    super('outlook_too_old', options)
  }
}

/** One asynchronous call of Office.js as a promise that ends within the limit. @throws OfficeCallError, OutlookTooOldError */
export function officeCall<T>(call: string, start: (done: (result: Office.AsyncResult<T>) => void) => void, limit = CALL_LIMIT): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new OfficeCallError(call, null)), limit)
    const done = (result: Office.AsyncResult<T>): void => {
      clearTimeout(timer)
      // Compared to the word and not to Office's enumeration, which the simplest runtime may not have.
      if (String(result.status) === 'succeeded') resolve(result.value)
      else reject(new OfficeCallError(call, (result.error as Office.Error | undefined)?.code ?? 0))
    }
    try {
      start(done)
    } catch (error) {
      clearTimeout(timer)
      // What a requirement set brings is `undefined` in an Outlook without it.
      reject(error instanceof TypeError ? new OutlookTooOldError({ cause: error }) : new OfficeCallError(call, 0))
    }
  })
}

/** The same for a call that gives nothing back. @throws OfficeCallError, OutlookTooOldError */
export const officeDo = (call: string, start: (done: (result: Office.AsyncResult<unknown>) => void) => void, limit = CALL_LIMIT): Promise<unknown> =>
  officeCall<unknown>(call, start, limit)
