// The count of the drawer while it is being made: kept when the page is left, until the day is closed.
// Must never add up money: what was counted is told by the till, after the count.
import type { Closed, OpenDay, Pieces } from '../../../backend/bindings';
import { piecesInput, type QuantityEntry } from '../../../quantity';

/** Notes and coins in use, largest first, in satang. */
export const DENOMINATIONS = [100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 25] as const;

export type Denomination = (typeof DENOMINATIONS)[number];

export const NOTES: readonly Denomination[] = DENOMINATIONS.slice(0, 5);
export const COINS: readonly Denomination[] = DENOMINATIONS.slice(5);

const MOST_PIECES = 99_999;

let owner = '';
let counts = $state.raw<Readonly<Partial<Record<Denomination, QuantityEntry>>>>({});
let closed = $state.raw<Closed | null>(null);

export const count = {
  of(denomination: Denomination): QuantityEntry {
    return counts[denomination] ?? piecesInput.empty;
  },

  set(denomination: Denomination, entry: QuantityEntry): void {
    counts = { ...counts, [denomination]: entry };
  },

  pieces(denomination: Denomination): number {
    return count.of(denomination).thousandths / 1000;
  },

  /** One more or one less, never below none. */
  step(denomination: Denomination, by: 1 | -1): void {
    const next = Math.min(MOST_PIECES, Math.max(0, count.pieces(denomination) + by));
    count.set(denomination, piecesInput.of(next * 1000));
  },

  /** What there is, ready for the till. */
  get all(): Pieces[] {
    return DENOMINATIONS.map((denomination) => ({ denomination, count: count.pieces(denomination) }))
      .filter((pieces) => pieces.count > 0);
  },

  get isEmpty(): boolean {
    return count.all.length === 0;
  },

  /** The count belongs to this day; a count of another one is forgotten. */
  begin(day: OpenDay): void {
    const mine = `${day.day}/${String(day.part)}`;
    if (owner !== mine) counts = {};
    owner = mine;
  },

  forget(): void {
    owner = '';
    counts = {};
  },
};

/** What the last closing said, for as long as the program runs. */
export const closing = {
  get last(): Closed | null {
    return closed;
  },
  set last(next: Closed | null) {
    closed = next;
  },
};
