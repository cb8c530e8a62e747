import browser from 'webextension-polyfill'
import * as v from 'valibot'
import { internalDomainFault } from '../../directory/index.ts'
import { DEFAULT_POLICY, FINDING_CLASSES, type FindingClass, type Policy, RULE_CODES, RULE_OF_CLASS, THRESHOLD_CHOICES, type Threshold } from '../../guard/index.ts'
import type { ManagedSettings, Settings } from '../../messaging/records.ts'

/** Redirect that data.gouv.fr keeps stable to the newest "Extraction_Correspondance_MSSante" (Licence Ouverte v2). */
const PUBLIC_DIRECTORY = 'https://www.data.gouv.fr/api/1/datasets/r/afe01105-d9a1-41fe-921f-e40ea48b2ba6'
/** The same for "PS_LibreAcces_Personne_activite". */
const PUBLIC_REGISTER = 'https://www.data.gouv.fr/api/1/datasets/r/fffda7e9-0ea2-4c35-bba0-4496f3af935d'
const KEY = 'settings'

const text = v.pipe(v.string(), v.maxLength(400))

/** Severities by rule and by class, each kept or dropped on its own: a misspelt one must not undo the others. */
const severities = v.pipe(v.record(v.string(), v.unknown()), v.transform((given) => {
  const known: NonNullable<Policy['severities']> = {}
  for (const code of [...RULE_CODES, ...FINDING_CLASSES]) {
    const wanted = v.safeParse(v.picklist(['advise', 'confirm', 'block', 'off']), given[code])
    if (wanted.success) known[code] = wanted.output
  }
  return known
}))

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

/** What an administrator may fix through the browser's own managed storage (public/managed-schema.json). */
const MANAGED = v.object({
  allowSendAnyway: v.fallback(v.optional(v.boolean()), undefined),
  alwaysSeal: v.fallback(v.optional(v.boolean()), undefined),
  sealInside: v.fallback(v.optional(v.boolean()), undefined),
  internalDomains: v.fallback(v.optional(v.array(text)), undefined),
  directoryUrl: v.fallback(v.optional(v.pipe(text, v.url())), undefined),
  severities: v.fallback(v.optional(severities), undefined),
})

const managed = async (): Promise<v.InferOutput<typeof MANAGED>> =>
  // A browser without managed storage for us rejects.
  v.parse(MANAGED, await browser.storage.managed.get(null).catch(() => ({})))

/** What an administrator fixed of what the options show; `null` for what is the practitioner's to set. */
export async function managedSettings(): Promise<ManagedSettings> {
  const { alwaysSeal = null, sealInside = null, internalDomains = null, severities: fixed } = await managed()
  return { alwaysSeal, sealInside, internalDomains, thresholds: fixedThresholds(fixed) }
}

/** What an administrator fixed of each class, by itself or by its rule. */
function fixedThresholds(fixed: Policy['severities'] = {}): Partial<Record<FindingClass, Threshold>> {
  return Object.fromEntries(FINDING_CLASSES.flatMap((name) => {
    const wanted = fixed[name] ?? fixed[RULE_OF_CLASS[name]]
    return wanted === undefined ? [] : [[name, wanted]]
  }))
}

/** The settings; what is missing or damaged falls back to its default, one by one. */
export async function loadSettings(): Promise<Settings> {
  const stored = (await browser.storage.local.get(KEY))[KEY]
  const settings = v.parse(SCHEMA, typeof stored === 'object' && stored !== null ? stored : {})
  const { directoryUrl } = await managed()
  return directoryUrl === undefined ? settings : { ...settings, directoryUrl }
}

export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [KEY]: v.parse(SCHEMA, settings) })
}

/** The policy in force: the practitioner's own settings under what the administrator fixed. */
export async function policyOf(settings: Settings): Promise<Policy> {
  const { allowSendAnyway, alwaysSeal, sealInside, internalDomains, severities: fixed } = await managed()
  return {
    // A provider that everybody uses is nobody's practice, whoever wrote it there.
    internalDomains: (internalDomains ?? settings.internalDomains).filter((domain) => internalDomainFault(domain) === ''),
    alwaysSeal: alwaysSeal ?? settings.alwaysSeal,
    sealInside: sealInside ?? settings.sealInside,
    allowSendAnyway: allowSendAnyway ?? DEFAULT_POLICY.allowSendAnyway,
    ...(fixed || settings.thresholds ? { severities: { ...settings.thresholds, ...fixed, ...fixedThresholds(fixed) } } : {}),
  }
}
