// The preorder being taken: kept while a screen is left and come back to, and while the language changes.
// Must never hold a price: what it comes to is asked of the till.
import type { CustomerId, Day, SaleLine } from '../../../backend/bindings';
import { type AmountEntry, bahtInput } from '../../../money';

const NOON = 12 * 60;

class Draft {
  request = $state('');
  who = $state('');
  phone = $state('');
  customer = $state<CustomerId | null>(null);
  day = $state<Day>('');
  minute = $state(NOON);
  lines = $state.raw<readonly SaleLine[]>([]);
  note = $state('');
  deposit = $state.raw<AmountEntry>(bahtInput.empty);
  kind = $state<'cash' | 'prompt_pay'>('cash');
  step = $state<0 | 1 | 2>(0);

  /** A new one, for a day; its id is made once, before the first try. */
  begin(day: Day): void {
    if (this.request === '') this.request = crypto.randomUUID();
    if (this.day === '') this.day = day;
  }

  forget(): void {
    this.request = this.who = this.phone = this.note = '';
    this.customer = null;
    this.day = '';
    this.minute = NOON;
    this.lines = [];
    this.deposit = bahtInput.empty;
    this.kind = 'cash';
    this.step = 0;
  }
}

export const draft = new Draft();
