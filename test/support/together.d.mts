export function writeTogether(folder: string): void;
export function asBlock(text: string, file: string): string;
