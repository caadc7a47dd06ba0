// The characters a scanner meant, and whether a retail barcode was read whole.
// Must never read `event.key`: on a Thai layout it says คคถ where the label says 888.

const plain: Record<string, string> = {
  Space: ' ', Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']', Backslash: '\\',
  Semicolon: ';', Quote: "'", Backquote: '`', Comma: ',', Period: '.', Slash: '/',
  NumpadAdd: '+', NumpadSubtract: '-', NumpadMultiply: '*', NumpadDivide: '/', NumpadDecimal: '.',
};

const shifted: Record<string, string> = {
  Digit1: '!', Digit2: '@', Digit3: '#', Digit4: '$', Digit5: '%',
  Digit6: '^', Digit7: '&', Digit8: '*', Digit9: '(', Digit0: ')',
  Minus: '_', Equal: '+', BracketLeft: '{', BracketRight: '}', Backslash: '|',
  Semicolon: ':', Quote: '"', Backquote: '~', Comma: '<', Period: '>', Slash: '?',
};

/** The character of a physical key on the US layout scanners assume, or null for a key without one. */
export function charOf(code: string, shift: boolean): string | null {
  if (shift && shifted[code]) return shifted[code];
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  return plain[code] ?? null;
}

/**
 * good, bad: a retail barcode (EAN-8, UPC-A, EAN-13) with a right or wrong check digit.
 * none: another kind of code, nothing to check. short: too few characters for any.
 */
export type Check = 'good' | 'bad' | 'none' | 'short';

export function checkDigit(code: string): Check {
  if (!/^(?:\d{8}|\d{12}|\d{13})$/.test(code)) return 'none';
  // weights 1,3,1,3… from the right; a whole code sums to a multiple of ten
  const sum = [...code].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return sum % 10 === 0 ? 'good' : 'bad';
}

/** Codes that begin with 20–29 are a shop's own labels with a weight or a price inside. */
export function isShopLabel(code: string): boolean {
  return /^2\d{12}$/.test(code);
}
