// A weight being keyed in kilograms, khit or grams: one weight, whichever way it is said.
// Must never hold anything but whole grams.
import type { Unit } from '../../../backend/bindings';
import { type PadKey, parts, pressDigit, unitsOf } from '../../../digits';

export type WeighIn = 'kilogram' | 'khit' | 'gram';

export const WEIGH_IN: readonly WeighIn[] = ['kilogram', 'khit', 'gram'];

/** A khit is a hundred grams, a kilogram a thousand: digits behind the point down to one gram. */
const places: Record<WeighIn, number> = { kilogram: 3, khit: 2, gram: 0 };

/** 999.999 kg: no stall's scale carries more. */
const MOST_GRAMS = 999_999;

/** Immutable, like AmountEntry. */
export interface WeightEntry {
  readonly in: WeighIn;
  readonly typed: string;
  /** true while it is a weight that was there before; the first digit replaces it */
  readonly preset: boolean;
  readonly grams: number;
}

export const weighing = {
  of(grams: number, unit: WeighIn): WeightEntry {
    return { in: unit, typed: '', preset: grams !== 0, grams };
  },

  press(from: WeightEntry, key: PadKey): WeightEntry {
    const limits = { places: places[from.in], most: MOST_GRAMS };
    const back = from.preset && key === 'back' ? 'clear' : key;
    const typed = pressDigit(from.preset ? '' : from.typed, back, limits);
    return { in: from.in, typed, preset: false, grams: unitsOf(typed, limits.places) ?? 0 };
  },

  /** The same weight, said in another unit. */
  turned(from: WeightEntry, unit: WeighIn): WeightEntry {
    return weighing.of(from.grams, unit);
  },

  /** Without zeros at the end: "1.5", "5.5", "550"; half typed as it was typed. */
  shown(from: WeightEntry): string {
    const { whole, rest } = parts(from.grams, places[from.in]);
    if (from.typed !== '') {
      const point = from.typed.indexOf('.');
      return whole + (point < 0 ? '' : from.typed.slice(point));
    }
    const short = rest.replace(/0+$/, '');
    return short ? `${whole}.${short}` : whole;
  },
};

/** Thousandths of the goods' unit. */
export function quantityOf(unit: Unit, grams: number): number {
  return unit === 'khit' ? grams * 10 : grams;
}

export function gramsOf(unit: Unit, thousandths: number): number {
  return unit === 'khit' ? Math.round(thousandths / 10) : thousandths;
}

/** The unit a weight of these goods is said in first. */
export function weighedIn(unit: Unit): WeighIn {
  return unit === 'khit' ? 'khit' : 'kilogram';
}
