// A shaking finger presses twice, and the second press lands on what came up under it.
// Must never be used where waiting costs something: only for the first blink of a screen.

export const BLINK = 350;

/** Call when the screen opens; the function returned says whether it has stood long enough. */
export function steady(milliseconds = BLINK): () => boolean {
  const opened = performance.now();
  return () => performance.now() - opened >= milliseconds;
}
