/** Why a package cannot be made, in words for whoever asked for it. */
export class ExportError extends Error {
  override name = 'ExportError';
}
