/** Waits only so long for somebody else's answer; what still runs then is the caller's to leave or to end. */

/** @param late what is thrown when `ms` milliseconds are over */
export async function inTime<T>(answer: Promise<T>, ms: number, late: () => unknown): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    // A process that stood still reads what has arrived before it says that nothing did.
    timer = setTimeout(() => setImmediate(() => reject(late())), ms);
  });
  try {
    return await Promise.race([answer, over]);
  } finally {
    clearTimeout(timer);
  }
}
