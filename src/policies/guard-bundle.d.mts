/** The bytes of the guard file. */
export function bundleGuard(): Buffer;
