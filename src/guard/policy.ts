/** Settings that decide severities; a hospital's administrator may fix them. */
export interface Policy {
  /** Domains of the same practice or hospital, reachable without leaving its own servers. */
  readonly internalDomains: readonly string[]
  /** Whether "send anyway with a reason" is offered. "Urgence vitale" always is. */
  readonly allowSendAnyway: boolean
}

/** A solo practitioner's defaults. */
export const DEFAULT_POLICY: Policy = { internalDomains: [], allowSendAnyway: true }
