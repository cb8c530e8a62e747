import type { RuleCode } from '../../../../src/guard/index.ts'
import type { Phrases, Sick } from './phrases.ts'
import { chance, type Dice, DISCIPLINE, flat, type Person, sickOf, SPECIALTIES, type World, worldOf } from './world.ts'

interface Box { readonly name: string; readonly address: string }
interface Sent {
  from: Box
  to: Box[]
  cc: Box[]
  bcc: Box[]
  subject: string
  text: string
  attachments: { name: string; text: string }[]
  inReplyTo?: { from: Box; to: Box[]; cc: Box[]; text: string }
}

/** A draft, what was written before, and what a reader would be warned of. */
export interface Scenario {
  readonly id: string
  readonly kind: string
  readonly draft: Sent
  readonly history: readonly { readonly to: readonly string[]; readonly times: number; readonly last: string }[]
  readonly expected: readonly RuleCode[]
  /** What only past letters tell: these warnings, or that the draft is right. */
  readonly fromPast?: readonly RuleCode[] | 'right'
}

/** Kinds that past letters decide. */
const FROM_PAST: Readonly<Record<string, readonly RuleCode[] | 'right'>> = {
  'homonym, history settles': 'right', 'unlisted, written to before': 'right', 'liberal practice, never listed': 'right', 'house mail with its usual partner': 'right',
  'past domain misspelt': ['lookalike-domain'], 'moved away': ['stale-address'], 'first letter': ['first-time-recipient'],
}

const TITLED = (person: Person, dice: Dice): string => {
  const { given, family } = person
  const forms = [`Dr ${given} ${family}`, `${family.toUpperCase()} ${given}`, `${given} ${family}`, `Docteur ${given} ${family.toUpperCase()}`, '', person.address, `Dr ${given} ${family} (${person.specialty.split(' ')[0] ?? ''})`]
  return dice.pick(person.profession === 'Médecin' ? forms : [`${given} ${family}`, `${family.toUpperCase()} ${given}`, ''])
}

class Desk {
  readonly phrases: Phrases
  readonly dice: Dice
  readonly world: World
  readonly doctors: readonly Person[]
  readonly sender: Person
  readonly #twinIds: ReadonlySet<string>

