/** The bytes of the verifier as one file. */
export function bundleVerifier(): Buffer;
