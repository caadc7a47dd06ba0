// What a bill would come to, asked at every key; an older answer never replaces a newer one.
// Must never keep the bill: nothing is on disk until the vendor says so.
import type { Bill, BillDraft } from '../../../backend/bindings';
import { call } from '../../../backend/client';
import { asFailure, type Failure } from '../../../backend/failure';

export class Preview {
  bill = $state.raw<Bill | null>(null);
  /** why it cannot be priced so */
  failure = $state.raw<Failure | null>(null);
  #asked = 0;

  async ask(draft: BillDraft): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    try {
      const bill = await call('price_bill', draft);
      if (mine === this.#asked) [this.bill, this.failure] = [bill, null];
    } catch (cause) {
      if (mine === this.#asked) [this.bill, this.failure] = [null, asFailure(cause)];
    }
  }
}
