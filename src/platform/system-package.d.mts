export function findProgram(name: string): string | undefined;
export function isRunnable(file: string): boolean;
export function fetchProgram(
  what: string,
  command: string,
  onMac: string,
  install?: (command: string) => void,
): void;
export function aptGet(command: string): void;
export function asRoot(command: readonly string[]): void;
