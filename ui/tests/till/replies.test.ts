// The committee's reply: what holds, what is only shown, what was refused; and where it may open by itself.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReplyShown, TillState } from '../../src/backend/bindings';
import { go, screen as shownScreen } from '../../src/screen.svelte';
import HandIn from '../../src/screens/till/HandIn.svelte';
import { forgetReplies, lookForReplies } from '../../src/screens/till/reply/arrivals.svelte';
import Replies from '../../src/screens/till/reply/Replies.svelte';
import { begin } from '../../src/till.svelte';
import { clearToast, toasts } from '../../src/toast.svelte';
import { expectClean } from '../axe';
import { asked, MORNING, refusal, stand, state } from './stand';

const enrolled: TillState = {
  ...state,
  identity: {
    device: 'd', market: 'm', market_name: 'ตลาดบ้านโนน', stall: 's', stall_name: 'ร้านป้าสมศรี',
    place: 'A-12', key: 'k',
  },
};

const reply: ReplyShown = {
  reply: {
    number: 3, made: MORNING, at: MORNING, file: 'f', market_name: 'ตลาดบ้านโนน', stall_name: 'ร้านป้าสมศรี',
    place: 'A-12',
    received: [
      { day: '2026-11-22', z: 2, part: 1, verdict: 'booked', net: 125_000, ours: true },
      { day: '2026-11-21', z: 1, part: null, verdict: 'refused', net: null, ours: false },
    ],
    fees: [{
      day: '2026-11-22', lines: [{ name: 'ค่าแผง', amount: 3_000 }], total: 3_000, paid: 1_000, owed: 2_000,
    }],
    owed_before: 500, owed: 2_500, owed_since: '2026-11-15',
    payments: [{ number: '2569/00001', day: '2026-11-22', amount: 1_000, kind: 'voucher', reversed: true }],
    prompt_pay: { to: '0812345678', amount: 2_500 }, notices: ['พรุ่งนี้ตลาดหยุด'],
    prices: ['ค่าแผง 30 บาท/วัน', 'ค่าไฟ 5 บาท/ดวง'], new_prices: ['ค่าไฟ 5 บาท/ดวง'],
    withdrawn: ['7K2QD-M0XW9'], refused_slips: [{ bank: '014', reference: 'REF1' }], known: true,
  },
  pay: { qr: { text: 'x', svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' }, to: 'xxx-xxx-5678' },
};

const answers = {
  till_state: () => enrolled, take_replies: () => [], last_reply: () => reply,
};

describe('the reply', () => {
  it('says what is owed, what was received and what the committee has to say', async () => {
    await stand(answers);
    const { container } = render(Replies);
    expect(await screen.findByText('25', { selector: '.huge' })).toBeVisible();
    expect(screen.getByText('ค้างตั้งแต่ 15 พ.ย. 2569')).toBeVisible();
    expect(screen.getByRole('img', { name: /25 บาท/ })).toBeVisible();
    expect(screen.getByText('กรรมการรับแล้ว')).toBeVisible();
    expect(screen.getByText(/ไม่ใช่ไฟล์จากเครื่องนี้/)).toBeVisible();
    expect(screen.getByText('จ่ายแล้ว 10 ค้าง 20')).toBeVisible();
    expect(screen.getByText('พรุ่งนี้ตลาดหยุด')).toBeVisible();
    expect(screen.getByText('อัตราใหม่')).toBeVisible();
    expect(screen.getByText('7K2QD-M0XW9')).toBeVisible();
    expect(screen.getByText('ยกเลิกแล้ว')).toBeVisible();
    await expectClean(container);
  });

  it('that is older is only shown, with the way back to the one that holds', async () => {
    const older = { ...reply, reply: { ...reply.reply, number: 1 } };
    const arrived = { name: 'a', answer: { taken: 'older', shown: older }, refused: null };
    let first = true;
    const fake = await stand({
      ...answers, take_replies: () => { const now = first ? [arrived] : []; first = false; return now; },
    });
    render(Replies);
    expect(await screen.findByText(/เก่ากว่าใบที่ใช้อยู่/)).toBeVisible();
    expect(screen.getByText(/ใบตอบที่ 1 /)).toBeVisible();
    expect(screen.queryByRole('button', { name: /ดูและพิมพ์/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /ดูใบล่าสุด/ }));
    expect(await screen.findByText(/ใบตอบที่ 3 /)).toBeVisible();
    expect(asked(fake, 'last_reply')).toHaveLength(2);
  });

  it('of another stall is refused in words, and the one that holds stays', async () => {
    const refused = refusal('reply.other_stall');
    await stand({ ...answers, take_replies: () => [{ name: 'a', answer: null, refused }] });
    render(Replies);
    expect(await screen.findByRole('alert')).toHaveTextContent('ไม่ได้');
    expect(screen.getByText(/ใบตอบที่ 3 /)).toBeVisible();
  });

  it('says where one comes from when there is none, and that a stall alone gets none', async () => {
    await stand({ ...answers, last_reply: () => null });
    const { unmount } = render(Replies);
    expect(await screen.findByText(/เปิดไฟล์นั้นที่นี่/)).toBeVisible();
    unmount();
    await stand({ take_replies: () => [], last_reply: () => null });
    render(Replies);
    expect(await screen.findByText(/ยังไม่ได้เข้าตลาด/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /เปิดไฟล์ใบตอบ/ })).toBeNull();
  });
});

describe('handing in', () => {
  it('shows which days the committee has', async () => {
    const day = { day: '2026-11-22', part: 1, closed: MORNING, net: 100 };
    await stand({
      ...answers, closed_days: () => [{ ...day, z: 2, answered: null }, { ...day, z: 1, answered: 'booked' }],
    });
    const { container } = render(HandIn);
    const rows = await screen.findAllByRole('listitem');
    expect(rows[0]).toHaveTextContent('รอใบตอบ');
    expect(rows[1]).toHaveTextContent('กรรมการรับแล้ว');
    await expectClean(container);
  });
});

describe('one that comes by itself', () => {
  const number = (value: number) => ({ number: value, made: MORNING, at: MORNING });
  let now: TillState = enrolled;

  beforeEach(async () => {
    forgetReplies();
    clearToast();
    now = { ...enrolled, reply: number(1) };
    await stand({ ...answers, till_state: () => now });
    await begin();
  });

  it('opens its screen where nothing is half done', async () => {
    await lookForReplies();
    expect(shownScreen.current.name).toBe('sale');
    now = { ...now, reply: number(2) };
    await lookForReplies();
    expect(shownScreen.current.name).toBe('replies');
  });

  it('only says so where something is', async () => {
    await lookForReplies();
    go('day_close');
    now = { ...now, reply: number(2) };
    await lookForReplies();
    expect(shownScreen.current.name).toBe('day_close');
    expect(toasts.current?.words).toMatch('มีใบตอบใหม่');
  });

  it('opens for one that was refused, so that a person is told', async () => {
    await lookForReplies();
    now = { ...now, replies_waiting: 1 };
    await lookForReplies();
    expect(shownScreen.current.name).toBe('replies');
  });
});
