// Eight digits as they are read out: "1234 5678". The keypad's model for a till's fingerprint.
// Must never be filled in by the program: they are heard, then typed.
import type { PadKey } from '../../../digits';

const LENGTH = 8;

export const eightDigits = {
  press(from: string, key: PadKey): string {
    if (key === 'clear') return '';
    if (key === 'back') return from.slice(0, -1);
    return /^\d$/.test(key) && from.length < LENGTH ? from + key : from;
  },

  /** "1234 5678", with a dash for every digit still to come */
  shown(digits: string): string {
    const padded = digits.padEnd(LENGTH, '–');
    return `${padded.slice(0, 4)} ${padded.slice(4)}`;
  },

  isWhole(digits: string): boolean {
    return digits.length === LENGTH;
  },
};
