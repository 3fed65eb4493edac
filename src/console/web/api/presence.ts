/**
 * Whether somebody is at the desk: a page that asks by itself, again and again, must not keep a session alive.
 *
 * Judged by the last thing that somebody did here, not by which request it is: so no page has to say which of its
 * questions are asked by a clock. Moving the pointer is not doing: a desk that shakes would do it.
 */
const PRESENT_MS = 10_000;
const DOINGS = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'click', 'input'] as const;

/** Opening a page is something done. */
let lastAt = performance.now();

for (const doing of DOINGS) {
  addEventListener(doing, () => (lastAt = performance.now()), { capture: true, passive: true });
}

export function isSomebodyThere(): boolean {
  return performance.now() - lastAt < PRESENT_MS;
}
