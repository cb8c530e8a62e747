import browser from 'webextension-polyfill'
import * as v from 'valibot'
import { FINDING_CLASSES, type FindingClass, type Policy, THRESHOLD_CHOICES, type Threshold } from '../../guard/index.ts'
import { fixedThresholds, policyUnder, readManagedPolicy, type ReadPolicy } from '../../messaging/managed-policy.ts'
import type { ManagedSettings, Settings } from '../../messaging/records.ts'

/** Redirect that data.gouv.fr keeps stable to the newest "Extraction_Correspondance_MSSante" (Licence Ouverte v2). */
const PUBLIC_DIRECTORY = 'https://www.data.gouv.fr/api/1/datasets/r/afe01105-d9a1-41fe-921f-e40ea48b2ba6'
/** The same for "PS_LibreAcces_Personne_activite". */
const PUBLIC_REGISTER = 'https://www.data.gouv.fr/api/1/datasets/r/fffda7e9-0ea2-4c35-bba0-4496f3af935d'
const KEY = 'settings'

const text = v.pipe(v.string(), v.maxLength(400))

/** What a practitioner may choose: by class, within its choices. */
const thresholds = v.pipe(v.record(v.string(), v.unknown()), v.transform((given) => {
  const known: Partial<Record<FindingClass, Threshold>> = {}
  for (const name of FINDING_CLASSES) {
    const wanted = v.safeParse(v.picklist(THRESHOLD_CHOICES[name]), given[name])
    if (wanted.success) known[name] = wanted.output
  }
  return known
}))

const SCHEMA = v.object({
  profiles: v.fallback(v.array(v.object({ id: text, name: text, secureAddress: text, secureWebmail: text })), []),
  activeProfile: v.fallback(text, ''),
  directoryUrl: v.fallback(v.pipe(text, v.minLength(1)), () => __SCEAU_DEFAULTS__.directoryUrl ?? PUBLIC_DIRECTORY),
  registerUrl: v.fallback(v.pipe(text, v.minLength(1)), PUBLIC_REGISTER),
  directoryRegister: v.fallback(v.boolean(), false),
  directoryOnMetered: v.fallback(v.boolean(), false),
  lockAfterMinutes: v.fallback(v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 60)), 15),
  secretDays: v.fallback(v.pipe(v.number(), v.minValue(1), v.maxValue(365)), 30),
  alwaysSeal: v.fallback(v.boolean(), false),
  sealInside: v.fallback(v.boolean(), false),
  internalDomains: v.fallback(v.array(text), []),
  sites: v.fallback(v.array(text), []),
  thresholds: v.fallback(v.optional(thresholds), undefined),
})

/** What an administrator fixed through the browser's own managed storage. */
const managed = async (): Promise<ReadPolicy> =>
  // A browser without managed storage for us rejects.
  readManagedPolicy(await browser.storage.managed.get(null).catch(() => ({})))

/** What an administrator fixed of what the options show; `null` for what is the practitioner's to set. */
export async function managedSettings(): Promise<ManagedSettings> {
  const { policy, faults } = await managed()
  const { alwaysSeal = null, sealInside = null, internalDomains = null } = policy
  return { alwaysSeal, sealInside, internalDomains, thresholds: fixedThresholds(policy), faults }
}

/**
 * The practitioner's own settings; what is missing or damaged falls back to its default, one by one. The administrator is not asked:
 * for the first seconds after its start a browser does not answer that, and a compose view's gate may not wait.
 */
export async function loadSettings(): Promise<Settings> {
  const stored = (await browser.storage.local.get(KEY))[KEY]
  return v.parse(SCHEMA, typeof stored === 'object' && stored !== null ? stored : {})
}

/** The settings with the directory's address as the administrator fixed it. */
export async function settingsInForce(): Promise<Settings> {
  const settings = await loadSettings()
  const { directoryUrl } = (await managed()).policy
  return directoryUrl === undefined ? settings : { ...settings, directoryUrl }
}

export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [KEY]: v.parse(SCHEMA, settings) })
}

/** The policy in force: the practitioner's own settings under what the administrator fixed. */
export async function policyOf({ internalDomains, alwaysSeal, sealInside, thresholds: chosen }: Settings): Promise<Policy> {
  return policyUnder((await managed()).policy, { internalDomains, alwaysSeal, sealInside, ...(chosen ? { severities: chosen } : {}) })
}
