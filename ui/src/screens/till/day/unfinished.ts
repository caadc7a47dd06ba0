// Bills left open, as the closing of the day settles them: called back to the sale, or dropped.
// Must never lose a bill: what is open when another is called back is put aside first.
import type { KeptBill } from '../../../backend/bindings';
import { FailureError } from '../../../backend/failure';
import { go } from '../../../screen.svelte';
import { bill, startAfresh } from '../sale/bill.svelte';
import { takeBack, throwAway } from '../sale/held.svelte';

export async function callBack({ draft: { request } }: KeptBill): Promise<void> {
  // the one on the sale screen is there already
  if (bill.request !== request && !(await takeBack(request))) {
    if (bill.failure) throw new FailureError(bill.failure);
    return;
  }
  go('sale');
}

export async function drop({ draft: { request } }: KeptBill): Promise<void> {
  await throwAway(request);
  if (bill.request === request) startAfresh();
}
