/**
 * Elements of ours that may stand over the panel: none in the extension, whose windows are the browser's. In here, and by no mark on the
 * element, so that a page cannot name one of its own.
 */
export const OWN_SURFACES = new WeakSet<Element>()
