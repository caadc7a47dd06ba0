// "3 *" and then a scan or a tap: three of the next thing.
// Must never listen to keys itself: the scanner hands digits on and takes a barcode's back.
import { foldDigits } from '../../../digits';
import { piecesInput, type QuantityEntry, thousandthsOf } from '../../../quantity';
import type { PadTaker } from '../../../pads';
import { ONE } from './moment';

let typed = $state.raw<QuantityEntry>(piecesInput.empty);
let set = $state<number | null>(null);

export const times = {
  /** digits typed, before the star */
  get typed(): string {
    return typed.typed;
  },
  /** how many of the next thing, in thousandths; null while nothing was said */
  get set(): number | null {
    return set;
  },
};

/** Takes digits while no text field and no keypad has them. */
export const timesTaker: PadTaker = {
  press(key) {
    set = null;
    typed = piecesInput.press(typed, key);
  },
  checkpoint() {
    const before = { typed, set };
    return () => { ({ typed, set } = before); };
  },
};

/** The star: what was typed holds for the next thing. */
export function star(): void {
  sayTimes(typed.thousandths);
}

/** Takes "3*" off the beginning of what was typed into the search; the rest is searched for. */
export function timesIn(text: string): string {
  const found = /^\s*(\d{1,4})\s*[*×]\s*(.*)$/.exec(foldDigits(text));
  if (!found) return text;
  sayTimes(thousandthsOf(found[1] ?? '') ?? 0);
  return text.slice(text.length - (found[2] ?? '').length);
}

/** So many of the next thing. */
export function sayTimes(thousandths: number): void {
  set = thousandths > 0 ? thousandths : null;
  typed = piecesInput.empty;
}

/** How many now, and one again after. */
export function takeTimes(): number {
  const now = set ?? ONE;
  forgetTimes();
  return now;
}

export function forgetTimes(): void {
  set = null;
  typed = piecesInput.empty;
}
