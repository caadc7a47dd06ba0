// Small words that several screens of the book share. Must never work out a figure.
import type { FeeKind, KeyState, StallDayState, TenderKind, TenderTotal } from '../../backend/bindings';
import { baht } from '../../money';
import { m } from '../../paraglide/messages.js';
import { percent } from '../../percent';
import { tenderWord } from '../../tender-words';
import type { Tone } from './Mark.svelte';

/** The ways of paying that every stall has, in the columns of the book. */
export const TENDERS: readonly TenderKind[] = ['cash', 'prompt_pay'];

export { tenderWord };

const netted: Partial<Record<TenderKind, () => string>> = {
  voucher: m.collect_by_voucher,
  credit: m.collect_by_credit,
  deposit: m.collect_by_deposit,
};

/** How a fee was paid: what was netted is told from money, and a credit is no debt here. */
export function feeTenderWord(kind: TenderKind): string {
  return netted[kind]?.() ?? tenderWord(kind);
}

/** What came by one tender, or nothing when none did. */
export function tenderOf(totals: readonly TenderTotal[], kind: TenderKind): TenderTotal | undefined {
  return totals.find((total) => total.kind === kind);
}

interface StateWords {
  tone: Tone;
  word: () => string;
}

const states: Record<StallDayState, StateWords> = {
  fork: { tone: 'look', word: m.book_state_fork },
  unconfirmed: { tone: 'wait', word: m.book_state_unconfirmed },
  broken: { tone: 'look', word: m.book_state_broken },
  gap: { tone: 'look', word: m.book_state_gap },
  slip: { tone: 'wait', word: m.receiving_state_slip },
  received: { tone: 'good', word: m.book_state_received },
  missing: { tone: 'none', word: m.book_state_missing },
  excused: { tone: 'same', word: m.attendance_excused },
};

export function stateOf(state: StallDayState): { tone: Tone; word: string } {
  const { tone, word } = states[state];
  return { tone, word: word() };
}

const keys: Record<KeyState['kind'], StateWords> = {
  none: { tone: 'none', word: m.stall_key_none },
  invited: { tone: 'wait', word: m.stall_key_invited },
  joined: { tone: 'good', word: m.stall_key_joined },
  retired: { tone: 'same', word: m.stall_key_retired },
};

export function keyOf(key: KeyState): { tone: Tone; word: string } {
  const { tone, word } = keys[key.kind];
  return { tone, word: word() };
}

/** What a rule charges, as a plain sentence without its name. */
export function feeSentence(fee: FeeKind): string {
  switch (fee.kind) {
    case 'per_stall_day':
      return m.fee_says_day({ baht: baht(fee.amount) });
    case 'no_file':
    case 'one_off':
    case 'fine':
    case 'deposit':
      return baht(fee.amount);
    case 'sliding':
      return fee.steps.map(({ above, basis_points }) => [
        m.fee_says_percent({ percent: percent(basis_points) }),
        m.fee_says_above({ baht: baht(above) }),
      ].join(' ')).join(' · ');
    case 'per_unit':
    case 'metered':
      return m.fee_says_unit({ baht: baht(fee.price), unit: fee.unit });
    case 'percent_of_net':
      return [
        m.fee_says_percent({ percent: percent(fee.basis_points) }),
        fee.threshold > 0 ? m.fee_says_above({ baht: baht(fee.threshold) }) : '',
        fee.minimum ? m.fee_says_least({ baht: baht(fee.minimum) }) : '',
        fee.maximum === null ? '' : m.fee_says_most({ baht: baht(fee.maximum) }),
      ].filter(Boolean).join(' ');
  }
}
