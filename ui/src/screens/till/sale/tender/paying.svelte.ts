// What was taken for this bill so far, and what is left. One for each time the tender screen opens.
// Must never subtract: what is left, what goes back and how it is rounded come from the till.
import type { Failure, PaymentView, TenderKind, TenderRequest } from '../../../../backend/bindings';
import { call } from '../../../../backend/client';
import { asFailure } from '../../../../backend/failure';
import { bill } from '../bill.svelte';

/** Something taken, as the list says it. */
export interface Taken {
  readonly id: number;
  readonly request: TenderRequest;
  readonly word: string;
  /** the voucher's serial, the bank of a slip, the scheme */
  readonly detail: string;
}

/** Ways that a bill can be paid with only once. */
export const ONCE: readonly TenderKind[] = ['cash', 'credit', 'deposit'];

let lastId = 0;

export class Paying {
  taken = $state.raw<readonly Taken[]>([]);
  /** how the bill stands with what was taken; null until the till said */
  view = $state.raw<PaymentView | null>(null);
  failure = $state.raw<Failure | null>(null);
  #asked = 0;

  get requests(): TenderRequest[] {
    return this.taken.map((one) => one.request);
  }

  /** What is still to be paid. */
  get left(): number {
    return this.view?.missing ?? bill.total;
  }

  /** What is still to be paid if it is paid in cash. */
  get cashDue(): number {
    return this.view?.cash_due || this.left;
  }

  get isPaid(): boolean {
    return this.view?.enough ?? false;
  }

  /** How the bill would stand with one thing more. */
  preview(...more: TenderRequest[]): Promise<PaymentView> {
    return call('preview_payment', {
      total: bill.total,
      tenders: [...this.requests, ...more],
      ...bill.customer ? { customer: bill.customer.id } : {},
      ...bill.preorder ? { preorder: bill.preorder.id } : {},
      bill: bill.draft,
    });
  }

  /** Asks the till how the bill stands. */
  async look(): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    try {
      const view = await this.preview();
      if (mine === this.#asked) [this.view, this.failure] = [view, null];
    } catch (cause) {
      if (mine === this.#asked) this.failure = asFailure(cause);
    }
  }

  /** Takes something, unless the till refuses it; says why not. */
  async take(request: TenderRequest, word: string, detail = ''): Promise<boolean> {
    const before = this.taken;
    const others = ONCE.includes(request.kind)
      ? before.filter((one) => one.request.kind !== request.kind)
      : before;
    lastId += 1;
    this.taken = [...others, { id: lastId, request, word, detail }];
    await this.look();
    const refused = this.failure ?? this.view?.refused ?? null;
    if (!refused) return true;
    this.taken = before;
    await this.look();
    this.failure = refused;
    return false;
  }

  async off(id: number): Promise<void> {
    this.taken = this.taken.filter((one) => one.id !== id);
    await this.look();
  }
}
