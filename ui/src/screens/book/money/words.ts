// Words of the committee's own money. Must never work out a figure.
import type { CashAct, CashEntry } from '../../../backend/bindings';
import { baht } from '../../../money';
import { m } from '../../../paraglide/messages.js';

const acts: Record<CashAct, () => string> = {
  handed_over: m.collect_act_handed_over,
  banked: m.collect_act_banked,
  paid_out: m.collect_act_paid_out,
  deposit_received: m.collect_act_deposit_received,
  deposit_returned: m.collect_act_deposit_returned,
  kept_for_damages: m.collect_act_kept_for_damages,
  kept_for_arrears: m.collect_act_kept_for_arrears,
};

export function actWord(act: CashAct): string {
  return acts[act]();
}

/** "ขาด 5", "เกิน 5", "ตรง": below zero is short. */
export function differenceWord(difference: number): string {
  if (difference === 0) return m.collect_exact();
  const sum = baht(Math.abs(difference));
  return difference < 0 ? m.collect_short({ baht: sum }) : m.collect_over({ baht: sum });
}

/** Whom an entry concerns: a stall, a collector, or the bank's paper. */
export function whose(entry: CashEntry): string {
  if (entry.stall !== null) return `${entry.place} ${entry.name}`;
  return entry.act === 'banked' ? entry.words : entry.collector;
}
