// From the bill to the sale, and the sale made last.
// Must never send one bill under two ids: a sale whose answer was lost would be made twice.
import type { SellRequest, Sold, TenderRequest } from '../../../backend/bindings';
import { asFailure } from '../../../backend/failure';
import { callWithOwner } from '../../../backend/owner.svelte';
import { go, open } from '../../../screen.svelte';
import { soundSold } from '../../../sound';
import { refresh } from '../../../till.svelte';
import { report } from '../../../trouble.svelte';
import { bill, inTurn, lock, reprice, startAfresh } from './bill.svelte';

let last = $state.raw<Sold | null>(null);
let lastCustomer = $state('');
/** what was asked and never answered: it may have been sold */
let unanswered = $state.raw<SellRequest | null>(null);

export const checkout = {
  /** The sale made last on this screen; null after a start. */
  get last(): Sold | null {
    return last;
  },
  /** Whose it was; empty for nobody known. */
  get lastCustomer(): string {
    return lastCustomer;
  },
  /** The till did not answer: until it does, the bill may be sold and must not change. */
  get unanswered(): boolean {
    return bill.isLocked && unanswered !== null;
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

const TRIES = 2;

/** The same request as often as it takes: the till sells it once and gives the first answer again. */
async function sell(wanted: SellRequest): Promise<Sold> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await callWithOwner('sell', wanted);
    } catch (cause) {
      const failure = asFailure(cause);
      const lost = failure.code === 'unreachable';
      unanswered = lost ? wanted : null;
      lock(lost ? failure : null);
      if (!lost || left <= 1) throw cause;
    }
  }
}

/** Sells the bill. Rejects with a failure, the bill kept as it was. */
export function pay(tenders: TenderRequest[], print: boolean): Promise<void> {
  return inTurn(async () => {
    // a second press waits its turn, and finds the bill sold
    if (bill.isEmpty) return;
    const nickname = bill.customer?.nickname ?? '';
    const asked = bill.isLocked ? unanswered : null;
    const wanted = asked ?? { bill: bill.draft, total: bill.total, tenders, print };
    show(await sell(wanted), nickname);
  });
}

function show(answer: Sold, nickname: string): void {
  last = answer;
  lastCustomer = nickname;
  unanswered = null;
  startAfresh();
  soundSold();
  go('sold');
  refresh().catch(report);
}

/** A page that was opened anew asks about the sale that had no answer, and shows what was told then. */
export function finish(wanted: SellRequest): Promise<void> {
  return inTurn(async () => { show(await sell(wanted), ''); });
}

/** Asks once more about the sale that was not answered. */
export function askAgain(): Promise<void> {
  return unanswered ? pay([], false) : Promise.resolve();
}
