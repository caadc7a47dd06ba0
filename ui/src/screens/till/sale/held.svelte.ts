// The bills put aside, and the one that was open when the power went.
// Must never hold a bill itself: the till keeps them on disk.
import type { KeptBill } from '../../../backend/bindings';
import { call } from '../../../backend/client';
import { callWithOwner } from '../../../backend/owner.svelte';
import { till } from '../../../till.svelte';
import { bill, hold, inTurn, recall, startAfresh, takeUp } from './bill.svelte';
import type { Moment } from './moment';

let list = $state.raw<readonly KeptBill[]>([]);
let lookedFor: unknown = null;

export const held = {
  /** What waits, the oldest first. */
  get list(): readonly KeptBill[] {
    return list;
  },
};

/** The words of a kept bill's customer and preorder, which its draft only names. */
async function whose({ draft }: KeptBill): Promise<Partial<Moment>> {
  const known: { -readonly [Name in keyof Moment]?: Moment[Name] } = {};
  if (draft.customer) {
    const rows = await call('customers', {});
    const row = rows.find(({ customer }) => customer.id === draft.customer);
    known.customer = { id: draft.customer, nickname: row?.customer.nickname ?? '' };
  }
  if (draft.preorder) {
    const open = await call('preorders', { open_only: true });
    const found = open.find(({ id }) => id === draft.preorder);
    known.preorder = { id: draft.preorder, who: found?.who ?? '', deposit: found?.deposit ?? 0 };
  }
  return known;
}

export async function askHeld(): Promise<void> {
  list = await call('held_bills', {});
}

/** Once after each start of the program: the bill that was open comes back as it was. */
export function findOpen(): Promise<void> {
  if (lookedFor === till.start) return Promise.resolve();
  lookedFor = till.start;
  return inTurn(async () => {
    startAfresh();
    const found = await call('open_bill', {});
    if (!found || found.draft.lines.length === 0) return;
    takeUp(found, await whose(found));
  });
}

export async function putAside(label: string): Promise<boolean> {
  const done = await hold(label);
  await askHeld();
  return done;
}

/** Takes a held bill; one that is open is put aside first, so that nothing is lost. */
export async function takeBack(request: string): Promise<boolean> {
  const done = (bill.isEmpty || await hold(bill.label)) && await recall(request, whose);
  await askHeld();
  return done;
}

/** Throws a held bill away; its lines are recorded as taken off. */
export async function throwAway(request: string): Promise<void> {
  list = await callWithOwner('drop_bill', { request });
}
