import { type Box, REGISTERED, unregistered } from '../box.ts'

/** Where and as what a person works, as the public register has it. */
export type Activity = Readonly<Record<(typeof REGISTERED)[number], string>>

/** Sites of one person that are kept; hardly anybody works at more. */
const MOST = 4
/** Parts fields and records: no text of the register holds them. */
const UNIT = '\u001f'
const GROUP = '\u001d'

/** The site that a box belongs to. */
export const siteOf = ({ postcode }: Box, sites: readonly Activity[]): Activity | undefined => sites.find((site) => postcode !== '' && site.postcode === postcode)

const packed = (activity: Activity): string => REGISTERED.map((field) => activity[field]).join(UNIT)

function unpacked(text: string): Activity {
  const [postcode = '', city = '', phone = '', organisation = '', profession = '', specialty = ''] = text.split(UNIT)
  return { postcode, city, phone, organisation, profession, specialty }
}

/** Activities by national identifier, one short text for each person, so that some hundred thousand fit in a worker. */
export class Activities {
  readonly #byPerson = new Map<string, string>()

  get people(): number {
    return this.#byPerson.size
  }

  /** The register repeats a site for each know-how of a person: a second row of one site adds nothing. */
  add(nationalId: string, activity: Activity): void {
    const known = this.#byPerson.get(nationalId)
    if (known === undefined) {
      this.#byPerson.set(nationalId, packed(activity))
      return
    }
    const all = known.split(GROUP)
    if (all.length >= MOST || all.map(unpacked).some(({ postcode, organisation }) => postcode === activity.postcode && organisation === activity.organisation)) return
    this.#byPerson.set(nationalId, `${known}${GROUP}${packed(activity)}`)
  }

  of(nationalId: string): Activity[] {
    return (this.#byPerson.get(nationalId) ?? '').split(GROUP).filter((text) => text !== '').map(unpacked)
  }

  /**
   * A box with what it lacks: town, telephone, organisation and trade of the site that it belongs to, or of the first site of a
   * person whose box names none. What the box says itself stays.
   */
  complete(given: Box): Box {
    const box = unregistered(given)
    if (box.nationalId === '') return box
    const sites = this.of(box.nationalId)
    const site = siteOf(box, sites) ?? (box.postcode === '' ? sites[0] : undefined)
    const { profession = '', specialty = '' } = site ?? sites[0] ?? {}
    const said: Partial<Activity> = { ...site, profession, specialty }
    const registered = REGISTERED.filter((field) => box[field] === '' && (said[field] ?? '') !== '')
    return registered.length === 0 ? box : { ...box, ...Object.fromEntries(registered.map((field) => [field, said[field]])), registered }
  }

  /** As lines in the order of identifiers, one person each, to be kept until the register is read again. */
  *lines(): Generator<{ readonly nationalId: string; readonly line: string }> {
    for (const nationalId of [...this.#byPerson.keys()].sort()) {
      yield { nationalId, line: `${nationalId}${UNIT}${(this.#byPerson.get(nationalId) ?? '').replace(/\n/g, ' ')}\n` }
    }
  }

  /** What `lines` wrote. */
  static async read(pieces: AsyncIterable<{ readonly lines: readonly string[] }>): Promise<Activities> {
    const read = new Activities()
    for await (const { lines } of pieces) {
      for (const line of lines) {
        const end = line.indexOf(UNIT)
        if (end > 0) read.#byPerson.set(line.slice(0, end), line.slice(end + 1))
      }
    }
    return read
  }
}
