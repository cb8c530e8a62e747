import type { Box } from '../box.ts'

/** Where and as what a person works, as the public register has it. */
export interface Activity {
  readonly postcode: string
  readonly city: string
  readonly phone: string
  readonly organisation: string
  readonly profession: string
  readonly specialty: string
}

const FIELDS = ['postcode', 'city', 'phone', 'organisation', 'profession', 'specialty'] as const satisfies readonly (keyof Activity)[]
/** Sites of one person that are kept; hardly anybody works at more. */
const MOST = 4
/** Parts fields and records: no text of the register holds them. */
const UNIT = '\u001f'
const GROUP = '\u001d'

const packed = (activity: Activity): string => FIELDS.map((field) => activity[field]).join(UNIT)

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
  complete(box: Box): Box {
    if (box.nationalId === '') return box
    const sites = this.of(box.nationalId)
    const site = sites.find(({ postcode }) => postcode !== '' && postcode === box.postcode) ?? (box.postcode === '' ? sites[0] : undefined)
    const person = site ?? sites[0]
    if (!person) return box
    return {
      ...box,
      postcode: box.postcode || (site?.postcode ?? ''), city: box.city || (site?.city ?? ''), phone: box.phone || (site?.phone ?? ''),
      organisation: box.organisation || (site?.organisation ?? ''), profession: box.profession || person.profession, specialty: box.specialty || person.specialty,
    }
  }

  /** As lines, one person each, to be kept until the register is read again. */
  *lines(): Generator<string> {
    for (const [id, text] of this.#byPerson) yield `${id}${UNIT}${text.replace(/\n/g, ' ')}\n`
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
