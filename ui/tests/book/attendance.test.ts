// Who was there, the calendar, excuses, and the close of a market day by two officers.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type {
  Attendance, AttendanceCounts, Calendar, ClosingPreview, DayClosing, MarketDay,
} from '../../src/backend/bindings';
import { expectClean } from '../axe';
import { asked, calendar as oneDay, DAY, EVENING, openBook, report, tap, totals } from './market';

const counts: AttendanceCounts = {
  opened: 1, unplanned: 0, zero_days: 1, waiting: 0, visiting: 0, excused: 1, no_file: 2,
};

const attendance: Attendance = {
  days: [
    {
      calendar: { ...oneDay, day: '2026-11-21', open: false, reason: 'สงกรานต์' }, market_day: false, counts,
    },
    { calendar: oneDay, market_day: true, counts },
  ],
  stalls: [
    {
      stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', visiting: false,
      marks: ['market_closed', 'zero_day'],
      counts, last_opened: DAY,
    },
    {
      stall: 's02', place: 'A-02', name: 'กล้วยแม่พลอย', visiting: false,
      marks: ['market_closed', 'no_file'],
      counts, last_opened: null,
    },
  ],
  counts: { ...counts, opened: 77 },
};

const figures = {
  registered: 3, received: 2, missing: 1, excused: 0, net: 76_800_050, fee: 8800, paid: 4400, owed: 4400,
};

const preview: ClosingPreview = {
  open_before: ['2026-11-20'], figures,
  charged: [
    {
      stall: 's02', place: 'A-02', name: 'กล้วยแม่พลอย', net_before: 0, net: 0, fee_before: 0, fee: 2000,
    },
  ],
};

const closing: DayClosing = {
  at: EVENING, by: 1, by_name: 'สมศรี', with: 2, with_name: 'ประยูร', figures, changes: [],
};

describe('the close of a market day', () => {
  it('tells what is open, and waits until an open day before it is left knowingly', async () => {
    const closed: MarketDay = { ...report, closed: closing };
    let done = false;
    const fake = await openBook('book_day', {
      market_day: () => (done ? closed : report),
      preview_closing: () => preview,
      close_market_day: () => {
        done = true;
        return closing;
      },
    });
    await tap('ปิดยอดวันตลาด');
    const sheet = within(await screen.findByRole('dialog', { name: /^ปิดยอด/ }));
    expect(await sheet.findByText('A-02 กล้วยแม่พลอย')).toBeVisible();
    expect(sheet.getByText('20 บาท')).toBeVisible();
    expect(sheet.getByText('ไฟล์ที่ยังไม่นับ 2 ไฟล์')).toBeVisible();
    expect(sheet.getByRole('button', { name: /ปิดยอดด้วยกันสองคน/ })).toBeDisabled();
    await expectClean(document.body);
    await tap('ปล่อยไว้ ปิดวันนี้ก่อน');
    await tap(/ปิดยอดด้วยกันสองคน/);
    expect(asked(fake, 'close_market_day')).toMatchObject([{ day: DAY, leave_open: true }]);
    expect(await screen.findByText(/ปิดยอดแล้ว โดย สมศรี และ ประยูร/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'ปิดยอดวันตลาด' })).toBeNull();
  });

  it('shows what changed since beside the figures that were closed', async () => {
    const change = {
      stall: 's02', place: 'A-02', name: 'กล้วยแม่พลอย', net_before: 0, net: 7000, fee_before: 2000,
      fee: 5000,
    };
    const changed: MarketDay = {
      ...report, totals: { ...totals, received: 3, fee: 11_800 }, changed_since: true,
      closed: { ...closing, changes: [change] },
    };
    await openBook('book_day', { market_day: () => changed });
    expect(await screen.findByText(/ตอนปิด: ส่งยอด 2 จาก 3 ร้าน.*88 บาท/)).toBeVisible();
    expect(screen.getByText(/ตอนนี้: ส่งยอด 3 จาก 3 ร้าน.*118 บาท/)).toBeVisible();
    expect(screen.getByText(/ค่าธรรมเนียม 20 → 50 บาท/)).toBeVisible();
    await expectClean(document.body);
  });
});

