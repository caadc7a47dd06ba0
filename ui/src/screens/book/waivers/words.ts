// A waiver in words: for whom, off what, how much, which days. Must never work an amount out.
import type { WaiverRow, WaiverState } from '../../../backend/bindings';
import { dayText } from '../../../date';
import { baht } from '../../../money';
import { m } from '../../../paraglide/messages.js';
import { percent } from '../../../percent';

export function waiverTitle(row: WaiverRow): string {
  const whose = row.whose.who === 'tag'
    ? m.waiver_of_tag({ tag: row.whose.tag })
    : `${row.place} ${row.stall_name}`;
  return `${whose} · ${row.of_name || m.waiver_everything()} · ${cutWord(row)}`;
}

function cutWord({ cut }: WaiverRow): string {
  if (cut.cut === 'amount') return m.waiver_a_day({ baht: baht(cut.amount) });
  return cut.basis_points === 10_000 ? m.waiver_all() : percent(cut.basis_points);
}

const states: Record<WaiverState, () => string> = {
  waiting: m.waiver_is_waiting,
  approved: m.waiver_is_approved,
  refused: m.waiver_is_refused,
  withdrawn: m.waiver_is_withdrawn,
};

export function waiverDetail(row: WaiverRow): string {
  const span = m.fee_from_until({ from: dayText(row.from), until: dayText(row.until) });
  return [
    span,
    row.reason,
    row.proposed_name ? m.waiver_by({ name: row.proposed_name }) : '',
    row.state === 'waiting'
      ? ''
      : row.decided_name ? `${states[row.state]()} (${row.decided_name})` : states[row.state](),
    row.ended_at === null ? '' : m.waiver_was_ended(),
    row.waived === 0 ? '' : m.waiver_so_far({ baht: baht(row.waived) }),
  ].filter(Boolean).join(' · ');
}
