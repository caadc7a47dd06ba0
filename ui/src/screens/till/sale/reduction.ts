// What is taken off, being keyed in baht or in percent, and in words.
// Must never work out what it comes to: the till does.
import type { Bill, Discount, PricedLine, Reduction } from '../../../backend/bindings';
import { type PadKey, pressDigit, unitsOf } from '../../../digits';
import { type AmountEntry, bahtInput } from '../../../money';
import { m } from '../../../paraglide/messages.js';
import { percentFigure } from '../../../percent';

/** "ลด 10%", "ลด" */
export function reductionWord(reduction: Reduction | null | undefined): string {
  return reduction?.kind === 'percent'
    ? m.sale_off_percent({ percent: percentFigure(reduction.hundredths) })
    : m.sale_off();
}

/** Something to be taken off, while it is keyed. Immutable, like AmountEntry. */
export interface ReductionEntry {
  readonly kind: Reduction['kind'];
  readonly baht: AmountEntry;
  readonly percent: string;
}

const limits = { places: 2, most: 10_000 };

const empty: ReductionEntry = { kind: 'baht', baht: bahtInput.empty, percent: '' };

/** The keypad's model of a discount. */
export const reductionInput = {
  empty,

  of(reduction: Reduction | null | undefined): ReductionEntry {
    if (!reduction) return empty;
    return reduction.kind === 'baht'
      ? { ...empty, baht: bahtInput.of(reduction.amount) }
      : { ...empty, kind: 'percent', percent: percentFigure(reduction.hundredths) };
  },

  press(from: ReductionEntry, key: PadKey): ReductionEntry {
    return from.kind === 'baht'
      ? { ...from, baht: bahtInput.press(from.baht, key) }
      : { ...from, percent: pressDigit(from.percent, key, limits) };
  },

  /** "20", "12.5%"; "–" while nothing was keyed */
  shown(from: ReductionEntry): string {
    if (from.kind === 'baht') return from.baht.satang > 0 ? bahtInput.shown(from.baht) : '–';
    return from.percent ? `${from.percent}%` : '–';
  },

  /** null while nothing was keyed */
  reduction(from: ReductionEntry): Reduction | null {
    if (from.kind === 'baht') {
      return from.baht.satang > 0 ? { kind: 'baht', amount: from.baht.satang } : null;
    }
    const hundredths = unitsOf(from.percent, 2) ?? 0;
    return hundredths > 0 ? { kind: 'percent', hundredths } : null;
  },
};

/** One row under a line or under the bill, as on paper: what it is, and how much it takes off. */
export interface Off {
  readonly word: string;
  readonly amount: number;
}

const isBundle = ({ kind }: Discount): boolean => kind === 'bundle';

/** Whether a bundle was filled by goods of more than one line. */
function isSpread(bill: Bill, name: string | undefined): boolean {
  const has = (line: PricedLine): boolean =>
    line.discounts?.some((one) => isBundle(one) && one.name === name) ?? false;
  return bill.lines.filter(has).length > 1;
}

/** "3 ชิ้น 100 × 1": paper says it the same way. */
function bundleWord(bill: Bill, name: string, saved: number): string {
  const filled = bill.bundles.find((one) => one.name === name && one.saved === saved);
  return filled ? `${name} × ${String(filled.sets)}` : name;
}

/** What stands under a line: its own discount, and a bundle that it filled alone. */
export function offLine(bill: Bill, line: PricedLine, discount: Reduction | undefined): Off[] {
  return (line.discounts ?? []).flatMap((one): Off[] => {
    if (one.kind === 'line') return [{ word: reductionWord(discount), amount: one.amount }];
    if (one.kind === 'bill' || isSpread(bill, one.name)) return [];
    return [{ word: bundleWord(bill, one.name ?? '', one.amount), amount: one.amount }];
  });
}

/** What stands under the bill: bundles of several lines, and the discount of the whole. */
export function offBill(bill: Bill, discount: Reduction | null): Off[] {
  const spread = bill.bundles
    .filter(({ name }) => isSpread(bill, name))
    .map(({ name, saved }): Off => ({ word: bundleWord(bill, name, saved), amount: saved }));
  if (bill.bill_discount === 0) return spread;
  const word = discount?.kind === 'percent'
    ? m.sale_off_bill_percent({ percent: percentFigure(discount.hundredths) })
    : m.sale_off_bill();
  return [...spread, { word, amount: bill.bill_discount }];
}
