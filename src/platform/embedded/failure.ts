/** The last thing a child process wrote to standard error, else Node's own words. */
export function said(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return stderr.trim().split('\n').at(-1) || String(error);
}
