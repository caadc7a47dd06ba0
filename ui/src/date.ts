// Days and times in words, in the Buddhist era, on Bangkok's clock.
// Must never use the machine's zone or locale: both are wrong on half the machines.
import { foldDigits } from './digits';
import { locale } from './locale.svelte';

/** A day as Rust writes it: "2026-11-22". */
export type Day = string;

const BANGKOK = 7 * 3600;
const ERA = 543;

const words = {
  th: {
    short: 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' '),
    long: (
      'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน ' +
      'กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'
    ).split(' '),
    weekday: 'อา. จ. อ. พ. พฤ. ศ. ส.'.split(' '),
    era: '',
  },
  en: {
    short: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    long: (
      'January February March April May June July August September October November December'
    ).split(' '),
    weekday: 'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
    era: ' BE',
  },
};

interface YearMonthDay {
  year: number;
  month: number;
  day: number;
}

/** Cuts "2026-11-22" up; throws on anything that is not a real day, which would be a fault of ours. */
export function split(day: Day): YearMonthDay {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const cut = { year: Number(found?.[1]), month: Number(found?.[2]), day: Number(found?.[3]) };
  if (!found || !isReal(cut)) throw new RangeError(`not a day: ${day}`);
  return cut;
}

export function join({ year, month, day }: YearMonthDay): Day {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isReal({ year, month, day }: YearMonthDay): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function addDays(day: Day, count: number): Day {
  const { year, month, day: date } = split(day);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** The same day some months on; 31 becomes the last day where the month is shorter. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: date } = split(day);
  const moved = new Date(Date.UTC(year, month - 1 + count, 1));
  const [y, m] = [moved.getUTCFullYear(), moved.getUTCMonth() + 1];
  return join({ year: y, month: m, day: Math.min(date, daysInMonth(y, m)) });
}

/** 0 = Sunday. */
export function weekdayNumber(day: Day): number {
  const { year, month, day: date } = split(day);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay();
}

export function weekdayNames(): string[] {
  return words[locale.current].weekday;
}

/** "อา." */
export function weekday(day: Day): string {
  return weekdayNames()[weekdayNumber(day)] ?? '';
}

/** "22 พ.ย. 2569" */
export function dayText(day: Day): string {
  const { year, month, day: date } = split(day);
  const { short, era } = words[locale.current];
  return `${String(date)} ${short[month - 1] ?? ''} ${String(year + ERA)}${era}`;
}

/** "อา. 22 พ.ย. 2569" */
export function dayWithWeekday(day: Day): string {
  return `${weekday(day)} ${dayText(day)}`;
}

/** "22 พฤศจิกายน 2569": to echo a typed date back. */
export function dayInWords(day: Day): string {
  const { year, month, day: date } = split(day);
  const { long, era } = words[locale.current];
  return `${String(date)} ${long[month - 1] ?? ''} ${String(year + ERA)}${era}`;
}

/** "พฤศจิกายน 2569" */
export function monthText(day: Day): string {
  return dayInWords(day).replace(/^\d+ /, '');
}

/** The calendar day in Bangkok of a unix time in seconds. The business day comes from Rust instead. */
export function dayAt(unixSeconds: number): Day {
  return new Date((unixSeconds + BANGKOK) * 1000).toISOString().slice(0, 10);
}

/** "09:41" */
export function timeAt(unixSeconds: number): string {
  return new Date((unixSeconds + BANGKOK) * 1000).toISOString().slice(11, 16);
}

/** "22 พ.ย. 2569 · 09:41" */
export function momentText(unixSeconds: number): string {
  return `${dayText(dayAt(unixSeconds))} · ${timeAt(unixSeconds)}`;
}

/**
 * A day typed as day/month/year ("22/11/69", "๒๒-๑๑-๒๕๖๙", "22.11.2026"), or null.
 * Two-digit years are 25yy, from 2400 on Buddhist, else Christian. Echo it back in words.
 */
export function dayTyped(text: string): Day | null {
  const found = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{2}|\d{4})$/.exec(foldDigits(text.trim()));
  if (!found) return null;
  const typed = Number(found[3]);
  const buddhist = found[3]?.length === 2 ? 2500 + typed : typed;
  const cut = {
    year: buddhist >= 2400 ? buddhist - ERA : buddhist,
    month: Number(found[2]),
    day: Number(found[1]),
  };
  return isReal(cut) ? join(cut) : null;
}
