// A PIN being typed: four to six digits, shown as dots.
// Must never be written where it stays: it lives in a sheet and goes with it.
import type { PadKey } from './digits';

export const SHORTEST_PIN = 4;
export const LONGEST_PIN = 6;

/** The keypad's model of a PIN; give it to `<Keypad model={pinInput} bind:entry />`. */
export const pinInput = {
  empty: '',

  press(from: string, key: PadKey): string {
    if (key === 'clear') return '';
    if (key === 'back') return from.slice(0, -1);
    return key === '.' || from.length >= LONGEST_PIN ? from : from + key;
  },

  /** Whether it is long enough to be asked about. */
  whole(pin: string): boolean {
    return pin.length >= SHORTEST_PIN;
  },
};
