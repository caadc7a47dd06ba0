// What can be done to the open bill, by name. Each is kept on disk, and each can be undone.
// Must never know how a bill is kept: that is bill.svelte.ts.
import type { Goods, LabelRead, Preorder, Reduction, SaleLine } from '../../../backend/bindings';
import { act, bill, hold } from './bill.svelte';
import { added, blank, changed, cleared, counted, ONE, type Whose, withGoods, without } from './moment';

/** Goods counted in pieces join their line; weighed goods get a line for each weighing. */
export function addGoods(goods: Pick<Goods, 'id' | 'unit'>, quantity = ONE): Promise<boolean> {
  return act((from) => withGoods(from, goods, quantity));
}

/** What a scale's label says: how much, and the price where it prints one. */
export function addLabel({ goods, quantity, label }: LabelRead): Promise<boolean> {
  const line: SaleLine = { goods: goods.id, name: null, quantity, unit_price: null };
  return act((from) => added(from, label === null ? line : { ...line, label }));
}

/** A price keyed in by hand. */
export function addKeyed(name: string, satang: number, quantity = ONE): Promise<boolean> {
  return act((from) => added(from, { goods: null, name, quantity, unit_price: satang }));
}

/** Lines at once: the usual basket. */
export function addLines(lines: readonly SaleLine[]): Promise<boolean> {
  return act((from) => added(from, ...lines));
}

/** A line as it is to be now. */
export function changeLine(id: number, sale: SaleLine): Promise<boolean> {
  return act((from) => changed(from, id, () => sale));
}

/** How much of a line; nothing of it takes it off. */
export function setQuantity(id: number, quantity: number): Promise<boolean> {
  return act((from) => counted(from, id, quantity));
}

/** − and +: at one, − takes the line off. */
export function changeBy(id: number, pieces: number): Promise<boolean> {
  return act((from) => {
    const line = from.lines.find((one) => one.id === id);
    return line ? counted(from, id, line.sale.quantity + pieces * ONE) : null;
  });
}

export function remove(id: number): Promise<boolean> {
  return act((from) => without(from, id));
}

/** The customer went away: every line is taken off, and counted. */
export function clearBill(): Promise<boolean> {
  return act(cleared);
}

/** Off the whole bill; null takes the discount back. */
export function discountBill(discount: Reduction | null): Promise<boolean> {
  return act((from) => (from.lines.length > 0 ? { discount } : null));
}

/** Whose bill it is; null for nobody known. */
export function setCustomer(customer: Whose | null): Promise<boolean> {
  return act(() => ({ customer }));
}

/** What was ordered before, to be handed over: it becomes the bill. One that is open is put aside first. */
export async function handOver(preorder: Preorder, customer: Whose | null): Promise<boolean> {
  const { id, who, deposit, lines } = preorder;
  if (!bill.isEmpty && !(await hold(bill.label))) return false;
  return act(({ request }) => ({
    ...added({ ...blank, request }, ...lines), customer, preorder: { id, who, deposit },
  }));
}
