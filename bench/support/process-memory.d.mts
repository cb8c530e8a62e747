/** How much a browser's processes grew while `work` ran, in bytes: `all` of them at one moment, and `one`, the page's or extension's that grew most. */
export function growth<T>(pid: number, work: () => Promise<T>): Promise<{ given: T; all: number; one: number }>
