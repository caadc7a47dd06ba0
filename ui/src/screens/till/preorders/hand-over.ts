// Handing a preorder over: its lines become the open bill, and the sale goes on as any other.
// Must never take the deposit off by itself: the tender screen does, as a tender of its own.
import type { Preorder } from '../../../backend/bindings';
import { call } from '../../../backend/client';
import { go } from '../../../screen.svelte';

export async function handOver({ id, lines, customer }: Preorder): Promise<void> {
  await call('keep_bill', {
    request: crypto.randomUUID(), lines, preorder: id, ...(customer === null ? {} : { customer }),
  });
  go('sale');
}
