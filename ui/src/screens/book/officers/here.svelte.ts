// Which officer is at the book now, and what she may do. A book without officers needs nobody.
// Must never hold a PIN, nor decide what an office may: the book does.
import type { OfficerHere, Power } from '../../../backend/bindings';
import { call, onFailure } from '../../../backend/client';
import { book } from '../../../book.svelte';
import { go, screen } from '../../../screen.svelte';

let here = $state.raw<OfficerHere | null>(null);

export const officers = {
  get here(): OfficerHere | null {
    return here;
  },
  /** Somebody must sign in before anything is done. */
  get wanted(): boolean {
    return here !== null && here.needed && here.officer === null;
  },
};

/** Whether whoever is here may do it; true until the book was asked: its refusal is the law. */
export function may(power: Power): boolean {
  return here?.powers.includes(power) ?? true;
}

function keep(next: OfficerHere): OfficerHere {
  // who is here receives the fees: the book writes her name, whatever is typed
  if (next.officer?.number !== here?.officer?.number) book.collector = next.officer?.name ?? '';
  here = next;
  return next;
}

export async function readOfficer(): Promise<OfficerHere> {
  return keep(await call('officer_here', {}));
}

export async function officerSignIn(number: number, pin: string): Promise<OfficerHere> {
  return keep(await call('officer_sign_in', { number, pin }));
}

export async function officerSignOut(): Promise<OfficerHere> {
  return keep(await call('officer_sign_out', {}));
}

/** Whoever was here is signed out: the screen asks who is here. Returns how to stop. */
export function watchForOfficer(): () => void {
  return onFailure(({ code }) => {
    if (code === 'officers.sign_in' && screen.current.name !== 'book_sign_in') go('book_sign_in');
  });
}
