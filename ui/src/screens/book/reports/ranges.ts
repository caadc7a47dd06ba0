// The stretches of days that takings are asked for, and a month's way of being written.
// Must never be longer than the book takes: 400 days.
import { addDays, type Day, daysInMonth, join, monthText, split } from '../../../date';
import { m } from '../../../paraglide/messages.js';

export type RangeName = 'week' | 'month' | 'year' | 'own';

export const RANGES: readonly RangeName[] = ['week', 'month', 'year', 'own'];

export const rangeWords: Record<RangeName, () => string> = {
  week: m.reports_week, month: m.reports_month, year: m.book_report_this_year, own: m.reports_own,
};

/** Seven days with the last one; the whole month; the whole year. */
export function rangeOf(name: Exclude<RangeName, 'own'>, today: Day): { from: Day; until: Day } {
  const { year, month } = split(today);
  if (name === 'week') return { from: addDays(today, -6), until: today };
  if (name === 'year') {
    return { from: join({ year, month: 1, day: 1 }), until: join({ year, month: 12, day: 31 }) };
  }
  return {
    from: join({ year, month, day: 1 }), until: join({ year, month, day: daysInMonth(year, month) }),
  };
}

/** "2026-11" as the book writes a month. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** The first day of a month. */
export function firstOf(month: string): Day {
  return `${month}-01`;
}

/** "พฤศจิกายน 2569" */
export function monthWords(month: string): string {
  return monthText(firstOf(month));
}

/** "+12.5%", or a dash where there was nothing before. */
export function changeWords(basisPoints: number | null, percent: (hundredths: number) => string): string {
  if (basisPoints === null) return '–';
  return basisPoints < 0 ? `−${percent(-basisPoints)}` : `+${percent(basisPoints)}`;
}
