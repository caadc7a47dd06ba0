// The open bill: its lines in the order they were rung up, kept on disk at every act, undone one by one.
// Must never price anything: each act is shown only after the till has priced and kept the whole bill.
import type { Bill, BillDraft, KeptBill, PricedLine, Reduction, SaleLine } from '../../../backend/bindings';
import { asFailure, type Failure } from '../../../backend/failure';
import { callWithOwner } from '../../../backend/owner.svelte';
import { clearToast } from '../../../toast.svelte';
import { isWeighed } from '../goods/units';
import {
  blank, type Change, draftOf, type HandedOver, type Moment, momentOf, ONE, type Whose,
} from './moment';

export { ONE };

/** A line as it is shown: what was asked, and what the till made of it. */
export interface TicketLine {
  readonly id: number;
  readonly sale: SaleLine;
  readonly priced: PricedLine;
}

/** One act that can be taken back. */
type Step =
  | { readonly kind: 'changed'; readonly before: Moment }
  /** the bill was held; all that led to it waits with it */
  | { readonly kind: 'held'; readonly before: Moment; readonly past: readonly Step[] }
  | { readonly kind: 'recalled'; readonly label: string };

let moment = $state.raw<Moment>(blank);
let past = $state.raw<readonly Step[]>([]);
let chosen = $state<number | null>(null);
let failure = $state.raw<Failure | null>(null);
let stillThere = $state(false);
let locked = $state.raw<Failure | null>(null);
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
  /** What the till made of it; null while nothing is on it. */
  get priced(): Bill | null {
    return moment.priced;
  },
  get total(): number {
    return moment.priced?.total ?? 0;
  },
  get isEmpty(): boolean {
    return moment.lines.length === 0;
  },
  get discount(): Reduction | null {
    return moment.discount;
  },
  get customer(): Whose | null {
    return moment.customer;
  },
  get preorder(): HandedOver | null {
    return moment.preorder;
  },
  /** The word it was held under before. */
  get label(): string {
    return moment.label;
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
  /** It was open when the program stopped; said until the next act. */
  get stillThere(): boolean {
    return stillThere;
  },
  set stillThere(there: boolean) {
    stillThere = there;
  },
  /** It may be sold already, and must not change until the till said so. */
  get isLocked(): boolean {
    return locked !== null;
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
};

/** The bill as it would be with this line changed: to say what it would come to. */
export function draftWith(id: number, sale: SaleLine): BillDraft {
  const put = moment.lines.map((line) => (line.id === id ? { id, sale } : line));
  return draftOf({ ...moment, lines: put });
}

/** One after the other: a quick second tap is an act of its own, priced after the first. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = queue.then(work);
  queue = done.catch(() => undefined);
  return done;
}

/** While it is not known whether the bill was sold, nothing of it may change. */
export function lock(why: Failure | null): void {
  locked = why;
}

// an empty bill stays on disk until it is left, so that taking everything off can be undone
async function kept(of: Moment): Promise<Bill | null> {
  return of.lines.length === 0 ? null : callWithOwner('keep_bill', draftOf(of));
}

function stand(next: Moment): void {
  moment = next;
  chosen = null;
  failure = null;
  stillThere = false;
  clearToast();
}

/** Work on the bill; says why it was not done. */
function attempt(work: () => Promise<boolean>): Promise<boolean> {
  return inTurn(async () => {
    if (locked) {
      failure = locked;
      return false;
    }
    try {
      return await work();
    } catch (cause) {
      failure = asFailure(cause);
      return false;
    }
  });
}

/** Does an act, or leaves the bill as it was and says why. Gives whether it was done. */
export function act(change: (from: Moment) => Change): Promise<boolean> {
  return attempt(async () => {
    const from = moment;
    const next = change(from);
    if (!next) return false;
    const wanted = { ...from, ...next };
    const priced = await kept(wanted);
    past = [...past, { kind: 'changed', before: from }];
    stand({ ...wanted, priced });
    return true;
  });
}

/** Takes the last act back. */
export function undo(): Promise<boolean> {
  return attempt(async () => {
    const step = past.at(-1);
    if (!step) return false;
    const { request } = moment;
    if (step.kind === 'changed') {
      const before = { ...step.before, request: step.before.request || request };
      const priced = await kept(before);
      past = past.slice(0, -1);
      stand({ ...before, priced });
    } else if (step.kind === 'held') {
      const { priced } = await callWithOwner('recall_bill', { request: step.before.request });
      past = step.past;
      stand({ ...step.before, priced });
    } else {
      await callWithOwner('hold_bill', { bill: draftOf(moment), label: step.label });
      past = [];
      stand(blank);
    }
    return true;
  });
}

/** Prices again: a price may have changed since. Not an act, so not to be undone. */
export function reprice(): Promise<void> {
  return inTurn(async () => {
    if (!locked) moment = { ...moment, priced: await kept(moment) };
  });
}

/** Puts the bill aside under a word, which may be empty. */
export function hold(label: string): Promise<boolean> {
  return attempt(async () => {
    if (moment.lines.length === 0) return false;
    const before = moment;
    await callWithOwner('hold_bill', { bill: draftOf(before), label });
    past = [{ kind: 'held', before: { ...before, label }, past }];
    stand(blank);
    return true;
  });
}

/** Takes a bill that was put aside; what was open must have been held or left before. */
export function recall(
  request: string,
  whose: (kept: KeptBill) => Promise<Partial<Moment>>,
): Promise<boolean> {
  return attempt(async () => {
    await settle();
    const found = await callWithOwner('recall_bill', { request });
    past = [{ kind: 'recalled', label: found.label }];
    stand({ ...momentOf(found), ...await whose(found) });
    return true;
  });
}

/** A bill that the till still kept, when the program started. */
export function takeUp(found: KeptBill, whose: Partial<Moment>): void {
  past = [];
  stand({ ...momentOf(found), ...whose });
  stillThere = true;
}

/** Nothing is left on the bill: the till forgets it, and records what was taken off. */
async function settle(): Promise<void> {
  if (moment.lines.length > 0 || moment.request === '') return;
  await callWithOwner('keep_bill', draftOf(moment));
  moment = { ...blank, customer: moment.customer };
  past = [];
}

/** The vendor went elsewhere with an empty bill. */
export function recordRemoved(): Promise<void> {
  return inTurn(async () => {
    if (!locked) await settle();
  });
}

/** The bill was sold. */
export function startAfresh(): void {
  moment = blank;
  past = [];
  chosen = null;
  failure = null;
  locked = null;
}
