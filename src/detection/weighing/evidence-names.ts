import type { Form } from '../recognizer.ts'

const FORMS: readonly Form[] = ['titled', 'in-care', 'full', 'lone', 'plain', 'kin', 'described', 'addressed', 'self', 'greeted', 'writer', 'reader', 'implied', 'initials', 'room', 'address', 'number', 'birth-date', 'age']
/** What the blend weighs, in this order. */
export const EVIDENCE = [
  ...FORMS, 'certain', 'role', 'care near', 'care whole', 'medical near', 'medical whole', 'one strong', 'two strong', 'three strong', 'one weak', 'two weak', 'drug', 'result',
  'twin', 'several people', 'many people', 'subject', 'quoted', 'file name', 'file', 'animal', 'general', 'personal', 'role and medical', 'no health',
  'firm', 'firm and strong', 'firm and two strong', 'firm and weak', 'twin and strong', 'twin and weak', 'loose and strong', 'loose and care', 'firm and care', 'firm and role',
  'anonymous', 'loose and anonymous', 'general and loose', 'firm, strong and care', 'loose and long', 'loose without strong', 'loose among many',
  'strong in sentence', 'firm, strong in sentence', 'weak in sentence', 'personal in sentence', 'general in sentence', 'firm, personal in sentence',
  'work', 'work in sentence', 'firm, work in sentence', 'role and work', 'addressed layman', 'addressed colleague', 'self to colleague', 'list', 'office',
  'layman', 'carer', 'firm and carer', 'layman and care', 'loose and layman', 'silent', 'lone date', 'vague', 'paper', 'told plainly', 'short', 'firm and layman', 'general whole', 'anonymous whole', 'personal whole', 'work whole',
  'only one', 'only one, firm and care', 'only one, firm and medical', 'strong whole', 'much strong whole', 'firm, strong elsewhere', 'only one, firm, strong elsewhere', 'firm among several',
  'stranger', 'stranger and care', 'stranger implied',
  'private writes', 'private reads', 'writer, private writes', 'reader, private writes', 'reader, private reads', 'implied, private writes', 'implied, private reads', 'greeted, private reads', 'firm, private reads', 'firm, private writes',
  'told', 'firm and told', 'told near', 'told most', 'told in sentence', 'firm and told in sentence', 'firm and told near', 'from private', 'from care', 'from doctor', 'from office', 'to private', 'to care', 'to doctor', 'to office', 'same house',
] as const
export type EvidenceName = (typeof EVIDENCE)[number]

/** Where each piece of evidence stands. */
export const AT = Object.fromEntries(EVIDENCE.map((name, place) => [name, place])) as Readonly<Record<EvidenceName, number>>

export const isEvidence = (name: string): name is EvidenceName => Object.hasOwn(AT, name)
