// Handing a preorder over: its lines become the open bill, and the sale goes on as any other.
// Must never take the deposit off by itself: the tender screen does, as a tender of its own.
import type { Preorder } from '../../../backend/bindings';
import { FailureError } from '../../../backend/failure';
import { go } from '../../../screen.svelte';
import { handOver } from '../sale/acts';
import { bill } from '../sale/bill.svelte';

export async function handToSale(preorder: Preorder): Promise<void> {
  const { customer, who } = preorder;
  const done = await handOver(preorder, customer === null ? null : { id: customer, nickname: who });
  if (done) go('sale');
  else if (bill.failure) throw new FailureError(bill.failure);
}
