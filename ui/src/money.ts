// Money on screen: whole satang in, text out, and keypad digits in, whole satang out.
// Must never add, split or round anything else: prices, change and totals come from Rust.
import { type PadKey, parts, pressDigit, unitsOf } from './digits';

/** 9,999,999.99 baht: nothing sold at a stall is dearer. */
export const MOST_SATANG = 999_999_999;

const limits = { places: 2, most: MOST_SATANG };

/** "1,234" when whole, "1,234.50" when not; `decimals` prints them always. */
export function baht(satang: number, options: { decimals?: boolean } = {}): string {
  const { sign, whole, rest } = parts(satang, 2);
  return options.decimals || rest !== '00' ? `${sign}${whole}.${rest}` : sign + whole;
}

/** Satang of a typed amount, or null when it cannot be read or is too large. */
export function satangOf(text: string): number | null {
  const satang = unitsOf(text, 2);
  return satang !== null && satang <= MOST_SATANG ? satang : null;
}

/** An amount being entered. Immutable: every key gives a new one, so a scan can put the old one back. */
export interface AmountEntry {
  /** digits typed so far */
  readonly typed: string;
  /** notes tapped so far, each in satang */
  readonly notes: readonly number[];
  /** what it comes to */
  readonly satang: number;
}

const empty: AmountEntry = { typed: '', notes: [], satang: 0 };

function entry(typed: string, notes: readonly number[]): AmountEntry {
  const satang = notes.reduce((sum, note) => sum + note, unitsOf(typed, 2) ?? 0);
  return { typed, notes, satang };
}

/** The keypad's model of an amount; give it to `<Keypad model={bahtInput} bind:entry />`. */
export const bahtInput = {
  empty,

  /** Starts from an amount already there; the first digit typed replaces it. */
  of(satang: number): AmountEntry {
    return satang === 0 ? empty : entry('', [satang]);
  },

  /** A typed digit REPLACES notes; ⌫ takes back the last note or digit. */
  press(from: AmountEntry, key: PadKey): AmountEntry {
    if (from.notes.length === 0) return entry(pressDigit(from.typed, key, limits), []);
    if (key === 'back') return entry(from.typed, from.notes.slice(0, -1));
    return entry(pressDigit('', key, limits), []);
  },

  /** What stands in the amount box while typing: "1,234.5" keeps the half-typed end. */
  shown(from: AmountEntry): string {
    if (from.notes.length > 0 || from.typed === '') return baht(from.satang);
    const point = from.typed.indexOf('.');
    const end = point < 0 ? '' : from.typed.slice(point);
    return parts(from.satang, 2).whole + end;
  },
};

/** A tapped note ADDS to what is there; one that would pass the limit changes nothing. */
export function noteKey(from: AmountEntry, note: number): AmountEntry {
  const next = entry(from.typed, [...from.notes, note]);
  return next.satang > MOST_SATANG ? from : next;
}

/** "100×2 · 20×1": the tapped notes, largest first. */
export function notesText(notes: readonly number[]): string {
  const count = new Map<number, number>();
  for (const note of notes) count.set(note, (count.get(note) ?? 0) + 1);
  return [...count]
    .sort(([a], [b]) => b - a)
    .map(([note, pieces]) => `${baht(note)}×${String(pieces)}`)
    .join(' · ');
}
