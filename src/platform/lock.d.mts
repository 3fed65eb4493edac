export function identify(pid: number): string | undefined;
export function isAlive(identity: string): boolean;
export function withLock<T>(
  path: string,
  work: () => Promise<T>,
  onWait?: (pid: number) => void,
): Promise<T>;
