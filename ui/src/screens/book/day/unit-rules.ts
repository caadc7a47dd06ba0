// Which rules count something on a day, and for which stalls. Must never work a fee out.
import type { Day, DayTotals, FeeRule, StallDay, Zone } from '../../../backend/bindings';

export type UnitRule = FeeRule & { fee: { kind: 'per_unit' } };

/** The rules that charge by the piece on a day. */
export function rulesOf(rules: readonly FeeRule[], day: Day): UnitRule[] {
  return rules.filter((rule): rule is UnitRule =>
    rule.fee.kind === 'per_unit' && rule.from <= day && (rule.until === null || day <= rule.until));
}

/** The stalls a rule holds for: those of its zone, or all. */
export function stallsOf(rule: UnitRule, stalls: readonly StallDay[], zones: readonly Zone[]): StallDay[] {
  if (rule.zone === null) return [...stalls];
  const name = zones.find((zone) => zone.id === rule.zone)?.name;
  return stalls.filter((stall) => stall.zone === name);
}

/** Whether anything came for the day at all. */
export function counts(totals: DayTotals): boolean {
  const { received, refused, set_aside: aside, unconfirmed, forked } = totals;
  return [received, refused, aside, unconfirmed, forked].some((count) => count > 0);
}