  constructor(phrases: Phrases, seed: number) {
    this.phrases = phrases
    this.dice = chance(seed)
    this.world = worldOf(phrases, chance(7))
    this.#twinIds = new Set(this.world.twins.flat().map(({ id }) => id))
    this.doctors = this.world.persons.filter(({ kind, profession, id }) => kind === 'PER' && profession === 'Médecin' && !this.#twinIds.has(id))
    this.sender = this.dice.pick(this.doctors.filter(({ house }) => !house))
  }

  /** Doctors, all different and different from the sender. */
  some(count: number, suits: (person: Person) => boolean = () => true): Person[] {
    const found: Person[] = []
    for (let tries = 0; found.length < count && tries < 4000; tries += 1) {
      const one = this.dice.pick(this.doctors)
      if (suits(one) && one.id !== this.sender.id && one.family !== this.sender.family && !found.some(({ id, family }) => id === one.id || family === one.family)) found.push(one)
    }
    if (found.length < count) throw new Error('too few doctors')
    return found
  }

  one(suits?: (person: Person) => boolean): Person {
    return this.some(1, suits)[0]!
  }

  sick(without: readonly Person[] = [], youngest = 20): Sick {
    for (;;) {
      const sick = sickOf(this.phrases, this.dice, youngest)
      if (!without.some(({ family }) => family === sick.family) && sick.family !== this.sender.family) return sick
    }
  }

  box(person: Person, name = TITLED(person, this.dice)): Box {
    return { name, address: this.dice.below(12) === 0 ? person.address.toUpperCase() : person.address }
  }

  greet(person: Person): string {
    return this.dice.pick(this.phrases.greetDoctor)(person.family, person.given)
  }

  letter(lines: readonly string[]): string {
    const { given, family, city } = this.sender
    return [...lines, '', this.dice.pick(this.phrases.closings), `Dr ${given} ${family}`, ...(this.dice.below(2) === 0 ? [`12 rue Basse, ${city[0]} ${city[1]}`] : [])].join('\n')
  }

  matter(sick: Sick): string {
    return this.dice.pick(this.phrases.matters)(sick)
  }

  draft(to: readonly Box[], lines: readonly string[], more: Partial<Sent> = {}): Sent {
    return {
      from: { name: `Dr ${this.sender.given} ${this.sender.family}`, address: this.sender.address }, to: [...to], cc: [], bcc: [], subject: this.dice.pick(['', 'Avis', 'Courrier', 'Votre patient', 'suivi']),
      text: this.letter(lines), attachments: [], ...more,
    }
  }

  known(...boxes: readonly Box[]): Scenario['history'] {
    return [...boxes.map(({ address }) => ({ to: [address.toLowerCase()], times: 1 + this.dice.below(9), last: '2026-10-02' })), { to: ['quelqu.un@medecin.mssante.fr'], times: 3, last: '2026-09-01' }]
  }
}

interface Made { readonly draft: Sent; readonly history: Scenario['history']; readonly expected: readonly RuleCode[] }
type Maker = (desk: Desk) => Made

const right = (draft: Sent, history: Scenario['history'], expected: readonly RuleCode[] = []): Made => ({ draft, history, expected })
const file = (desk: Desk, sick: Sick): { name: string; text: string } => ({
  name: desk.dice.pick([`CR_${flat(sick.family).toUpperCase()}_${sick.given}.pdf`, 'compte-rendu.pdf', `${sick.family} ${sick.given} bilan.pdf`, 'scan0012.pdf']),
  text: `Laboratoire des Remparts\nPatient : ${sick.civil} ${sick.family.toUpperCase()} ${sick.given}\nNé(e) le ${sick.born}\nHémoglobine 11,2 g/dL, créatinine 96 µmol/L, CRP 12 mg/L.\nMédecin prescripteur : Dr ${desk.sender.family}`,
})

/** Right drafts: each holds a trap of its own. */
const RIGHT: Readonly<Record<string, Maker>> = {
  'greeted by name': (d) => { const p = d.one(); const b = d.box(p); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p]))]), d.known(b)) },
  'greeted by nobody': (d) => { const p = d.one(); const b = d.box(p); return right(d.draft([b], [d.dice.pick(d.phrases.greetNobody), '', d.matter(d.sick([p]))]), d.known(b)) },
  'greeted by first name': (d) => { const p = d.one(); const b = d.box(p); return right(d.draft([b], [d.dice.pick(d.phrases.greetFirst)(p.given), '', d.matter(d.sick([p]))]), d.known(b)) },
  'greeted by a nickname': (d) => { const p = d.one(({ given }) => given.length > 5); const b = d.box(p); return right(d.draft([b], [d.dice.pick(d.phrases.greetFirst)(p.given.split('-')[0]!.slice(0, 4)), '', d.matter(d.sick([p]))]), d.known(b)) },
  'no greeting': (d) => { const p = d.one(); const b = d.box(p); return right(d.draft([b], [d.matter(d.sick([p]))]), d.known(b)) },
  'homonym, history settles': (d) => { const [p] = d.dice.pick(d.world.twins); const b = d.box(p); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p]))]), d.known(b)) },
  'homonym, specialty settles': (d) => {
    const twins = d.world.twins.filter(([a, b]) => Object.values(DISCIPLINE).includes(a.specialty) && a.specialty !== b.specialty)
    const [p, other] = d.dice.pick(twins)
    const b = d.box(p, `Dr ${p.given} ${p.family}`)
    const ask = d.dice.pick(d.phrases.asks.filter(([key]) => DISCIPLINE[key] === p.specialty))[1]
    return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p])), ask]), d.known(b, d.box(other)))
  },
  'homonym, city settles': (d) => {
    const [p, other] = d.dice.pick(d.world.twins)
    const b = d.box(p, `Dr ${p.family}`)
    const town = p.city[1].replace(/ CEDEX.*/, '').toLowerCase().replace(/^./, (first) => first.toUpperCase())
    return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p])), `Merci de la voir à votre cabinet de ${town}.`]), d.known(b, d.box(other)))
  },
  'homonym, answered': (d) => { const [p] = d.dice.pick(d.world.twins); const b = d.box(p); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p]))], { inReplyTo: { from: b, to: [], cc: [], text: 'Merci' } }), d.known()) },
  'five of one family name': (d) => { const p = d.one(); const b = d.box(p, `Dr ${p.given} ${p.family}`); return right(d.draft([b], [`Cher Dr ${p.family},`, '', d.matter(d.sick([p]))]), d.known(b)) },
  'team greeted by a doctor’s name': (d) => { const t = d.dice.pick(d.world.teams); const p = d.one(); const b = { name: d.dice.pick(['Secrétariat', `Secrétariat ${t.service.toLowerCase()}`, '', t.address]), address: t.address }; return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p]))]), d.known(b)) },
  'team asked for its own': (d) => {
    const t = d.dice.pick(d.world.teams)
    const b = { name: '', address: t.address }
    const ask = d.phrases.asks.find(([key]) => key === t.service.toLowerCase())?.[1] ?? ''
    return right(d.draft([b], [d.dice.pick(d.phrases.greetNobody), '', d.matter(d.sick()), ask]), d.known(b))
  },
  'asked for their own': (d) => {
    const [key, ask] = d.dice.pick(d.phrases.asks)
    const p = d.one(({ specialty }) => specialty === DISCIPLINE[key])
    const b = d.box(p)
    return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p])), ask]), d.known(b))
  },
  'answer of a specialist to a GP': (d) => { const p = d.one(({ specialty }) => specialty === 'Médecine générale'); const b = d.box(p); return right(d.draft([b], [d.greet(p), '', 'Merci de m’avoir adressé ce patient pour un avis cardiologique. Je lui propose une consultation de pneumologie.', d.matter(d.sick([p]))]), d.known(b)) },
  'reply-all with a thread of others': (d) => {
    const [p, q] = d.some(2) as [Person, Person]
    const [b, c] = [d.box(p), d.box(q)]
    const other = d.sick([p, q])
    const quoted = `Cher Dr ${q.family},\n\nVous trouverez ci-joint le courrier de ${other.civil} ${other.family} ${other.given}. Copie au Dr Inconnu.`
    const text = `${d.letter([d.greet(p), '', 'Merci, bien reçu, je la convoque.'])}\n\nLe 12/03/2026 à 10:11, Dr ${p.family} <${p.address}> a écrit :\n${quoted.replace(/^/gm, '> ')}`
    return right({ ...d.draft([b], []), cc: [c], text, inReplyTo: { from: b, to: [c], cc: [], text: quoted } }, d.known(b, c))
  },
  'copied as said': (d) => { const [p, q] = d.some(2) as [Person, Person]; const [b, c] = [d.box(p), d.box(q)]; return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p, q])), d.dice.pick(d.phrases.copies)(q.family)], { cc: [c] }), d.known(b, c)) },
  'copied blind as said': (d) => { const [p, q] = d.some(2) as [Person, Person]; const [b, c] = [d.box(p), d.box(q)]; return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p, q])), d.dice.pick(d.phrases.copies)(q.family)], { bcc: [c] }), d.known(b, c)) },
  'copy that goes otherwise': (d) => { const [p, q] = d.some(2) as [Person, Person]; const b = d.box(p); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p, q])), d.dice.pick(d.phrases.copiesElsewhere)(q.family)]), d.known(b)) },
  'third party named': (d) => { const [p, q] = d.some(2) as [Person, Person]; const b = d.box(p); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p, q])), d.dice.pick(d.phrases.thirds)(q.family)]), d.known(b)) },
  'attachment as promised': (d) => { const p = d.one(); const b = d.box(p); const s = d.sick([p]); return right(d.draft([b], [d.greet(p), '', d.matter(s), d.dice.pick(d.phrases.promises)], { attachments: [file(d, s)] }), d.known(b)) },
  'no promise': (d) => { const p = d.one(); const b = d.box(p); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p])), d.dice.pick(d.phrases.noPromises)]), d.known(b)) },
  'attachment, letter names nobody': (d) => { const p = d.one(); const b = d.box(p); return right(d.draft([b], [d.greet(p), '', d.dice.pick(d.phrases.promises)], { attachments: [file(d, d.sick([p]))] }), d.known(b)) },
  'married name in the attachment': (d) => {
    const p = d.one(); const b = d.box(p); const s = { ...d.sick([p]), civil: 'Mme' as const, given: d.phrases.women[0]! }
    const maiden = { ...s, family: d.phrases.families.find((f) => f !== s.family && f !== p.family)! }
    const f = file(d, maiden)
    return right(d.draft([b], [d.greet(p), '', `Bilan de Mme ${s.family} ${s.given}, née le ${s.born} : anémie ferriprive.`], { attachments: [{ ...f, text: f.text.replace(maiden.given, `${maiden.given} épouse ${s.family.toUpperCase()}`) }] }), d.known(b))
  },
  'several patients on purpose': (d) => { const p = d.one(); const b = d.box(p); const all = [d.sick([p]), d.sick([p]), d.sick([p]), d.sick([p])]; return right(d.draft([b], [d.dice.pick(d.phrases.greetNobody), '', d.dice.pick(d.phrases.lists)(all)], { attachments: [file(d, all[1]!), file(d, all[2]!)] }), d.known(b)) },
  'patient of the doctor’s family name': (d) => { const p = d.one(); const b = d.box(p); const s = { ...d.sick(), family: p.family }; return right(d.draft([b], [d.greet(p), '', d.matter(s)]), d.known(b)) },
  'citizen mailbox of the patient': (d) => { const s = d.sick(); const b = { name: d.dice.pick(['', `${s.given} ${s.family}`, `${s.family.toUpperCase()} ${s.given}`]), address: `${s.number}@patient.mssante.fr` }; return right(d.draft([b], [d.dice.pick(d.phrases.greetPatient)(s), '', d.dice.pick(d.phrases.toPatient)(s)]), d.known(b)) },
  'compound name displayed short': (d) => { const p = d.one(({ family, given }) => /[- ]/.test(family) || given.includes('-')); const b = d.box(p, `Dr ${p.given.split('-')[0]!} ${p.family.split('-')[0]!}`); return right(d.draft([b], [`Cher Dr ${p.family.split('-')[0]!},`, '', d.matter(d.sick([p]))]), d.known(b)) },
  'compound name displayed long': (d) => { const p = d.one(); const b = d.box(p, `Dr ${p.given} ${p.family}-Aubertin`); return right(d.draft([b], [`Cher Dr ${p.family}-Aubertin,`, '', d.matter(d.sick([p]))]), d.known(b)) },
  'unlisted, written to before': (d) => { const b = { name: '', address: `dr.${flat(d.phrases.families[3]!)}${d.dice.below(9)}@liste-rouge.mssante.fr` }; return right(d.draft([b], [d.dice.pick(d.phrases.greetNobody), '', d.matter(d.sick())]), d.known(b)) },
  'unlisted, wrote first': (d) => { const b = { name: '', address: `zz${d.dice.below(90)}.inconnu@chr-lointain.mssante.fr` }; return right(d.draft([b], [d.dice.pick(d.phrases.greetNobody), '', d.matter(d.sick())], { inReplyTo: { from: b, to: [], cc: [], text: 'Bonjour' } }), d.known()) },
  'liberal practice, never listed': (d) => { const b = { name: '', address: `cabinet.${flat(d.phrases.families[2]!)}@pro.mssante.fr` }; return right(d.draft([b], [d.dice.pick(d.phrases.greetNobody), '', d.matter(d.sick())]), d.known(b)) },
  'nurse by first name': (d) => { const p = d.dice.pick(d.world.nurses); const b = d.box(p); return right(d.draft([b], [d.dice.pick(d.phrases.greetFirst)(p.given), '', d.matter(d.sick([p]))]), d.known(b)) },
  'two greeted': (d) => { const [p, q] = d.some(2) as [Person, Person]; const [b, c] = [d.box(p), d.box(q)]; return right(d.draft([b, c], [`Chers Drs ${p.family} et ${q.family},`, '', d.matter(d.sick([p, q]))]), d.known(b, c)) },
  'seven recipients': (d) => { const all = d.some(7).map((p) => d.box(p)); return right(d.draft(all.slice(0, 3), ['Chers confrères,', '', d.matter(d.sick())], { cc: all.slice(3) }), d.known(...all)) },
  'meeting for three': (d) => { const all = d.some(3).map((p) => d.box(p)); return right(d.draft(all, ['Bonjour à tous,', '', d.dice.pick(d.phrases.business)]), d.known(...all)) },
  'case for nine, hidden': (d) => { const all = d.some(9).map((p) => d.box(p)); return right(d.draft([], ['Chers confrères,', '', d.matter(d.sick())], { bcc: all }), d.known(...all)) },
  'house mail with its usual partner': (d) => {
    const house = d.phrases.houses[0]![1]
    const boxes = ['direction', 'bloc', 'cadre'].map((who) => ({ name: '', address: `${who}@${house}.fr` }))
    const partner = { name: '', address: 'maintenance@technique-bloc.fr' }
    return { ...right({ ...d.draft([...boxes, partner], ['Bonjour à tous,', '', 'La panne de l’autoclave est réparée, merci à chacun.']), from: { name: '', address: `compta@${house}.fr` } }, [{ to: [...boxes, partner].map(({ address }) => address), times: 4, last: '2026-10-01' }]) }
  },
  'a relative’s letter': (d) => {
    const s = d.sick()
    const b = { name: `${d.phrases.men[1]!} ${s.family}`, address: `${flat(d.phrases.men[1]!)}.${flat(d.phrases.families[5]!)}@orange.fr` }
    return right({ ...d.draft([b], ['Bonjour Monsieur,', '', `Votre maman, Mme ${s.family} ${s.given}, sort mardi après sa pneumopathie.`]), from: { name: 'Secrétariat', address: 'secretariat@cabinet-collines.fr' } }, d.known(b), ['plaintext-health-data'])
  },
  'adviser of the health insurance': (d) => { const b = { name: 'Médecin conseil', address: 'medecin.conseil@cpam-collines.fr' }; return right({ ...d.draft([b], ['Cher confrère,', '', d.matter(d.sick())]), from: { name: 'Dr Moreau', address: 'dr.moreau@orange.fr' } }, d.known(b), ['plaintext-health-data']) },
  'swapped names in the display': (d) => { const p = d.one(); const b = d.box(p, `${p.family.toUpperCase()} ${p.given}`); return right(d.draft([b], [`Bonjour ${p.given},`, '', d.matter(d.sick([p]))]), d.known(b)) },
}

