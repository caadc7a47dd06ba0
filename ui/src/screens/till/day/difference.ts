// Over or short in words: "เกิน 5 บาท", "ขาด 5 บาท", "ตรงพอดี".
// Must never be told by a sign alone: a minus is easily overlooked.
import { baht } from '../../../money';
import { m } from '../../../paraglide/messages.js';

export type Difference = 'even' | 'over' | 'short';

export function differenceKind(overShort: number): Difference {
  if (overShort === 0) return 'even';
  return overShort > 0 ? 'over' : 'short';
}

export function differenceWords(overShort: number): string {
  const amount = baht(overShort).replace('−', '');
  switch (differenceKind(overShort)) {
    case 'even': return m.day_even();
    case 'over': return m.day_over({ amount });
    case 'short': return m.day_short({ amount });
  }
}
