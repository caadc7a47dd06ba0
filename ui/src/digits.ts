// Digits as people type them, turned into whole units.
// Must never use a float: "0.1" typed is ten satang exactly.

export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'back' | 'clear';

/** Thai digits ๐–๙ become 0–9; everything else stays. */
export function foldDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** Any typed character or button word as a pad key, or null when it is none. */
export function padKey(key: string): PadKey | null {
  const folded = foldDigits(key);
  if (/^[0-9.]$/.test(folded)) return folded as PadKey;
  if (key === 'Backspace') return 'back';
  return null;
}

export interface Limits {
  /** digits behind the point: 2 for satang, 3 for thousandths */
  places: number;
  /** largest value in whole units (satang, thousandths) */
  most: number;
}

/** The text after one more key; a key that makes no sense changes nothing. */
export function pressDigit(text: string, key: PadKey, limits: Limits): string {
  if (key === 'clear') return '';
  if (key === 'back') return text.slice(0, -1);
  if (key === '.') {
    if (limits.places === 0 || text.includes('.')) return text;
    return text === '' ? '0.' : text + '.';
  }
  const next = text === '0' ? key : text + key;
  const units = unitsOf(next, limits.places);
  return units === null || units > limits.most ? text : next;
}

/**
 * Whole units of a written number, or null when it cannot be read.
 * Takes commas, spaces and Thai digits; "1,234.5" with 2 places is 123450.
 */
export function unitsOf(text: string, places: number): number | null {
  const plain = foldDigits(text).replace(/[,\s]/g, '');
  const found = /^(\d*)(?:\.(\d*))?$/.exec(plain);
  if (!found || !/\d/.test(plain)) return null;
  const whole = found[1] ?? '';
  const rest = (found[2] ?? '').replace(/0+$/, '');
  if (rest.length > places) return null;
  const units = Number(whole + rest.padEnd(places, '0'));
  return Number.isSafeInteger(units) ? units : null;
}

/** Commas between thousands, on a string of digits. */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A whole number of units cut into sign, whole part and the digits behind the point. */
export function parts(units: number, places: number): { sign: string; whole: string; rest: string } {
  if (!Number.isSafeInteger(units)) throw new RangeError('not a whole number of units');
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  return {
    sign: units < 0 ? '−' : '',
    whole: grouped(digits.slice(0, digits.length - places)),
    rest: digits.slice(digits.length - places),
  };
}