describe('an excuse', () => {
  it('is given with a reason, and taken back', async () => {
    const excused: MarketDay = {
      ...report, missing: [], totals: { ...totals, missing: 0, excused: 1 },
      stalls: report.stalls.map((row) => (
        row.stall === 's02' ? { ...row, state: 'excused', excuse: 'ไม่มีของขาย' } : row
      )),
    };
    let given = false;
    const fake = await openBook('book_day', {
      market_day: () => (given ? excused : report),
      excuse_absence: (excuse: object) => {
        given = true;
        return excuse;
      },
      withdraw_excuse: () => {
        given = false;
        return {};
      },
    });
    await tap('A-02 กล้วยแม่พลอย: ลงว่าลา');
    expect(screen.getByRole('button', { name: /^ลงว่าลา/ })).toBeDisabled();
    await userEvent.click(screen.getByRole('radio', { name: 'ไม่มีของขาย' }));
    await tap(/^ลงว่าลา/);
    expect(asked(fake, 'excuse_absence')).toEqual([{ stall: 's02', day: DAY, reason: 'ไม่มีของขาย' }]);
    expect(await screen.findByText('ลา (1 ร้าน)')).toBeVisible();
    await tap(/ยกเลิกการลา/);
    expect(asked(fake, 'withdraw_excuse')).toEqual([{ stall: 's02', day: DAY }]);
    expect(await screen.findByText('ยังขาด 1 ร้าน')).toBeVisible();
  });
});

describe('attendance', () => {
  it('gives each mark a word, leaves out days that tell nothing, and adds nothing up', async () => {
    const fake = await openBook('book_attendance', { attendance: () => attendance });
    const table = within(await screen.findByRole('table'));
    expect(table.getByRole('row', { name: /B-12/ })).toHaveTextContent('ไม่มียอดขาย (ลงนามแล้ว)');
    expect(table.getByRole('row', { name: /A-02/ })).toHaveTextContent('✕');
    expect(table.queryByRole('columnheader', { name: /สงกรานต์/ })).toBeNull();
    // not the sum of the rows
    expect(table.getByRole('row', { name: /รวมทุกร้าน/ })).toHaveTextContent('77');
    await expectClean(document.body);
    await tap('เดือนก่อน');
    await waitFor(() => {
      expect(asked(fake, 'attendance')).toContainEqual({ from: '2026-10-01', until: '2026-10-31' });
    });
  });
});

describe('the calendar', () => {
  const month: Calendar = {
    weeks: [], week_from: '2026-11-23',
    days: Array.from({ length: 30 }, (_, at) => ({
      ...oneDay, day: `2026-11-${String(at + 1).padStart(2, '0')}`, received: 0,
    })),
  };

  it('closes a day only with a reason, and plans a week from the first day the book allows', async () => {
    const fake = await openBook('book_calendar', {
      calendar: () => month, set_calendar_day: () => oneDay, set_calendar: () => [],
    });
    await tap(/^28 พฤศจิกายน/);
    await userEvent.click(screen.getByRole('radio', { name: 'หยุด' }));
    expect(screen.getByRole('button', { name: /บันทึก/ })).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: /เพราะอะไร/ }), 'น้ำท่วม');
    await tap(/บันทึก/);
    expect(asked(fake, 'set_calendar_day'))
      .toEqual([{ day: '2026-11-28', open: false, reason: 'น้ำท่วม' }]);
    await tap('✓ จ. เปิด');
    await tap('ใช้ปฏิทินนี้');
    expect(asked(fake, 'set_calendar'))
      .toEqual([{ from: '2026-11-23', weekdays: [true, false, true, true, true, true, true] }]);
    await expectClean(document.body);
  });
});
