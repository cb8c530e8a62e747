/**
 * What is recorded of one webmail's compose view, as data. Selectors rot: each fixed one says how many matches a recorded page
 * has, and where the number differs the place is looked for by structure; where that finds none or several, it is named unknown.
 */

export type FixedPart = 'to' | 'subject' | 'editor' | 'send'

export interface Recorded {
  readonly css: string
  /** Matches on a recorded page, for one view. */
  readonly expected: number
  /** Stands elsewhere in the page; `{view}` in the selector is the view's own number then. */
  readonly outside?: true
}

export interface Layout {
  readonly webmail: string
  /** The compose views of a page. */
  readonly view: string
  readonly fixed: Readonly<Partial<Record<FixedPart, Recorded>>>
  readonly loose: {
    /** Inputs of the fields that are not always there. */
    readonly cc?: string
    readonly bcc?: string
    /** What surrounds one field's input and its recipients. */
    readonly row?: string
    /** One recipient. */
    readonly chip?: string
    /** What removes a recipient, inside it. */
    readonly chipRemove?: string
    readonly from?: string
    readonly attachment?: string
    readonly attachmentName?: string
    readonly attachmentRemove?: string
    /** Something is on its way to the server. */
    readonly uploading?: string
    readonly fileInput?: string
    /** Elements that begin the quoted thread. */
    readonly quote?: string
    /** What closes the view. */
    readonly close?: string
  }
}

/** Nothing recorded: everything is looked for by structure. */
export const BY_STRUCTURE: Layout = { webmail: 'structural', view: '', fixed: {}, loose: {} }

/** The number that a webmail gave to a view, from an id such as `zv__COMPOSE-1`. */
export const numberOf = (view: Element): string => /\d+$/.exec(view.id)?.[0] ?? ''
