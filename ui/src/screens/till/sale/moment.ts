// The bill at one moment and what one act makes of it. Immutable, so that undoing is taking the one before.
// Must never price anything, nor ask the till: these are lines on a list.
import type {
  Bill, BillDraft, Goods, KeptBill, Reduction, Removed, SaleLine,
} from '../../../backend/bindings';
import { isWeighed } from '../goods/units';

/** One piece, in thousandths. */
export const ONE = 1000;

export interface Line {
  readonly id: number;
  readonly sale: SaleLine;
}

/** Whose bill it is. */
export interface Whose {
  readonly id: string;
  readonly nickname: string;
}

/** The preorder that is handed over with it, and what was paid for it before. */
export interface HandedOver {
  readonly id: string;
  readonly who: string;
  readonly deposit: number;
}

export interface Moment {
  /** the bill's own id, made with its first line; the till sells each id once */
  readonly request: string;
  readonly lines: readonly Line[];
  readonly discount: Reduction | null;
  readonly customer: Whose | null;
  readonly preorder: HandedOver | null;
  /** the word it was held under before */
  readonly label: string;
  readonly priced: Bill | null;
  readonly newest: number | null;
  /** what was taken off it */
  readonly removed: readonly Removed[];
}

export const blank: Moment = {
  request: '', lines: [], discount: null, customer: null, preorder: null, label: '', priced: null,
  newest: null, removed: [],
};

/** What an act changes; null where there is nothing to do. */
export type Change = Partial<Omit<Moment, 'priced'>> | null;

let lastId = 0;

function numbered(sale: SaleLine): Line {
  lastId += 1;
  return { id: lastId, sale };
}

/** As the till is asked to price, to keep and to sell it. */
export function draftOf(of: Moment): BillDraft {
  const sum = (total: Removed, one: Removed): Removed =>
    ({ count: total.count + one.count, amount: total.amount + one.amount });
  return {
    request: of.request,
    lines: of.lines.map((line) => line.sale),
    ...of.discount ? { discount: of.discount } : {},
    ...of.customer ? { customer: of.customer.id } : {},
    ...of.preorder ? { preorder: of.preorder.id } : {},
    removed: of.removed.reduce(sum, { count: 0, amount: 0 }),
  };
}

/** A bill that was kept, as the moment it was kept at. */
export function momentOf({ draft, priced, label }: KeptBill): Moment {
  const lines = draft.lines.map(numbered);
  return {
    ...blank, request: draft.request, lines, discount: draft.discount ?? null, label, priced,
    newest: lines.at(-1)?.id ?? null, removed: draft.removed ? [draft.removed] : [],
  };
}

export function added(from: Moment, ...sales: SaleLine[]): Change {
  const fresh = sales.map(numbered);
  const newest = fresh.at(-1);
  if (!newest) return null;
  // a bill keeps its id until it is sold, held or forgotten, also while nothing is on it
  const request = from.request || crypto.randomUUID();
  return { request, lines: [...from.lines, ...fresh], newest: newest.id };
}

/** One line as it is to be now. */
export function changed(from: Moment, id: number, change: (sale: SaleLine) => SaleLine): Change {
  if (!from.lines.some((line) => line.id === id)) return null;
  const put = (line: Line): Line => (line.id === id ? { id, sale: change(line.sale) } : line);
  return { lines: from.lines.map(put), newest: id };
}

export function counted(from: Moment, id: number, quantity: number): Change {
  if (quantity <= 0) return without(from, id);
  return changed(from, id, (sale) => ({ ...sale, quantity }));
}

export function without(from: Moment, id: number): Change {
  const at = from.lines.findIndex((line) => line.id === id);
  if (at < 0) return null;
  const rest = from.lines.filter((line) => line.id !== id);
  const newest = rest.at(-1)?.id ?? null;
  const amount = from.priced?.lines[at]?.amount ?? 0;
  return { ...emptied(rest), lines: rest, newest, removed: [...from.removed, { count: 1, amount }] };
}

export function cleared(from: Moment): Change {
  if (from.lines.length === 0) return null;
  const removed = from.lines.map((_, at) => ({ count: 1, amount: from.priced?.lines[at]?.amount ?? 0 }));
  const { discount, customer, preorder } = blank;
  return { lines: [], discount, customer, preorder, newest: null, removed: [...from.removed, ...removed] };
}

// a discount is of what stands on the bill; the next thing begins without it
function emptied(rest: readonly Line[]): Pick<Moment, 'discount'> | Record<never, never> {
  return rest.length === 0 ? { discount: null } : {};
}

/** A line nothing was said about: the next of the same goods joins it. */
export function isPlain({ unit_price, free, label, discount, note }: SaleLine): boolean {
  return unit_price === null && !free && label === undefined && discount === undefined && note === undefined;
}

/** Goods counted in pieces join their line; weighed goods get a line for each weighing. */
export function withGoods(from: Moment, goods: Pick<Goods, 'id' | 'unit'>, quantity: number): Change {
  const joins = (line: Line): boolean => line.sale.goods === goods.id && isPlain(line.sale);
  const same = isWeighed(goods.unit) ? undefined : from.lines.find(joins);
  if (same) return counted(from, same.id, same.sale.quantity + quantity);
  return added(from, { goods: goods.id, name: null, quantity, unit_price: null });
}
