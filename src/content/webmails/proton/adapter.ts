import type { Mailbox } from '../../../guard/index.ts'
import type { RecipientField } from '../../../messaging/people-port.ts'
import { StructuralCompose } from '../structural/adapter.ts'
import { Places } from '../structural/places.ts'
import { Recipients } from '../structural/recipients.ts'
import { isLabel } from '../structural/signs.ts'
import { until } from '../until.ts'
import { PROTON } from './layout.ts'

const SUMMARY = '.composer-addresses-fakefield'
const REMOVER = 'remove-address-button-'
const FIELDS = ['to', 'cc', 'bcc'] as const
const APPEARS = 1500

class ProtonPlaces extends Places {
  override collapsed(): HTMLElement | null {
    return this.view.querySelector<HTMLElement>(SUMMARY)
  }
}

/** Once the fields are left, names alone stand in their place: whose they are is known from before, or it is not known. */
class ProtonRecipients extends Recipients {
  #before: Readonly<Record<RecipientField, readonly Mailbox[]>> = { to: [], cc: [], bcc: [] }
  readonly #summary: () => HTMLElement | null

  constructor(places: ProtonPlaces) {
    super(places)
    this.#summary = () => places.collapsed()
  }

  protected override mailboxOf(chip: Element): Mailbox {
    const remover = chip.querySelector(`[data-testid^="${REMOVER}"]`)
    const address = remover?.getAttribute('data-testid')?.slice(REMOVER.length) ?? ''
    const label = (chip.querySelector('[data-testid="composer-addresses-item-label"]') ?? chip).textContent.trim()
    return { name: label === address ? '' : label, address }
  }

  override read(field: RecipientField): Mailbox[] {
    const summary = this.#summary()
    if (!summary) {
      const list = super.read(field)
      this.#before = { ...this.#before, [field]: list }
      return list
    }
    const shown = labelsIn(summary)
    const known = FIELDS.flatMap((one) => this.#before[one])
    const isSame = known.map(({ name, address }) => name || address).sort().join('\n') === [...shown].sort().join('\n')
    if (isSame) return [...this.#before[field]]
    // A label that is an address is one; a name that was not seen with its address is nobody.
    return field === 'to' ? shown.map((label) => mailboxOfLabel(label, known)) : []
  }

  protected override async show(field: RecipientField): Promise<void> {
    this.#summary()?.click()
    await until(() => this.#summary() === null, APPEARS).catch(() => undefined)
    await super.show(field)
  }
}

function labelsIn(summary: Element): string[] {
  const leaves = [...summary.querySelectorAll('*')].filter((element) => element.childElementCount === 0 && !element.matches('button, svg, svg *, .placeholder'))
  return leaves.map(({ textContent }) => textContent.trim().replace(/,$/, '')).filter((label) => !isLabel(label))
}

function mailboxOfLabel(label: string, known: readonly Mailbox[]): Mailbox {
  if (/^[^\s@]+@[^\s@]+$/.test(label)) return { name: '', address: label }
  const addresses = new Set(known.filter(({ name }) => name === label).map(({ address }) => address))
  return { name: label, address: addresses.size === 1 ? ([...addresses][0] ?? '') : '' }
}

/** Proton's composer. */
export class ProtonCompose extends StructuralCompose {
  constructor(view: Element, key: string) {
    const places = new ProtonPlaces(view, PROTON)
    const isMessage = ({ pathname }: URL): boolean => /^\/api\/mail\/v4\/messages(?:\/[^/]+)?$/.test(pathname)
    super(view, key, PROTON, { isSend: (url) => isMessage(url) && url.searchParams.has('Source'), isSave: isMessage }, places, new ProtonRecipients(places))
  }
}
