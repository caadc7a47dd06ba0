// The reasons people give most, to tap instead of typing.
// Must never be the only ones: each list ends with "another reason", which is written.
import { m } from '../../../paraglide/messages.js';

export interface Reason {
  value: string;
  word: string;
}

const list = (...words: string[]): Reason[] => words.map((word, at) => ({ value: String(at), word }));

/** Why a drawer is over or short. */
export function differenceReasons(): Reason[] {
  return list(m.day_reason_change(), m.day_reason_forgot(), m.day_reason_paid_out());
}

/** Why cash moves without a sale. */
export function cashReasons(direction: 'in' | 'out' | 'drop'): Reason[] {
  switch (direction) {
    case 'in': return list(m.cash_in_change(), m.cash_in_own(), m.cash_in_returned());
    case 'out': return list(m.cash_out_goods(), m.cash_out_help(), m.cash_out_food(), m.cash_out_own());
    case 'drop': return list(m.cash_drop_home(), m.cash_drop_bank(), m.cash_drop_box());
  }
}

/** Why the drawer is opened for nothing. */
export function drawerReasons(): Reason[] {
  return list(m.cash_drawer_change(), m.cash_drawer_look(), m.cash_drawer_mistake());
}
