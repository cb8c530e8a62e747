/** The seal, drawn in the colour of what it says: wax when something is held, leaf when it is secured. */
export function Seal({ tone = 'held', size = 32 }: { readonly tone?: 'held' | 'doubt' | 'fine'; readonly size?: 24 | 32 | 40 | 64 }) {
  return (
    <svg class={`seal tone-${tone}`} width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M32 2c5 0 7 4 11.500 5.500S54 9 57 13.500s.5 8 2 12.500 4 8 2.500 12.500-5 5.500-7.500 9.500-3 8.500-7.500 10.500-8-.5-13 1-8.500 3-13 1.500-5.500-5-9.500-8S4 48 2.500 43s1.500-8 1.500-13S2 21.500 5 17.500s8-4 12-7S26 2 32 2Z"
      />
      <circle cx="32" cy="32" r="20.500" fill="none" stroke="var(--seal-cut)" stroke-width="2.500" />
      <path
        fill="none" stroke="var(--seal-cut)" stroke-width="4.500" stroke-linecap="round" stroke-linejoin="round"
        d="M38.500 25.200C36.800 22.800 34.600 22 32 22c-3.800 0-6.500 2-6.500 4.900 0 6.900 13.200 3.300 13.200 10.300 0 3-2.900 4.800-6.700 4.800-3 0-5.500-1-7-3.400"
      />
    </svg>
  )
}
