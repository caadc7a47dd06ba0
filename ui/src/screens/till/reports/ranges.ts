// The stretches of days a report is asked for. Must never be longer than people keep in mind.
import { addDays, type Day, dayText, join, split } from '../../../date';
import { m } from '../../../paraglide/messages.js';

export type RangeName = 'today' | 'week' | 'month' | 'own';

export interface Range {
  from: Day;
  until: Day;
}

export function rangeOf(name: Exclude<RangeName, 'own'>, today: Day): Range {
  if (name === 'today') return { from: today, until: today };
  if (name === 'week') return { from: addDays(today, -6), until: today };
  return { from: join({ ...split(today), day: 1 }), until: today };
}

/** "22 พ.ย. 2569", or "16 พ.ย. 2569 ถึง 22 พ.ย. 2569". */
export function rangeText({ from, until }: Range): string {
  return from === until ? dayText(from) : m.day_hours({ from: dayText(from), to: dayText(until) });
}

export const rangeWords: Record<RangeName, () => string> = {
  today: m.date_today, week: m.reports_week, month: m.reports_month, own: m.reports_own,
};
