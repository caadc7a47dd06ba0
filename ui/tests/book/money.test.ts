// The committee's money: the bag counted blind with its difference, deposits by hand, credits by two.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CashEntry, Deposits, MarketMoney, StallCredit } from '../../src/backend/bindings';
import type { Failure } from '../../src/backend/failure';
import { expectClean } from '../axe';
import { asked, DAY, EVENING, openBook, refusal, stalls, tap } from './market';

const handed: CashEntry = {
  number: 'H2569/00001', act: 'handed_over', at: EVENING, day: DAY, amount: 4500, kind: 'cash',
  market: 'ตลาดริมคลอง', stall: null, place: '', name: '', collector: 'สมชาย', officer: null,
  expected: 5000, difference: -500, pieces: [], words: 'ทอนผิด', receiver: 'ป้าศรี', by: null, beside: null,
  receipt: null, banked: null, hash: 'ab', reversed: null,
};

const money: MarketMoney = {
  cash_box: {
    handed_over: 4500, deposits_received: 0, banked: 0, paid_out: 0, deposits_returned: 0, cash: 4500,
    with_collectors: 3000, difference: -500, transferred: 2000,
  },
  collectors: [{
    officer: null, name: 'สมชาย', cash: 8000, transfer: 2000, expected: 5000, handed: 4500,
    difference: -500, in_hand: 3000,
    days: [{ day: DAY, receipts: 3, cash: 8000, transfer: 2000, taken_back: 0, handed: 4500 }],
  }],
  entries: [handed],
};

const deposits: Deposits = {
  held: 0, missing: 50_000, entries: [],
  stalls: [{ stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', asked: 50_000, held: 0 }],
};

const credit: StallCredit = {
  id: 'c1', stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', amount: 2000, reason: 'ไฟดับ',
  state: 'proposed', proposed: EVENING, proposed_by: 3, decided: null, decided_by: null,
};

describe('the collectors’ money', () => {
  it('counts a bag blind, tells the difference, and records it with a reason', async () => {
    const differs: Failure = {
      ...refusal, code: 'hand_over.reason_needed', number: 'B-154',
      th: { happened: 'นับได้ต่างจากที่ควรมี -10 บาท', todo: 'นับอีกครั้ง หรือบอกเหตุผล' },
    };
    const fake = await openBook('book_money', {
      market_money: () => money,
      hand_over: ({ reason }: { reason: string }) => {
        if (reason === '') throw differs;
        return handed;
      },
    });
    expect(await screen.findByText('ควรมีในกล่อง')).toBeVisible();
    expect(screen.getAllByText('ขาด 5').length).toBeGreaterThan(0);
    await expectClean(document.body);
    await tap('รับเงินส่ง สมชาย');
    const sheet = within(await screen.findByRole('dialog', { name: 'รับเงินจาก สมชาย' }));
    expect(sheet.queryByText(/30/)).toBeNull();
    await userEvent.type(sheet.getByLabelText('ชื่อผู้รับเงิน'), 'ป้าศรี');
    await userEvent.click(sheet.getByRole('button', { name: 'รับเงินส่ง' }));
    expect(await sheet.findByText(differs.th.happened)).toBeVisible();
    expect(sheet.getByRole('button', { name: 'บันทึกตามที่นับได้' })).toBeDisabled();
    await userEvent.click(sheet.getByRole('radio', { name: 'ทอนผิด' }));
    await userEvent.click(sheet.getByRole('button', { name: 'บันทึกตามที่นับได้' }));
    expect(await screen.findByText('บันทึกใบส่งเงิน H2569/00001 แล้ว · ขาด 5')).toBeVisible();
    const [first, second] = asked(fake, 'hand_over') as { request: string; reason: string }[];
    expect([first?.reason, second?.reason]).toEqual(['', 'ทอนผิด']);
    expect(first?.request).toBe(second?.request);
  });

  it('banks what the bank’s paper says, for the hand-overs it was', async () => {
    const fake = await openBook('book_money', { market_money: () => money, bank_money: () => handed });
    await tap('นำเงินฝากธนาคาร');
    const sheet = within(await screen.findByRole('dialog', { name: 'นำเงินฝากธนาคาร' }));
    await userEvent.type(sheet.getByLabelText('เลขอ้างอิงของธนาคาร'), 'KTB 42');
    await userEvent.click(sheet.getByRole('button', { name: 'H2569/00001 · 45' }));
    for (const digit of '40') await userEvent.click(sheet.getByRole('button', { name: digit }));
    await userEvent.click(sheet.getByRole('button', { name: 'นำฝาก 40' }));
    await waitFor(() => {
      expect(asked(fake, 'bank_money')).toMatchObject([
        { amount: 4000, reference: 'KTB 42', hand_overs: ['H2569/00001'] },
      ]);
    });
  });
});

describe('deposits', () => {
  it('receives what is asked, and shows its own paper', async () => {
    const fake = await openBook('book_deposits', {
      deposits: () => deposits,
      receive_deposit: () => ({ ...handed, number: 'D2569/00001', act: 'deposit_received' }),
      fee_receipt_picture: () => ({ png: 'AAAA', width: 576, height: 900 }),
    });
    await tap('รับเงินประกัน B-12');
    const sheet = within(await screen.findByRole('dialog', { name: /B-12 ร้านป้าสมศรี/ }));
    await userEvent.type(sheet.getByLabelText('ชื่อผู้ทำรายการ'), 'ป้าศรี');
    await expectClean(document.body);
    await userEvent.click(sheet.getByRole('button', { name: /500/ }));
    expect(await screen.findByRole('img', { name: 'ภาพใบเสร็จเลขที่ D2569/00001' })).toBeVisible();
    expect(asked(fake, 'receive_deposit')).toMatchObject([
      { stall: 's12', amount: 50_000, kind: 'cash', officer: 'ป้าศรี' },
    ]);
  });
});

describe('credits', () => {
  it('are proposed with a reason and decided by whoever is here', async () => {
    const fake = await openBook('book_credits', {
      stall_credits: () => [credit], stalls: () => stalls,
      propose_credit: () => credit, decide_credit: () => ({ ...credit, state: 'approved' }),
    });
    expect(await screen.findByText('รออนุมัติ 1 รายการ')).toBeVisible();
    await tap('อนุมัติ B-12 20');
    await waitFor(() => {
      expect(asked(fake, 'decide_credit')).toMatchObject([{ credit: 'c1', approved: true }]);
    });
    await tap('เสนอเครดิต');
    await tap('B-12 ร้านป้าสมศรี');
    const sheet = within(await screen.findByRole('dialog', { name: /เสนอเครดิต/ }));
    await userEvent.type(sheet.getByLabelText('เหตุผลสั้น ๆ'), 'ไฟดับ');
    await userEvent.click(sheet.getByRole('button', { name: '5' }));
    await userEvent.click(sheet.getByRole('button', { name: 'เสนอ 5 บาท' }));
    await waitFor(() => {
      expect(asked(fake, 'propose_credit')).toMatchObject([{ stall: 's12', amount: 500, reason: 'ไฟดับ' }]);
    });
  });
});
