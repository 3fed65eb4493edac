/** The reason for which a request reads personal data in clear; a header has no other way to carry what people write. */
export function unmaskHeader(reason: string | null | undefined): { 'X-Unmask-Reason'?: string } {
  return reason === null || reason === undefined
    ? {}
    : { 'X-Unmask-Reason': encodeURIComponent(reason) };
}