const citizenOf = (s: Sick, name = ''): Box => ({ name, address: `${s.number}@patient.mssante.fr` })
const slip = (text: string, dice: Dice): string => {
  const at = 1 + dice.below(text.length - 2)
  const slipped = dice.pick([text.slice(0, at) + text.slice(at + 1), text.slice(0, at) + text[at]! + text.slice(at), text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2), `${text.slice(0, at)}x${text.slice(at + 1)}`])
  return slipped === text ? slip(text, dice) : slipped
}

/** Wrong drafts: what a reader would be warned of. */
const WRONG: Readonly<Record<string, Maker>> = {
  'imitated trust space': (d) => {
    const p = d.one(({ house }) => !house)
    const local = p.address.split('@')[0]!
    const domain = d.dice.pick(['medecin-mssante.fr', 'medecin.mssante.com', 'medecin.msssante.fr', 'medecin.mssante.fr.mail-pro.net', 'medecin.mssnate.fr', 'medecin.mssanté.fr', 'pro-mssante.fr', 'medecin.rnssante.fr', 'medecin.msante.fr'])
    const b = { name: `Dr ${p.given} ${p.family}`, address: `${local}@${domain}` }
    return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p]))]), d.known(...(d.dice.below(2) === 0 ? [b] : [])), ['lookalike-domain'])
  },
  'provider misspelt': (d) => {
    const b = { name: '', address: `${flat(d.dice.pick(d.phrases.men))}.${flat(d.dice.pick(d.phrases.families))}@${d.dice.pick(['gmial.com', 'gmail.fr', 'gamil.com', 'hotmial.fr', 'wanado.fr', 'oragne.fr', 'outlok.fr', 'yahooo.fr', 'laposte.fr.net', 'icloud.fr', 'hotmail.con', 'orangee.fr'].filter((one) => one !== 'laposte.fr.net'))}` }
    return right({ ...d.draft([b], ['Bonjour,', '', 'Le rendez-vous est confirmé lundi à 14 h.']), from: { name: 'Secrétariat', address: 'secretariat@cabinet-collines.fr' } }, d.known(), ['lookalike-domain'])
  },
  'past domain misspelt': (d) => {
    const known = { name: '', address: `urologie@${d.phrases.houses[1]![1]}.fr` }
    const b = { name: '', address: `urologie@${slip(d.phrases.houses[1]![1], d.dice)}.fr` }
    return right({ ...d.draft([b], ['Bonjour,', '', d.matter(d.sick())]), from: { name: '', address: 'dr.moreau@orange.fr' } }, [...d.known(known), ...d.known(known)], ['lookalike-domain', 'plaintext-health-data'])
  },
  'address misspelt': (d) => {
    const p = d.one()
    const [local = '', domain = ''] = p.address.split('@')
    let typed = p.address
    while (d.world.persons.some(({ address }) => address === typed)) typed = `${slip(local, d.dice)}@${domain}`
    const b = { name: d.dice.pick([`Dr ${p.given} ${p.family}`, '']), address: typed }
    return right(d.draft([b], [d.dice.pick(d.phrases.greetNobody), '', d.matter(d.sick([p]))]), d.known(), ['unknown-address'])
  },
  'homonym unsettled': (d) => { const [p] = d.dice.pick(d.world.twins); const b = d.box(p, d.dice.pick([`Dr ${p.given} ${p.family}`, `${p.family.toUpperCase()} ${p.given}`, ''])); return right(d.draft([b], [d.dice.pick([d.greet(p), ...d.phrases.greetNobody]), '', d.matter(d.sick([p]))]), d.known(), ['homonym']) },
  'homonym, the other one is usual': (d) => { const [p, other] = d.dice.pick(d.world.twins); const b = d.box(p, `${p.given} ${p.family}`); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p]))]), d.known(d.box(other)), ['homonym']) },
  'name of one, address of another': (d) => { const [p, q] = d.some(2) as [Person, Person]; const b = { name: d.dice.pick([`Dr ${p.given} ${p.family}`, `${p.family.toUpperCase()} ${p.given}`, `Dr ${p.family}`]), address: q.address }; return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p, q]))]), d.known(...(d.dice.below(2) === 0 ? [b] : [])), ['name-mismatch']) },
  'greeting of another': (d) => { const [p, q] = d.some(2) as [Person, Person]; const b = d.box(q); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p, q]))]), d.known(b), ['salutation-mismatch']) },
  'greeting of another of that family': (d) => {
    const q = d.one((one) => d.doctors.some((other) => other.family === one.family && other.id !== one.id && !flat(other.given).startsWith(flat(one.given).charAt(0))))
    const p = d.doctors.find((other) => other.family === q.family && other.id !== q.id && !flat(other.given).startsWith(flat(q.given).charAt(0)))!
    const b = d.box(q, `Dr ${q.given} ${q.family}`)
    return right(d.draft([b], [`Bonjour Dr ${p.given} ${p.family},`, '', d.matter(d.sick([p]))]), d.known(b), ['salutation-mismatch'])
  },
  'first name of another': (d) => { const [p, q] = d.some(2, ({ given }) => !given.includes('-')) as [Person, Person]; if (p.given.startsWith(q.given.charAt(0)) || p.given.includes(q.given)) return WRONG['first name of another']!(d); const b = d.box(q, `${q.given} ${q.family}`); return right(d.draft([b], [d.dice.pick(d.phrases.greetFirst)(p.given), '', d.matter(d.sick([p, q]))]), d.known(b), ['salutation-mismatch']) },
  'asked of another specialty': (d) => { const [key, ask] = d.dice.pick(d.phrases.asks); const p = d.one(({ specialty }) => specialty !== DISCIPLINE[key] && !/cardio/i.test(specialty)); const b = d.box(p); return right(d.draft([b], [d.dice.pick(d.phrases.greetNobody), '', d.matter(d.sick([p])), ask]), d.known(b), ['role-mismatch']) },
  'confrère of another specialty': (d) => { const p = d.one(({ specialty }) => specialty === SPECIALTIES[6]); const b = d.box(p, ''); return right(d.draft([b], [d.dice.pick(['Cher confrère cardiologue,', 'Chère consœur dermatologue,', 'Cher ami neurologue,', 'Cher confrère pneumologue,']), '', d.matter(d.sick([p]))]), d.known(b), ['role-mismatch']) },
  'doctor’s letter to a nurse': (d) => { const p = d.dice.pick(d.world.nurses); const b = d.box(p); return right(d.draft([b], [`Cher Dr ${p.family},`, '', d.matter(d.sick([p]))]), d.known(b), ['role-mismatch']) },
  'citizen mailbox of another': (d) => { const [s, t] = [d.sick(), d.sick()]; if (s.family === t.family || (s.born.slice(3) === t.born.slice(3))) return WRONG['citizen mailbox of another']!(d); const b = citizenOf(t, `${t.given} ${t.family}`); return right(d.draft([b], [d.dice.pick(d.phrases.greetPatient)(s), '', d.dice.pick(d.phrases.toPatient)(s)]), d.known(...(d.dice.below(2) === 0 ? [b] : [])), ['patient-mismatch']) },
  'citizen mailbox, no name shown': (d) => { const [s, t] = [d.sick(), d.sick()]; if (s.born.slice(3) === t.born.slice(3)) return WRONG['citizen mailbox, no name shown']!(d); const b = citizenOf(t); return right(d.draft([b], [d.dice.pick(d.phrases.greetPatient)(s), '', d.phrases.toPatient[0]!(s)]), d.known(b), ['patient-mismatch']) },
  'mailbox of the spouse': (d) => { const s = d.sick(); const t = d.sick(); if (s.civil === t.civil) return WRONG['mailbox of the spouse']!(d); const b = citizenOf(t, `${t.given} ${s.family}`); return right(d.draft([b], [d.dice.pick(d.phrases.greetPatient)(s), '', d.phrases.toPatient[0]!(s)]), d.known(b), ['patient-mismatch']) },
  'wrong digit': (d) => { const s = d.sick(); const at = 5 + d.dice.below(8); const number = s.number.slice(0, at) + String((Number(s.number[at]) + 1) % 10) + s.number.slice(at + 1); const b = { name: '', address: `${number}@patient.mssante.fr` }; return right(d.draft([b], [d.dice.pick(d.phrases.greetPatient)(s), '', d.dice.pick(d.phrases.toPatient)(s)]), d.known(b), ['invalid-identity-number']) },
  'first letter': (d) => { const p = d.one(); const b = d.box(p); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p]))]), d.known(), ['first-time-recipient']) },
  'one outside': (d) => { const all = d.some(3).map((p) => d.box(p)); const out = { name: '', address: `${flat(d.dice.pick(d.phrases.men))}.perso@gmail.com` }; return right(d.draft(all, ['Chers confrères,', '', d.matter(d.sick())], { cc: [out] }), d.known(...all), ['outsider', 'plaintext-health-data']) },
  'one foreign to the house': (d) => {
    const house = d.phrases.houses[2]![1]
    const boxes = ['cardiologie', 'bloc', 'cadre.chirurgie'].map((who) => ({ name: '', address: `${who}@${house}.fr` }))
    const out = { name: '', address: 'contact@voyages-soleil.fr' }
    return right({ ...d.draft([...boxes, out], ['Bonjour à tous,', '', 'Le planning des gardes du mois est en ligne.']), from: { name: '', address: `secretariat@${house}.fr` } }, d.known(...boxes), ['outsider'])
  },
  'copy not addressed': (d) => { const [p, q] = d.some(2) as [Person, Person]; const b = d.box(p); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p, q])), d.dice.pick(d.phrases.copies)(d.dice.pick([q.family, `${q.given} ${q.family}`]))]), d.known(b), ['mentioned-not-addressed']) },
  'nine see each other': (d) => { const all = d.some(9).map((p) => d.box(p)); return right(d.draft(all.slice(0, 4), ['Chers confrères,', '', d.matter(d.sick())], { cc: all.slice(4) }), d.known(...all), ['many-recipients']) },
  'meeting for nine': (d) => { const all = d.some(9).map((p) => d.box(p)); return right(d.draft([], ['Bonjour à tous,', '', d.dice.pick(d.phrases.business)], d.dice.below(2) === 0 ? { to: all } : { bcc: all }), d.known(...all), ['group-mailing']) },
  'nothing attached': (d) => { const p = d.one(); const b = d.box(p); return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p])), d.dice.pick(d.phrases.promises)]), d.known(b), ['missing-attachment']) },
  'file of another patient': (d) => { const p = d.one(); const b = d.box(p); const [s, t] = [d.sick([p]), d.sick([p])]; if (s.family === t.family || s.given === t.given) return WRONG['file of another patient']!(d); return right(d.draft([b], [d.greet(p), '', d.matter(s), d.dice.pick(d.phrases.promises)], { attachments: [file(d, t)] }), d.known(b), ['patient-mix']) },
  'file of a sibling': (d) => { const p = d.one(); const b = d.box(p); const s = d.sick([p]); const t = d.sick([p]); if (s.given === t.given || s.civil === t.civil) return WRONG['file of a sibling']!(d); return right(d.draft([b], [d.greet(p), '', d.phrases.matters[d.phrases.matters.length > 5 ? 0 : 0]!(s), d.dice.pick(d.phrases.promises)], { attachments: [file(d, { ...t, family: s.family })] }), d.known(b), ['patient-mix']) },
  'in clear': (d) => { const p = d.one(); const b = { name: `Dr ${p.given} ${p.family}`, address: `${flat(p.given)}.${flat(p.family)}@orange.fr` }; return right({ ...d.draft([b], [d.greet(p), '', d.matter(d.sick([p]))]), from: { name: 'Dr Moreau', address: 'dr.moreau@orange.fr' } }, d.known(b), ['plaintext-health-data']) },
  'moved away': (d) => { const p = d.one(({ house }) => house !== null); const b = { name: `Dr ${p.given} ${p.family}`, address: `${flat(p.given)}.${flat(p.family)}@ancien-hopital.mssante.fr` }; return right(d.draft([b], [d.greet(p), '', d.matter(d.sick([p]))]), d.known(b), ['stale-address']) },
  'to an institution': (d) => {
    const b = d.dice.pick([
      { name: 'Mutuelle Sereine', address: 'gestion@mutuelle-sereine.fr' }, { name: '', address: 'sinistres@assur-collines.fr' }, { name: 'Service RH', address: 'rh@transports-valmont.fr' }, { name: '', address: 'drh@mairie-collines.fr' },
      { name: 'Directrice', address: 'ecole.jferry@ac-collines.fr' }, { name: '', address: 'vie-scolaire@lycee-hugo.fr' }, { name: 'Conseiller', address: 'agence.valmont@credit-agricole.fr' }, { name: 'Maître Duval', address: 'contact@duval-avocats.fr' }, { name: 'Étude', address: 'notaire@etude-lemaitre.fr' },
      { name: 'AXA Assurances', address: 'indemnisation@axa.fr' },
    ])
    return right({ ...d.draft([b], ['Madame, Monsieur,', '', d.matter(d.sick())]), from: { name: 'Dr Moreau', address: 'dr.moreau@orange.fr' } }, d.known(b), ['not-entitled', 'plaintext-health-data'])
  },
  'a minor’s secret to the parents’ mailbox': (d) => { const s = d.sick([], 38); const b = citizenOf(s, `${s.given} ${s.family}`); return right(d.draft([b], [d.dice.pick(d.phrases.greetPatient)(s), '', d.dice.pick(d.phrases.minors)]), d.known(b), ['not-entitled']) },
}

/** Every kind, some times each. */
export function scenariosOf(phrases: Phrases, { seed, each }: { readonly seed: number; readonly each: number }): { readonly directory: string; readonly scenarios: readonly Scenario[] } {
  const scenarios: Scenario[] = []
  let serial = 0
  let directory = ''
  for (const [kind, make] of [...Object.entries(RIGHT), ...Object.entries(WRONG)]) {
    for (let round = 0; round < each; round += 1) {
      serial += 1
      const desk = new Desk(phrases, seed * 100_003 + serial)
      directory = desk.world.directory
      const fromPast = FROM_PAST[kind]
      scenarios.push({ id: `${kind} ${round + 1}`, kind, ...(fromPast === undefined ? {} : { fromPast }), ...make(desk) })
    }
  }
  return { directory, scenarios }
}
