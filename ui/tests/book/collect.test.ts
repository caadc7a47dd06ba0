// Collecting: the next stall, its payment once, its receipt, and taking it back.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { nextAfter, sorted } from '../../src/screens/book/collect/order';
import { expectClean } from '../axe';
import { account, asked, EVENING, openBook, purse, receipt, refusal, report, tap, totals } from './market';

const [paidDay, missingDay, stallDay] = report.stalls as [
  (typeof report.stalls)[0], (typeof report.stalls)[0], (typeof report.stalls)[0],
];

/** A book that remembers whether the fee was paid. */
function world() {
  let paid = false;
  return {
    market_day: () => ({
      ...report,
      totals: paid ? { ...totals, paid: 8800, owed: 0, arrears: 0 } : totals,
      stalls: [paidDay, missingDay, paid ? { ...stallDay, paid: 4400, owed: 0, arrears: 0 } : stallDay],
    }),
    stall_account: () => (paid ? { ...account, owed: 0 } : account),
    record_payment: () => {
      paid = true;
      return receipt;
    },
    reverse_payment: () => {
      paid = false;
      return { ...receipt, reversed: { at: EVENING, reason: 'ผิดร้าน' } };
    },
    fee_qr: () => ({ qr: { text: 'x', svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' }, to: '081•••5678' }),
    fee_receipt_picture: () => ({ png: 'AAAA', width: 576, height: 900 }),
  };
}

async function begin(): Promise<void> {
  await userEvent.type(await screen.findByLabelText('ชื่อผู้เก็บเงิน'), 'สมชาย');
  await tap('เริ่มเก็บเงิน');
  await waitFor(() => { expect(screen.queryByRole('dialog', { name: 'ใครเก็บเงิน' })).toBeNull(); });
}

const card = () => within(screen.getByRole('article', { name: 'ร้านที่กำลังเก็บ' }));

describe('collecting', () => {
  it('takes all that is owed, gives the number, and takes it back for a reason', async () => {
    const fake = await openBook('book_collect', world());
    await begin();
    expect(screen.getByText('เหลือ 1 ร้าน')).toBeVisible();
    expect(card().getByText('ร้านป้าสมศรี')).toBeVisible();
    expect(card().getByText('ตั้งแต่ 21 พ.ย. 2569 ตัดยอดนี้ก่อน')).toBeVisible();
    await expectClean(document.body);
    await tap('รับรวมค้าง 74');
    expect(await screen.findByText('รับ 74 บาท (เงินสด)')).toBeVisible();
    expect(screen.getByText('ครบทุกร้านแล้ว')).toBeVisible();
    const [paid] = asked(fake, 'record_payment') as { request: string }[];
    expect(paid).toEqual({
      request: paid?.request, stall: 's12', amount: 7400, kind: 'cash', collector: 'สมชาย',
    });
    await tap('ใบเสร็จเลขที่ 2569/00007');
    expect(await screen.findByRole('img', { name: 'ภาพใบเสร็จเลขที่ 2569/00007' })).toBeVisible();
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'ปิด' }));

    await tap('เลิกทำ');
    const back = await screen.findByRole('button', { name: 'ยกเลิก 74 บาท' });
    expect(back).toBeDisabled();
    await userEvent.click(screen.getByRole('radio', { name: 'ผิดร้าน' }));
    await userEvent.click(back);
    expect(await screen.findByText('คืนยอด 74 บาทแล้ว')).toBeVisible();
    const [reversal] = asked(fake, 'reverse_payment') as { request: string }[];
    expect(reversal).toEqual({ request: reversal?.request, receipt: '2569/00007', reason: 'ผิดร้าน' });
    expect(reversal?.request).not.toBe(paid?.request);
    expect(screen.getByText('เหลือ 1 ร้าน')).toBeVisible();
    await expectClean(document.body);
  });

  it('tries again with the same request, so nothing is taken twice', async () => {
    const answers = world();
    let tries = 0;
    const fake = await openBook('book_collect', {
      ...answers,
      record_payment: () => {
        tries += 1;
        if (tries === 1) throw refusal;
        return answers.record_payment();
      },
    });
    await begin();
    await userEvent.click(screen.getByRole('radio', { name: 'พร้อมเพย์' }));
    expect(screen.getByText(/พร้อมเพย์ของตลาด 0812345678/)).toBeVisible();
    await tap('รับรวมค้าง 74');
    const sheet = within(await screen.findByRole('dialog', { name: 'B-12 ร้านป้าสมศรี' }));
    expect(await sheet.findByRole('img', { name: 'คิวอาร์พร้อมเพย์ 74 บาท' })).toBeVisible();
    expect(asked(fake, 'fee_qr')).toEqual([{ stall: 's12', amount: 7400 }]);
    expect(asked(fake, 'record_payment')).toEqual([]);
    await userEvent.click(sheet.getByRole('button', { name: 'เงินเข้าแล้ว รับ 74' }));
    expect(await sheet.findByText(refusal.th.happened)).toBeVisible();
    await userEvent.click(sheet.getByRole('button', { name: 'เงินเข้าแล้ว รับ 74' }));
    await screen.findByText('รับ 74 บาท (เงินสด)');
    const [first, second] = asked(fake, 'record_payment') as { request: string; kind: string }[];
    expect(first?.request).toBe(second?.request);
    expect(first?.kind).toBe('prompt_pay');
  });

  it('takes today’s part or another amount, never more than is owed', async () => {
    const fake = await openBook('book_collect', world());
    await begin();
    expect(screen.getByRole('button', { name: 'รับ 44' })).toBeVisible();
    await tap('จำนวนอื่น');
    const sheet = within(await screen.findByRole('dialog', { name: 'B-12 ร้านป้าสมศรี' }));
    const key = (digit: string): Promise<void> => userEvent.click(sheet.getByRole('button', { name: digit }));
    for (const digit of '80') await key(digit);
    expect(sheet.getByText('ค้างเพียง 74 บาท รับเกินไม่ได้')).toBeVisible();
    expect(sheet.getByRole('button', { name: 'รับ 80' })).toBeDisabled();
    await userEvent.click(sheet.getByRole('button', { name: 'ล้าง' }));
    for (const digit of '20') await key(digit);
    await userEvent.click(sheet.getByRole('button', { name: 'รับ 20' }));
    await waitFor(() => { expect(asked(fake, 'record_payment')).toMatchObject([{ amount: 2000 }]); });
  });

  it('nets what the stall has in one tap and takes the rest in money', async () => {
    let netted = false;
    const some = {
      ...purse, vouchers: { credited: 5000, netted: 0, paid_out: 0, balance: 5000 },
      credits: { approved: 1000, used: 0, balance: 1000 }, nettable: 6000, left: 1400,
    };
    const fake = await openBook('book_collect', {
      ...world(),
      market_day: () => (netted
        ? { ...report, stalls: [paidDay, missingDay, { ...stallDay, paid: 3000, owed: 1400, arrears: 0 }] }
        : report),
      stall_account: () => (netted ? { ...account, owed: 1400 } : account),
      stall_purse: () => (netted ? purse : some),
      net_stall: () => {
        netted = true;
        return { receipts: [receipt, { ...receipt, number: '2569/00008' }], netted: 6000, owed: 1400 };
      },
    });
    await begin();
    expect(await card().findByText('มีคูปอง 50')).toBeVisible();
    expect(card().getByText('มีเครดิต 10')).toBeVisible();
    await expectClean(document.body);
    await tap('หัก 60 · เหลือรับ 14');
    expect(await screen.findByText(/หักแล้ว 60 บาท ใบเสร็จ 2569\/00007 2569\/00008/)).toBeVisible();
    const [net] = asked(fake, 'net_stall') as { request: string }[];
    expect(net).toEqual({ request: net?.request, stall: 's12', collector: 'สมชาย' });
    expect(await card().findByRole('button', { name: 'รับ 14' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^หัก/ })).toBeNull();
  });

  it('prints after the payment, and a printer that fails stands in nobody’s way', async () => {
    let tries = 0;
    const fake = await openBook('book_collect', {
      ...world(),
      print_fee_receipt: () => {
        tries += 1;
        if (tries === 1) throw refusal;
        return { copy: 0 };
      },
    });
    await begin();
    await tap('รับรวมค้าง 74');
    await tap('พิมพ์ 2569/00007');
    expect(await screen.findByText(refusal.th.happened)).toBeVisible();
    await tap('พิมพ์ 2569/00007');
    expect(await screen.findByText('พิมพ์ 2569/00007 แล้ว')).toBeVisible();
    expect(screen.queryByText(refusal.th.happened)).toBeNull();
    expect(asked(fake, 'print_fee_receipt')).toEqual([{ number: '2569/00007' }, { number: '2569/00007' }]);
  });

  it('asks who collects once, and takes nothing before', async () => {
    const fake = await openBook('book_collect', world());
    const sheet = within(await screen.findByRole('dialog', { name: 'ใครเก็บเงิน' }));
    await userEvent.click(sheet.getByRole('button', { name: 'ปิด' }));
    await tap('รับรวมค้าง 74');
    expect(await screen.findByRole('dialog', { name: 'ใครเก็บเงิน' })).toBeVisible();
    expect(asked(fake, 'record_payment')).toEqual([]);
  });
});

describe('the order of the round', () => {
  const owing = (stall: string) => ({ ...stallDay, stall });
  const stalls = [owing('a'), paidDay, owing('b'), missingDay, owing('c')];

  it('puts the paid below and the skipped at the end', () => {
    const groups = sorted(stalls, ['a']);
    expect(groups.unpaid.map(({ stall }) => stall)).toEqual(['b', 'c', 'a']);
    expect(groups.paid).toEqual([paidDay]);
    expect(groups.without).toEqual([missingDay]);
  });

  it('goes on from where one stands, then to the first that is left', () => {
    expect(nextAfter(stalls, [], 'a')).toBe('b');
    expect(nextAfter(stalls, [], 'c')).toBe('a');
    expect(nextAfter(stalls, ['b'], 'a')).toBe('c');
    expect(nextAfter([paidDay], [], 's01')).toBeNull();
  });
});
