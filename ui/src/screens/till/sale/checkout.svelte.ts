// From the bill to the sale, and the sale made last.
// Must never send one bill under two ids: a sale whose answer was lost would be made twice.
import type { Sold, TenderRequest } from '../../../backend/bindings';
import { call } from '../../../backend/client';
import { asFailure } from '../../../backend/failure';
import { go, open } from '../../../screen.svelte';
import { soundSold } from '../../../sound';
import { refresh } from '../../../till.svelte';
import { report } from '../../../trouble.svelte';
import { bill, inTurn, reprice, startAfresh } from './bill.svelte';

let last = $state.raw<Sold | null>(null);

export const checkout = {
  /** The sale made last on this screen; null after a start. */
  get last(): Sold | null {
    return last;
  },
};

/** Opens the tender with the total of this moment. */
export async function openTender(): Promise<void> {
  try {
    await reprice();
  } catch (cause) {
    bill.failure = asFailure(cause);
    return;
  }
  if (!bill.isEmpty) open('tender');
}

/** Sells the bill. Rejects with a failure, the bill kept as it was. */
export function pay(tenders: TenderRequest[], print: boolean): Promise<void> {
  return inTurn(async () => {
    // a second press waits its turn, and finds the bill sold
    if (bill.isEmpty) return;
    last = await call('sell', { bill: bill.draft, total: bill.total, tenders, print });
    startAfresh();
    soundSold();
    go('sold');
    refresh().catch(report);
  });
}

/** The vendor went elsewhere with an empty bill: what was taken off it is recorded on its own. */
export function recordRemoved(): Promise<void> {
  return inTurn(async () => {
    const { removed } = bill;
    if (!bill.isEmpty || removed.count === 0) return;
    await call('lines_removed', removed);
    startAfresh();
  });
}
