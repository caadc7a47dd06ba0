// In which order the fees are collected: by place, the skipped ones at the end, the paid ones below.
// Must never work out what is owed: it only looks at whether anything is.
import type { StallDay, StallId } from '../../../backend/bindings';

export interface Groups {
  unpaid: StallDay[];
  paid: StallDay[];
  /** nothing was charged yet: their day is still missing */
  without: StallDay[];
}

export function owes(stall: StallDay): boolean {
  return stall.owed > 0 || stall.arrears > 0;
}

export function sorted(stalls: readonly StallDay[], skipped: readonly StallId[]): Groups {
  const unpaid = stalls.filter(owes);
  return {
    unpaid: [
      ...unpaid.filter((stall) => !skipped.includes(stall.stall)),
      // in the order in which they were skipped
      ...skipped.flatMap((id) => unpaid.filter((stall) => stall.stall === id)),
    ],
    paid: stalls.filter((stall) => !owes(stall) && stall.fee !== 0),
    without: stalls.filter((stall) => !owes(stall) && stall.fee === 0),
  };
}

/** The stall that owes next on the way from this one; the first when the way is at its end. */
export function nextAfter(
  stalls: readonly StallDay[],
  skipped: readonly StallId[],
  from: StallId,
): StallId | null {
  const { unpaid } = sorted(stalls, skipped);
  const at = stalls.findIndex((stall) => stall.stall === from);
  const ahead = new Set(stalls.slice(at + 1).map((stall) => stall.stall));
  const fresh = unpaid.filter((stall) => !skipped.includes(stall.stall));
  const next = fresh.find((stall) => ahead.has(stall.stall)) ?? unpaid[0];
  return next?.stall ?? null;
}
