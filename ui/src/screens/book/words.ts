// Small words that several screens of the book share. Must never work out a figure.
import type {
  FeeKind, FeeLine, FeeRule, KeyState, StallDayState, TenderKind, TenderTotal, Zone,
} from '../../backend/bindings';
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
      return m.fee_says_no_file({ baht: baht(fee.amount) });
    case 'one_off':
      return m.fee_says_once({ baht: baht(fee.amount) });
    case 'fine':
      return m.fee_says_fine({ baht: baht(fee.amount) });
    case 'deposit':
      return m.fee_says_deposit({ baht: baht(fee.amount) });
    case 'per_unit':
      return m.fee_says_unit({ baht: baht(fee.price), unit: fee.unit });
    case 'metered':
      return m.fee_says_metered({ baht: baht(fee.price), unit: fee.unit });
    case 'percent_of_net':
      return [share(fee.basis_points, fee.threshold), ...bounds(fee)].join(' ');
    case 'sliding':
      return [
        fee.steps.map(({ above, basis_points }) => share(basis_points, above)).join(' · '), ...bounds(fee),
      ].join(' ');
  }
}

function share(hundredths: number, above: number): string {
  const words = m.fee_says_percent({ percent: percent(hundredths) });
  return above > 0 ? `${words} ${m.fee_says_above({ baht: baht(above) })}` : words;
}

function bounds({ minimum, maximum }: { minimum: number | null; maximum: number | null }): string[] {
  return [
    minimum ? m.fee_says_least({ baht: baht(minimum) }) : '',
    maximum === null ? '' : m.fee_says_most({ baht: baht(maximum) }),
  ].filter(Boolean);
}

/** Whom a rule reaches, in a few words each. */
export function reachWords(
  rule: Pick<FeeRule, 'zone' | 'category' | 'tag' | 'visiting'>,
  zones: readonly Zone[],
): string[] {
  const { zone, category, tag, visiting } = rule;
  return [
    zone ? m.fee_only_zone({ zone: zones.find(({ id }) => id === zone)?.name ?? '?' }) : m.fee_all_zones(),
    category ? m.fee_only_category({ category }) : '',
    tag ? m.fee_only_tag({ tag }) : '',
    visiting === true ? m.fee_only_visiting() : '',
    visiting === false ? m.fee_only_staying() : '',
  ].filter(Boolean);
}

/** A line of a fee: what was waived says so. */
export function feeLineWord(line: FeeLine): string {
  return 'waiver' in line ? m.waiver_line({ name: line.name }) : line.name;
}
