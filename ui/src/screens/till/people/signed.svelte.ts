// Who is at the till now. A stall without people needs nobody, and shows nothing of all this.
// Must never hold a PIN.
import type { Signed } from '../../../backend/bindings';
import { call, onFailure } from '../../../backend/client';
import { go, screen } from '../../../screen.svelte';

let signed = $state.raw<Signed | null>(null);

export const people = {
  get signed(): Signed | null {
    return signed;
  },
  /** Somebody must sign in before anything is done. */
  get wanted(): boolean {
    return signed !== null && signed.needed && signed.operator === null;
  },
};

export async function readSigned(): Promise<Signed> {
  signed = await call('signed_in', {});
  return signed;
}

export async function signIn(number: number, pin: string): Promise<Signed> {
  signed = await call('sign_in', { number, pin });
  return signed;
}

export async function signOut(): Promise<Signed> {
  signed = await call('sign_out', {});
  return signed;
}

/** Whoever was here is signed out: the screen asks who is selling. Returns how to stop. */
export function watchForSignIn(): () => void {
  return onFailure(({ code }) => {
    if (code === 'people.sign_in' && screen.current.name !== 'sign_in') go('sign_in');
  });
}
