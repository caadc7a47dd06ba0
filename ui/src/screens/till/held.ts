// Bills left open, as the closing of the day settles them.
// Must never lose a bill: what is open when another is called back is put aside first.
import type { KeptBill } from '../../backend/bindings';
import { callWithOwner } from '../../backend/owner.svelte';

export async function takeBack(request: string): Promise<void> {
  await callWithOwner('recall_bill', { request });
}

export async function throwAway({ draft }: KeptBill): Promise<void> {
  await callWithOwner('drop_bill', { request: draft.request });
}
