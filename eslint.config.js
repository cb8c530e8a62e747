import tseslint from 'typescript-eslint'

/** Rooms that must run anywhere: browser, worker, terminal, another host. */
const pureRooms = ['guard', 'detection', 'directory', 'crypto', 'mailbox']

/** Globals that tie code to a page, an extension or the network. */
const impureGlobals = [
  'document', 'window', 'self', 'location', 'navigator', 'browser', 'chrome', 'fetch', 'XMLHttpRequest',
  'WebSocket', 'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'postMessage', 'importScripts', 'console',
].map((name) => ({ name, message: 'Pure rooms know no page, no extension API, no network and no log.' }))

/** A pure room imports its own files and the doors (index.ts) of other pure rooms; nothing else of the project. */
const pureRoomRules = pureRooms.map((room) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-globals': ['error', ...impureGlobals],
    'no-restricted-imports': ['error', {
      patterns: [
        {
          group: ['content', 'background', 'engine', 'panel', 'popup', 'options', 'decision', 'secret', 'messaging', 'addin', 'cli', 'demo']
            .flatMap((name) => [`../${name}/*`, `../../${name}/*`, `../../../${name}/*`]),
          message: 'A pure room never imports a host.',
        },
        {
          regex: `^(\\.\\./)+(${pureRooms.filter((other) => other !== room).join('|')})/(?!index\\.ts$)`,
          message: 'Enter another room through its door: index.ts.',
        },
        { group: ['node:*', 'webextension-polyfill', 'preact', 'preact/*'], message: 'Pure rooms take no host library.' },
      ],
    }],
  },
}))

export default tseslint.config(
  { ignores: ['dist/**', '.box/**', 'test-results/**', 'node_modules/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      'eqeqeq': 'error',
    },
  },
  { files: ['cli/**', 'demo/**', 'bench/**', 'scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
  // Prototypes of the page's world are taken apart on purpose: that is how its requests are hooked.
  { files: ['src/content/page-world.iife.ts', 'src/content/webmails/*/page-hooks.ts', 'src/addin/roundcube/sign.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['test/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/unbound-method': 'off' } },
  // An add-in is a host: it imports the rooms that it needs, and none of them knows that there is one.
  {
    files: ['src/**/*.{ts,tsx}', 'cli/**/*.ts', 'bench/**/*.mjs'], ignores: ['src/addin/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '(^|/)addin/', message: 'Nothing but an add-in, its build and its tests imports an add-in.' }] }] },
  },
  // Of two add-ins each imports what they share, never the other.
  ...['roundcube', 'outlook', 'thunderbird', 'core'].map((addin) => ({
    files: [`src/addin/${addin}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [{
          regex: `^(\\.\\./)+(${['roundcube', 'outlook', 'thunderbird'].filter((other) => other !== addin).join('|')})/`,
          message: 'An add-in imports the core, never another add-in.',
        }],
      }],
    },
  })),
  ...pureRoomRules,
)
