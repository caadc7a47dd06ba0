// Quantities on screen: whole thousandths of a unit in, text out, and back.
// Must never multiply by a price: line totals come from Rust.
import { type PadKey, parts, pressDigit, unitsOf } from './digits';

/** 99,999.999 of anything. */
export const MOST_THOUSANDTHS = 99_999_999;

const limits = { places: 3, most: MOST_THOUSANDTHS };

/** "2" when whole, "1.250" when not; `decimals` prints three always, as a scale does. */
export function quantity(thousandths: number, options: { decimals?: boolean } = {}): string {
  const { sign, whole, rest } = parts(thousandths, 3);
  return options.decimals || rest !== '000' ? `${sign}${whole}.${rest}` : sign + whole;
}

/** Thousandths of a typed quantity, or null when it cannot be read or is too large. */
export function thousandthsOf(text: string): number | null {
  const thousandths = unitsOf(text, 3);
  return thousandths !== null && thousandths <= MOST_THOUSANDTHS ? thousandths : null;
}

/** A quantity being entered. Immutable, like AmountEntry. */
export interface QuantityEntry {
  readonly typed: string;
  /** true while it is a value that was there before; the first digit replaces it */
  readonly preset: boolean;
  readonly thousandths: number;
}

function entry(typed: string): QuantityEntry {
  return { typed, preset: false, thousandths: unitsOf(typed, 3) ?? 0 };
}

function model(places: 0 | 3) {
  return {
    empty: entry(''),

    of(thousandths: number): QuantityEntry {
      return { typed: '', preset: thousandths !== 0, thousandths };
    },

    press(from: QuantityEntry, key: PadKey): QuantityEntry {
      if (key === '.' && places === 0) return from;
      if (from.preset) return entry(pressDigit('', key === 'back' ? 'clear' : key, limits));
      return entry(pressDigit(from.typed, key, limits));
    },

    shown(from: QuantityEntry): string {
      if (from.typed === '') return quantity(from.thousandths);
      const point = from.typed.indexOf('.');
      return parts(from.thousandths, 3).whole + (point < 0 ? '' : from.typed.slice(point));
    },
  };
}

/** Keypad model for things counted in pieces: no decimal point. */
export const piecesInput = model(0);

/** Keypad model for things weighed or measured: three decimals. */
export const weightInput = model(3);
