// Whether this till knows where the committee is in the market's network, and handing in there.
// Must never hold a file back: what cannot be sent goes by stick.
import type { HandInAnswer } from '../../../backend/bindings';
import { call } from '../../../backend/client';

let address = $state('');

export const network = {
  /** There is somewhere to send to. */
  get known(): boolean {
    return address !== '';
  },
};

/** Asks again where the committee is. */
export async function lookForCommittee(): Promise<void> {
  ({ address } = await call('committee_address', {}));
}

/** Hands the file of a closing in. Again is safe: the book takes each file once. */
export async function handIn(z: number): Promise<HandInAnswer> {
  const { name, data } = await call('settlement_file', { z });
  return call('hand_in_over_network', { name, data });
}
