/** Defaults that a build for the practice in a box points to its own servers; empty in a build for the stores. */
declare const __SCEAU_DEFAULTS__: { readonly directoryUrl?: string }

/** Address of the Outlook add-in's folder, without a slash at its end. */
declare const __SCEAU_ADDIN_HOST__: string
