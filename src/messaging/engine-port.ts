import type { AttachmentState } from '../guard/index.ts'

/** Compose view -> engine frame. */
export type ComposeToEngine =
  | { readonly type: 'read'; readonly id: string; readonly file: File }
  | { readonly type: 'cancel'; readonly id: string }
  /** Keeps a held file in the vault; it comes back with `recall` after a reload or a crash. */
  | { readonly type: 'keep'; readonly id: string; readonly composeKey: string; readonly file: File }
  | { readonly type: 'forget'; readonly composeKey: string }
  | { readonly type: 'recall'; readonly id: string; readonly composeKey: string }

/** Engine frame -> compose view. */
export type EngineToCompose =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly id: string; readonly state: AttachmentState; readonly format: string; readonly text: string }
  | { readonly type: 'kept'; readonly id: string; readonly kept: boolean }
  | { readonly type: 'recalled'; readonly id: string; readonly files: readonly File[]; readonly why: string }
