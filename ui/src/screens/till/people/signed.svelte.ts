// Who is at the till now. A stall without people needs nobody, and shows nothing of all this.
// Must never hold a PIN.
import type { Signed } from '../../../backend/bindings';
import { call } from '../../../backend/client';

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
