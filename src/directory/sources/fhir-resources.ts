import * as v from 'valibot'
import type { Box, BoxKind } from '../box.ts'
import { networkOf } from '../networks.ts'
import { professionOf, specialtyOf } from '../terminology.ts'

/** Parts of the ANS profiles that are read (IG annuaire 1.2.0, FHIR R4); everything else is passed over. */
const text = v.fallback(v.string(), '')
const coding = v.object({ system: text, code: text })
const concept = v.object({ coding: v.fallback(v.array(coding), []) })
const part = v.object({
  url: text, valueCoding: v.fallback(v.optional(coding), undefined), valueCodeableConcept: v.fallback(v.optional(concept), undefined),
  valueString: text, valueBoolean: v.fallback(v.boolean(), false),
})
const extension = v.object({ ...part.entries, extension: v.fallback(v.array(part), []) })
const telecom = v.object({ system: text, value: text, extension: v.fallback(v.array(extension), []) })
const reference = v.object({ reference: text })
const common = { id: text, active: v.fallback(v.boolean(), true), telecom: v.fallback(v.array(telecom), []) }
const identifiers = v.fallback(v.array(v.object({ system: text, value: text })), [])

const practitioner = v.object({
  resourceType: v.literal('Practitioner'), ...common, identifier: identifiers,
  name: v.fallback(v.array(v.object({ family: text, given: v.fallback(v.array(v.string()), []), suffix: v.fallback(v.array(v.string()), []) })), []),
  qualification: v.fallback(v.array(v.object({ code: v.fallback(concept, { coding: [] }) })), []),
})
const role = v.object({
  resourceType: v.literal('PractitionerRole'), ...common,
  practitioner: v.fallback(reference, { reference: '' }), organization: v.fallback(reference, { reference: '' }),
})
const organization = v.object({
  resourceType: v.literal('Organization'), ...common, name: text,
  address: v.fallback(v.array(v.object({ city: text, postalCode: text })), []),
})

export type Practitioner = v.InferOutput<typeof practitioner>
export type PractitionerRole = v.InferOutput<typeof role>
export type Organization = v.InferOutput<typeof organization>
export type Resource = Practitioner | PractitionerRole | Organization
const RESOURCE = v.variant('resourceType', [practitioner, role, organization])

const BUNDLE = v.object({
  resourceType: v.literal('Bundle'),
  link: v.fallback(v.array(v.object({ relation: text, url: text })), []),
  entry: v.fallback(v.array(v.object({ resource: v.fallback(v.unknown(), null) })), []),
})

/** The resources of one page and the link to the next; `null` for what is no bundle. */
export function readBundle(answer: unknown): { readonly resources: readonly Resource[]; readonly next: string } | null {
  const bundle = v.safeParse(BUNDLE, answer)
  if (!bundle.success) return null
  const resources = bundle.output.entry.flatMap(({ resource }) => {
    const read = v.safeParse(RESOURCE, resource)
    // What was deleted comes back inactive.
    return read.success && read.output.active ? [read.output] : []
  })
  return { resources, next: bundle.output.link.find(({ relation }) => relation === 'next')?.url ?? '' }
}

const EMAIL_TYPE = 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type'
const METADATA = 'https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata'
const IDNPS = 'urn:oid:1.2.250.1.71.4.2.1'
const RPPS = 'https://rpps.esante.gouv.fr'
const KINDS: readonly BoxKind[] = ['PER', 'ORG', 'APP', 'CAB']

interface Mailbox { readonly address: string; readonly kind: BoxKind; readonly service: string }

/**
 * Secure boxes of a resource. The extension says which e-mail is one: Organizations carry ordinary e-mails beside them. A box
 * on the red list is valid but not to be shown, and the trust space has the last word.
 */
function mailboxes(resource: Resource, usual: BoxKind): Mailbox[] {
  return resource.telecom.flatMap(({ system, value, extension: extensions }) => {
    const isSecure = extensions.some(({ url, valueCoding }) => url === EMAIL_TYPE && valueCoding?.code === 'MSSANTE')
    const address = value.trim().toLowerCase()
    if (system !== 'email' || !isSecure || networkOf(address, []) !== 'mssante') return []
    const facts = extensions.find(({ url }) => url === METADATA)?.extension ?? []
    if (facts.some(({ url, valueBoolean }) => url === 'listeRouge' && valueBoolean)) return []
    const code = facts.find(({ url }) => url === 'type')?.valueCodeableConcept?.coding[0]?.code
    const said = (name: string): string => facts.find(({ url }) => url === name)?.valueString ?? ''
    return [{ address, kind: KINDS.find((kind) => kind === code) ?? usual, service: said('service') || said('description') }]
  })
}

const codeOf = ({ qualification }: Practitioner, table: string): string =>
  qualification.flatMap(({ code }) => code.coding).find(({ system }) => system.includes(table))?.code ?? ''

function nationalIdOf({ identifier }: Practitioner): string {
  const idnps = identifier.find(({ system }) => system === IDNPS)?.value
  const rpps = identifier.find(({ system }) => system === RPPS)?.value
  return idnps ?? (rpps === undefined ? '' : `8${rpps}`)
}

const NOBODY = { civility: '', familyName: '', givenName: '', profession: '', specialty: '', nationalId: '' } as const

function personOf(one: Practitioner | undefined): Omit<Box, 'kind' | 'address' | 'service' | 'organisation' | 'postcode' | 'city' | 'phone'> {
  if (!one) return NOBODY
  const [name] = one.name
  return {
    civility: name?.suffix[0] === 'DR' ? 'Docteur' : name?.suffix[0] === 'PR' ? 'Professeur' : '', familyName: name?.family ?? '', givenName: name?.given.join(' ') ?? '',
    profession: professionOf(codeOf(one, 'TRE_G15')), specialty: specialtyOf(codeOf(one, 'TRE_R38')), nationalId: nationalIdOf(one),
  }
}

const placeOf = (one: Organization | undefined): Pick<Box, 'organisation' | 'postcode' | 'city' | 'phone'> => ({
  organisation: one?.name ?? '', postcode: one?.address[0]?.postalCode ?? '', city: one?.address[0]?.city ?? '',
  phone: one?.telecom.find(({ system }) => system === 'phone')?.value ?? '',
})

/** The boxes of all resources together: people, people at a place, places. */
export function boxesOf(resources: readonly Resource[]): Box[] {
  const named = new Map(resources.map((one) => [`${one.resourceType}/${one.id}`, one]))
  const person = (id: string): Practitioner | undefined => {
    const found = named.get(id)
    return found?.resourceType === 'Practitioner' ? found : undefined
  }
  const place = (id: string): Organization | undefined => {
    const found = named.get(id)
    return found?.resourceType === 'Organization' ? found : undefined
  }
  const boxes = new Map<string, Box>()
  for (const one of resources) {
    const usual = one.resourceType === 'Organization' ? 'ORG' : 'PER'
    for (const box of mailboxes(one, usual)) {
      const who = one.resourceType === 'Practitioner' ? personOf(one) : one.resourceType === 'PractitionerRole' ? personOf(person(one.practitioner.reference)) : NOBODY
      const where = one.resourceType === 'Organization' ? one : one.resourceType === 'PractitionerRole' ? place(one.organization.reference) : undefined
      boxes.set(box.address, { ...who, ...placeOf(where), ...box })
    }
  }
  return [...boxes.values()]
}
