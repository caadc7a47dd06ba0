// The open bill: its lines in the order they were rung up, every act of it undone one by one.
// Must never price anything: each act is shown only after the till has priced the whole bill.
import type { Bill, BillDraft, Goods, PricedLine, Removed, SaleLine } from '../../../backend/bindings';
import { asFailure, type Failure } from '../../../backend/failure';
import { call } from '../../../backend/client';
import { clearToast } from '../../../toast.svelte';
import { isWeighed } from '../goods/units';

/** One piece, in thousandths. */
export const ONE = 1000;

export interface Line {
  readonly id: number;
  readonly sale: SaleLine;
}

/** A line as it is shown: what was asked, and what the till made of it. */
export interface TicketLine {
  readonly id: number;
  readonly sale: SaleLine;
  readonly priced: PricedLine;
}

/** The bill at one moment. Immutable, so that undoing an act is taking the moment before. */
interface Moment {
  /** the bill's own id, made with its first line; the till sells each id once */
  readonly request: string;
  readonly lines: readonly Line[];
  readonly priced: Bill | null;
  readonly newest: number | null;
  /** what each line came to that was taken off */
  readonly removed: readonly number[];
}

const blank: Moment = { request: '', lines: [], priced: null, newest: null, removed: [] };

let moment = $state.raw<Moment>(blank);
let past = $state.raw<readonly Moment[]>([]);
let chosen = $state<number | null>(null);
let failure = $state.raw<Failure | null>(null);
let lastId = 0;
let queue: Promise<unknown> = Promise.resolve();

const lines = $derived(
  moment.lines.flatMap(({ id, sale }, at): TicketLine[] => {
    const priced = moment.priced?.lines[at];
    return priced ? [{ id, sale, priced }] : [];
  }),
);

export const bill = {
  get lines(): readonly TicketLine[] {
    return lines;
  },
  get request(): string {
    return moment.request;
  },
  get total(): number {
    return moment.priced?.total ?? 0;
  },
  get isEmpty(): boolean {
    return moment.lines.length === 0;
  },
  get canUndo(): boolean {
    return past.length > 0;
  },
  /** The line that + − and Del are about: the one chosen with ↑ ↓, else the newest. */
  get chosen(): number | null {
    return chosen ?? moment.newest;
  },
  set chosen(id: number | null) {
    chosen = id;
  },
  /** Why the last act was not done. */
  get failure(): Failure | null {
    return failure;
  },
  set failure(what: Failure | null) {
    failure = what;
  },
  /** How many things, weighed goods counting as one each. */
  get pieces(): number {
    const whole = (line: TicketLine): number =>
      isWeighed(line.priced.unit) ? 1 : line.sale.quantity / ONE;
    return lines.reduce((sum, line) => sum + whole(line), 0);
  },
  /** As the till is asked to price and to sell it. */
  get draft(): BillDraft {
    return draftOf(moment);
  },
  /** Lines taken off: amounts the till gave, counted as the journal wants them. */
  get removed(): Removed {
    return { count: moment.removed.length, amount: moment.removed.reduce((sum, one) => sum + one, 0) };
  },
};

/** One after the other: a quick second tap is an act of its own, priced after the first. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = queue.then(work);
  queue = done.catch(() => undefined);
  return done;
}

function draftOf({ request, lines, removed }: Moment): BillDraft {
  const sum = { count: removed.length, amount: removed.reduce((total, one) => total + one, 0) };
  return { request, lines: lines.map((line) => line.sale), removed: sum };
}

async function priced(of: Moment): Promise<Bill | null> {
  return of.lines.length === 0 ? null : call('price_bill', draftOf(of));
}

type Change = Pick<Moment, 'lines' | 'newest'> & Partial<Pick<Moment, 'removed' | 'request'>>;

/** Does an act, or leaves the bill as it was and says why. Gives whether it was done. */
function act(change: (from: Moment) => Change | null): Promise<boolean> {
  return inTurn(async () => {
    const from = moment;
    const next = change(from);
    if (!next) return false;
    try {
      const wanted = { ...from, ...next };
      const sum = await priced(wanted);
      past = [...past, from];
      moment = { ...wanted, priced: sum };
    } catch (cause) {
      failure = asFailure(cause);
      return false;
    }
    chosen = null;
    failure = null;
    clearToast();
    return true;
  });
}

function added(from: Moment, sale: SaleLine): Change {
  lastId += 1;
  const request = from.lines.length === 0 ? crypto.randomUUID() : from.request;
  return { request, lines: [...from.lines, { id: lastId, sale }], newest: lastId };
}

function changed(from: Moment, id: number, quantity: number): Change {
  const put = (line: Line): Line => (line.id === id ? { id, sale: { ...line.sale, quantity } } : line);
  return { lines: from.lines.map(put), newest: id };
}

function without(from: Moment, id: number): Change | null {
  const at = from.lines.findIndex((line) => line.id === id);
  if (at < 0) return null;
  const rest = from.lines.filter((line) => line.id !== id);
  const amount = from.priced?.lines[at]?.amount ?? 0;
  return { lines: rest, newest: rest.at(-1)?.id ?? null, removed: [...from.removed, amount] };
}

/** Goods counted in pieces join their line; weighed goods get a line for each weighing. */
export function addGoods(goods: Pick<Goods, 'id' | 'unit'>, quantity = ONE): Promise<boolean> {
  return act((from) => {
    const same = isWeighed(goods.unit) ? undefined : from.lines.find((line) => line.sale.goods === goods.id);
    if (same) return changed(from, same.id, same.sale.quantity + quantity);
    return added(from, { goods: goods.id, name: null, quantity, unit_price: null });
  });
}

/** A price keyed in by hand. */
export function addKeyed(name: string, satang: number, quantity = ONE): Promise<boolean> {
  return act((from) => added(from, { goods: null, name, quantity, unit_price: satang }));
}

/** How much of a line; nothing of it takes it off. */
export function setQuantity(id: number, quantity: number): Promise<boolean> {
  return act((from) => (quantity > 0 ? changed(from, id, quantity) : without(from, id)));
}

/** − and +: at one, − takes the line off. */
export function changeBy(id: number, pieces: number): Promise<boolean> {
  return act((from) => {
    const line = from.lines.find((one) => one.id === id);
    if (!line) return null;
    const quantity = line.sale.quantity + pieces * ONE;
    return quantity > 0 ? changed(from, id, quantity) : without(from, id);
  });
}

export function remove(id: number): Promise<boolean> {
  return act((from) => without(from, id));
}

/** The customer went away: every line is taken off, and counted. */
export function clearBill(): Promise<boolean> {
  return act((from) => {
    if (from.lines.length === 0) return null;
    const amounts = from.lines.map((_, at) => from.priced?.lines[at]?.amount ?? 0);
    return { lines: [], newest: null, removed: [...from.removed, ...amounts] };
  });
}

/** Takes the last act back. */
export function undo(): Promise<void> {
  return inTurn(() => {
    const before = past.at(-1);
    if (before) {
      past = past.slice(0, -1);
      moment = before;
      chosen = null;
      failure = null;
      clearToast();
    }
    return Promise.resolve();
  });
}

/** Prices again: a price may have changed since. Not an act, so not to be undone. */
export function reprice(): Promise<void> {
  return inTurn(async () => {
    moment = { ...moment, priced: await priced(moment) };
  });
}

/** The bill was sold. */
export function startAfresh(): void {
  moment = blank;
  past = [];
  chosen = null;
  failure = null;
}
