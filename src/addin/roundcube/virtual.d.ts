declare module 'virtual:sceau-sentences' {
  /** The catalogue of each language, by key, with `$1`…`$9` for values. */
  const sentences: Readonly<Record<'fr' | 'en', Readonly<Record<string, string>>>>
  export default sentences
}
