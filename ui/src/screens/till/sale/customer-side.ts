// Tells the customer's side of the till what to show. Must never stand in the way of a sale:
// a screen that is not there, or does not answer, is nothing the vendor has to know.
import type { DisplayState } from '../../../backend/bindings';
import { call } from '../../../backend/client';

let said = '';

/** The same stage twice is said once; a bill that changes is read by the other side itself. */
export function tellCustomer(stage: DisplayState): void {
  const saying = JSON.stringify(stage);
  if (saying === said) return;
  said = saying;
  call('show_customer', stage).catch(() => { said = ''; });
}
