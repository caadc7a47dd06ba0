// The marks of attendance: a sign, a word and a tone each. Must never tell a mark by its colour alone.
import type { AttendanceMark } from '../../../backend/bindings';
import { m } from '../../../paraglide/messages.js';

export interface MarkWords {
  sign: string;
  tone: 'good' | 'quiet' | 'wait' | 'bad';
  word: () => string;
}

export const marks: Record<AttendanceMark, MarkWords> = {
  opened: { sign: '✓', tone: 'good', word: m.attendance_opened },
  zero_day: { sign: '0', tone: 'good', word: m.attendance_zero },
  unplanned: { sign: '✓*', tone: 'wait', word: m.attendance_mark_unplanned },
  waiting: { sign: '…', tone: 'wait', word: m.attendance_waiting },
  visiting: { sign: '↔', tone: 'quiet', word: m.attendance_visiting },
  excused: { sign: '∼', tone: 'quiet', word: m.attendance_excused },
  no_file: { sign: '✕', tone: 'bad', word: m.attendance_no_file },
  expected: { sign: '·', tone: 'quiet', word: m.attendance_expected },
  market_closed: { sign: '–', tone: 'quiet', word: m.attendance_closed_market },
};
