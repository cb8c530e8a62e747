import type { Form } from '../recognizer.ts'

/** Forms that single somebody out by themselves; the others tell who only to those who know. */
export const FIRM: ReadonlySet<Form> = new Set<Form>(['titled', 'in-care', 'full', 'number', 'birth-date'])
/** Forms that name somebody. */
export const NAMED: ReadonlySet<Form> = new Set<Form>(['titled', 'in-care', 'full', 'lone', 'plain', 'initials'])

/** Who is told by no more than that a private person writes or reads. */
export const isImplied = (form: Form | undefined): boolean => form === 'writer' || form === 'reader' || form === 'implied'
