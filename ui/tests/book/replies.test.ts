// Replies to the stalls: all at once, one by one, who has seen them; notices and withdrawn vouchers.
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Notice, ReplyState } from '../../src/backend/bindings';
import { expectClean } from '../axe';
import { asked, DAY, EVENING, openBook, tap } from './market';

const seen: ReplyState = {
  stall: 's01', place: 'A-01', name: 'สวนลุงชัย', has_till: true, number: 4, made: EVENING, of: DAY, seen: 4,
  news: false,
};
const states: ReplyState[] = [
  seen,
  { ...seen, stall: 's02', place: 'A-02', seen: 3 },
  { ...seen, stall: 's03', place: 'A-03', news: true },
  { ...seen, stall: 's04', place: 'A-04', number: null, made: null, of: null, seen: null },
  { ...seen, stall: 's05', place: 'A-05', has_till: false, number: null, made: null, of: null },
];

const notice: Notice = {
  notice: 1, text: 'พรุ่งนี้ตลาดหยุด', from: DAY, until: null, zone: null, zone_name: '', tag: null,
  stall: null, stall_name: '', posted: EVENING, ended: null,
};

const answers = {
  reply_states: () => states, notices: () => [notice], withdrawn_vouchers: () => [],
};

function row(place: string): HTMLElement {
  const found = screen.getAllByRole('listitem').find((one) => one.textContent.includes(place));
  if (!found) throw new Error(`no row of ${place}`);
  return found;
}

const reply = {
  stall: 's02', place: 'A-02', name: 'สวนลุงชัย', number: 5, made: EVENING, of: DAY, fresh: true,
  file_name: 'reply_A-02_2569-11-22_5.talad',
};
const file = { name: reply.file_name, data: 'AAAA', path: '/home/talad/outbox/reply_A-02.talad' };

describe('replies', () => {
  it('stand stall by stall, with what each till is known to have', async () => {
    await openBook('book_replies', answers);
    expect(await screen.findByText('A-01 สวนลุงชัย')).toBeVisible();
    expect(row('A-01')).toHaveTextContent('ร้านได้รับแล้ว');
    expect(row('A-02')).toHaveTextContent('ยังไม่รู้ว่าร้านได้รับ');
    expect(row('A-03')).toHaveTextContent('มีเรื่องใหม่');
    expect(row('A-04')).toHaveTextContent('ยังไม่เคยตอบ');
    expect(row('A-05')).toHaveTextContent('ไม่มีเครื่อง');
    expect(within(row('A-05')).queryByRole('button')).toBeNull();
    await expectClean(document.body);
  });

  it('are made all at once, and the folder is told', async () => {
    const fake = await openBook('book_replies', {
      ...answers,
      make_replies: () => ({
        replies: [reply], made: 1, unchanged: 2, without_till: 1, folder: '/home/talad/outbox',
      }),
    });
    await tap(/ทำใบตอบทุกร้าน/);
    expect(await screen.findByText(/ทำใบตอบใหม่ 1 ร้าน ไม่มีเรื่องใหม่ 2 ร้าน/)).toBeVisible();
    expect(screen.getByText(/\/home\/talad\/outbox/)).toBeVisible();
    expect(asked(fake, 'make_replies')).toEqual([{ day: DAY }]);
  });

  it('are made for one, which says when nothing is new, and saved again', async () => {
    let fresh = true;
    const fake = await openBook('book_replies', {
      ...answers,
      make_reply: () => ({ reply: { ...reply, fresh }, file }),
      reply_file: () => ({ reply, file }),
    });
    await tap('ทำใบตอบ A-02');
    expect(await screen.findByText(/บันทึกใบตอบ A-02 ที่/)).toBeVisible();
    fresh = false;
    await tap('ทำใบตอบ A-02');
    expect(await screen.findByText(/ไม่มีเรื่องใหม่สำหรับ A-02/)).toBeVisible();
    await tap('บันทึกไฟล์ A-02');
    expect(fake.saved).toEqual([{ name: reply.file_name, data: 'AAAA' }]);
  });
});

describe('notices and vouchers', () => {
  it('are written with their days and reach, and taken down', async () => {
    const fake = await openBook('book_replies', {
      ...answers, post_notice: () => [notice], end_notice: () => [],
    });
    await tap('เขียนประกาศ');
    await userEvent.type(await screen.findByRole('textbox', { name: /ข้อความ/ }), 'ประชุมวันเสาร์');
    await userEvent.click(screen.getByRole('radio', { name: 'โซนผัก' }));
    await expectClean(document.body);
    await tap('ประกาศ');
    expect(asked(fake, 'post_notice')).toEqual([{
      request: expect.any(String) as string, text: 'ประชุมวันเสาร์', from: DAY, until: null, zone: 'z1',
      tag: null, stall: null,
    }]);
    await tap(/เอาลง พรุ่งนี้ตลาดหยุด/);
    expect(await screen.findByText(/ไม่มีประกาศ/)).toBeVisible();
  });

  it('of a voucher say which and why', async () => {
    const fake = await openBook('book_replies', {
      ...answers, withdraw_voucher: () => [{ serial: '7K2QD-M0XW9', reason: 'คูปองหาย', at: EVENING }],
    });
    await tap('ยกเลิกคูปอง');
    await userEvent.type(await screen.findByRole('textbox', { name: /เลขคูปอง/ }), '7K2QD-M0XW9');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'ยกเลิกคูปอง' }));
    expect(await screen.findByText('7K2QD-M0XW9')).toBeVisible();
    expect(asked(fake, 'withdraw_voucher')).toEqual([{ serial: '7K2QD-M0XW9', reason: 'คูปองหาย' }]);
  });
});
