// The time a preorder is fetched: minutes of the day, as people say them.
// Must never know a day: that is chosen beside it.

/** From four in the morning, when markets set up, to ten at night. */
export const HOURS: readonly number[] = Array.from({ length: 19 }, (_, at) => at + 4);

export const QUARTERS: readonly number[] = [0, 15, 30, 45];

/** "06:30" of 390 */
export function clock(minute: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
