// Paying by more than one way: what was taken, what is left, and what a scan on the tender does.
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { PaymentScan, PaymentSoFar, SellRequest, TenderRequest } from '../../src/backend/bindings';
import { expectClean } from '../axe';
import { press, scan } from '../typist';
import { asked, button, openStall, ring, settings, shelf, state, tap } from './stall';
import { customerOf, KeptTill, refusal } from './till-kept';

const QR = { qr: { text: '0', svg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>' }, to: 'xxx-xxx-5678' };
const identity = state.identity && { ...state.identity, market: 'm' };

async function toTender(...stall: Parameters<typeof openStall>) {
  const fake = await openStall(...stall);
  await ring('ข้าวมันไก่', '50');
  press('F9');
  await screen.findByRole('button', { name: 'เสร็จ · รับพอดี' });
  return fake;
}

const tenders = (fake: Parameters<typeof asked>[0]): TenderRequest[][] =>
  (asked(fake, 'sell') as SellRequest[]).map((one) => one.tenders);
const taken = () => within(screen.getByRole('list', { name: 'รับมาแล้ว' }));

describe('paying by several ways', () => {
  it('takes cash that is too little when one goes on to PromptPay', async () => {
    const fake = await toTender({ promptpay_qr: () => QR });
    await tap('ธนบัตร 20 บาท');
    await screen.findByRole('button', { name: 'ยังขาด 30 บาท' });
    press('NumpadAdd');
    expect(await screen.findByRole('img', { name: /คิวอาร์พร้อมเพย์ 30 บาท/ })).toBeVisible();
    expect(taken().getByRole('listitem')).toHaveTextContent('เงินสด 20');
    await expectClean(document.body);
    press('Enter');
    await screen.findByText(/ขายแล้ว 50 · บิล 0042 · เงินสด 20 · พร้อมเพย์ 30/);
    expect(tenders(fake)).toEqual([[
      { kind: 'cash', amount: 2000 }, { kind: 'prompt_pay', amount: 3000 },
    ]]);
  });

  it('takes a transfer of a part, the rest in cash; ✕ takes it off again', async () => {
    const fake = await toTender({ promptpay_qr: () => QR });
    press('Digit2', { alt: true });
    await tap('แก้จำนวน');
    const sheet = within(await screen.findByRole('dialog', { name: 'ยอดโอน' }));
    press('Digit3');
    press('Digit0');
    await userEvent.click(await sheet.findByRole('button', { name: 'ใช้จำนวนนี้ · 30' }));
    await tap('ได้รับโอน 30 แล้ว');
    await screen.findByRole('button', { name: 'พอดี 20' });
    await tap('เอา พร้อมเพย์ 30 ออก');
    await screen.findByRole('button', { name: 'พอดี 50' });
    press('Enter');
    await screen.findByText('พอดี ไม่ต้องทอน');
    expect(tenders(fake)).toEqual([[{ kind: 'cash', amount: 5000 }]]);
  });

  it('counts cash once: coming back to it, it lies in the hand again', async () => {
    const fake = await toTender({ promptpay_qr: () => QR });
    await tap('ธนบัตร 20 บาท');
    await screen.findByRole('button', { name: 'ยังขาด 30 บาท' });
    await tap('พร้อมเพย์');
    await screen.findByRole('img', { name: /30 บาท/ });
    press('Digit1', { alt: true });
    await screen.findByRole('button', { name: 'ยังขาด 30 บาท' });
    expect(screen.queryByRole('list', { name: 'รับมาแล้ว' })).toBeNull();
    await tap('ธนบัตร 50 บาท');
    await tap('เสร็จ · ทอน 20');
    await screen.findByText('เงินทอน');
    expect(tenders(fake)).toEqual([[{ kind: 'cash', amount: 7000 }]]);
  });

  it('rounds cash on a line of its own', async () => {
    const fake = await toTender({
      preview_payment: ({ total, tenders: some }: PaymentSoFar) => {
        const given = some[0]?.amount ?? 0;
        return {
          enough: given >= 4975, missing: given ? 0 : total, cash_due: given ? 0 : 4975,
          rounding: given ? -25 : 0, change: Math.max(0, given - 4975), pieces: [], refused: null,
          tenders: [],
        };
      },
    });
    await tap('พอดี 49.75');
    expect(await screen.findByText('ปัดเศษเงินสด')).toBeVisible();
    expect(screen.getByText('−0.25')).toBeVisible();
    press('Enter');
    await vi.waitFor(() => { expect(tenders(fake)).toEqual([[{ kind: 'cash', amount: 4975 }]]); });
  });
});

describe('credit', () => {
  it('needs a name; a new one is added in place, and what she owes is said', async () => {
    const fake = await toTender();
    press('Digit3', { alt: true });
    expect(await screen.findByRole('button', { name: 'เลือกลูกค้าก่อน' })).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'ชื่อเล่นลูกค้า' }), 'ป้าแดง');
    await expectClean(document.body);
    await tap('เพิ่ม “ป้าแดง” เป็นลูกค้าใหม่');
    await tap('ป้าแดง เชื่อ 50');
    expect(await screen.findByText('ป้าแดง ค้างรวม 50 บาท')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'เชื่อไว้' })).toBeVisible();
    expect(tenders(fake)).toEqual([[{ kind: 'credit', amount: 5000 }]]);
    expect((asked(fake, 'sell')[0] as SellRequest).bill.customer).toBe('c1');
  });

  it('stands on a bill once: coming back to it, another amount can be said', async () => {
    const kept = new KeptTill(shelf);
    kept.customers = [customerOf('c1', 'ลุงดำ')];
    const fake = await toTender({}, kept);
    await tap('เชื่อ');
    await userEvent.click(await screen.findByRole('button', { name: /^ลุงดำ/ }));
    await tap('แก้จำนวน');
    const sheet = within(await screen.findByRole('dialog', { name: 'ยอดเชื่อ' }));
    press('Digit2');
    press('Digit0');
    await userEvent.click(await sheet.findByRole('button', { name: 'ใช้จำนวนนี้ · 20' }));
    await tap('ลุงดำ เชื่อ 20');
    await screen.findByRole('button', { name: 'พอดี 30' });
    await tap('เชื่อ');
    await tap('ลุงดำ เชื่อ 50');
    await screen.findByText('ลุงดำ ค้างรวม 50 บาท');
    expect(tenders(fake)).toEqual([[{ kind: 'credit', amount: 5000 }]]);
  });

  it('above the limit asks the owner, and goes on', async () => {
    const kept = new KeptTill(shelf);
    kept.customers = [customerOf('c1', 'ลุงดำ')];
    let leave = false;
    const fake = await toTender({
      sell: (wanted: SellRequest) => {
        const action = 'credit_over_limit';
        if (!leave) throw refusal('people.owner_needed', 'เกินวงเงิน', { action });
        return kept.sell(wanted);
      },
      approve: () => { leave = true; return { owner: 'ป้าสมศรี' }; },
    }, kept);
    await tap('เชื่อ');
    await userEvent.click(await screen.findByRole('button', { name: /^ลุงดำ/ }));
    await tap('ลุงดำ เชื่อ 50');
    const sheet = within(await screen.findByRole('dialog', { name: 'ให้เจ้าของร้านกดรหัส' }));
    expect(sheet.getByText('ให้เชื่อเกินวงเงิน')).toBeVisible();
    for (const digit of '1234') press(`Digit${digit}`);
    press('Enter');
    await screen.findByText('ลุงดำ ค้างรวม 50 บาท');
    expect(asked(fake, 'approve')).toEqual([{ action: 'credit_over_limit', pin: '1234' }]);
  });
});

describe('a scan on the tender', () => {
  const slip = (used: number | null): PaymentScan =>
    ({ kind: 'slip', bank: '004', bank_name: 'กสิกรไทย', reference: 'R1', used });

  it('of a bank’s slip goes with the transfer, and finishes nothing', async () => {
    const fake = await toTender({ promptpay_qr: () => QR, scan_for_payment: () => slip(null) });
    scan('00410006000001');
    expect(await screen.findByText(/สลิป กสิกรไทย เลขอ้างอิง R1 ยังไม่เคยใช้/)).toBeVisible();
    expect(asked(fake, 'sell')).toEqual([]);
    press('Enter');
    await screen.findByText('พอดี ไม่ต้องทอน');
    expect(tenders(fake)).toEqual([[{ kind: 'prompt_pay', amount: 5000, slip: '00410006000001' }]]);
  });

  it('of a slip that was used before is refused plainly', async () => {
    await toTender({ promptpay_qr: () => QR, scan_for_payment: () => slip(31) });
    scan('00410006000001');
    expect(await screen.findByText(/ใช้กับบิล 0031 ไปแล้ว/)).toBeVisible();
    expect(button('ได้รับเงินแล้ว')).toBeDisabled();
    await tap('ไม่ใช้สลิปนี้');
    expect(button('ได้รับเงินแล้ว')).toBeEnabled();
  });

  it('of a voucher puts it on the list; what is left is paid in cash', async () => {
    const voucher: PaymentScan = {
      kind: 'voucher', serial: 'V-7', value: 3000, expires: '2026-12-31', goods: [], refused: null,
    };
    const fake = await toTender({
      till_state: () => ({ ...state, identity }), scan_for_payment: () => voucher,
    });
    scan('12345678901');
    await vi.waitFor(() => { expect(taken().getByRole('listitem')).toHaveTextContent('คูปองV-7 30'); });
    await expectClean(document.body);
    await tap('จ่ายส่วนที่เหลือเป็นเงินสด');
    await tap('พอดี 20');
    await tap('เสร็จ · ทอน 0');
    await vi.waitFor(() => {
      expect(tenders(fake)).toEqual([[
        { kind: 'voucher', amount: 3000, voucher: '12345678901' }, { kind: 'cash', amount: 2000 },
      ]]);
    });
  });

  it('of a voucher the till refuses says why and takes nothing', async () => {
    const refused = refusal('voucher.used', 'คูปองนี้ใช้ไปแล้ว');
    await toTender({
      till_state: () => ({ ...state, identity }),
      scan_for_payment: () =>
        ({ kind: 'voucher', serial: 'V-7', value: 3000, expires: '2026-12-31', goods: [], refused }),
    });
    scan('12345678901');
    expect(await screen.findByRole('alert')).toHaveTextContent('คูปองนี้ใช้ไปแล้ว');
    expect(screen.queryByRole('list', { name: 'รับมาแล้ว' })).toBeNull();
  });
});

describe('other ways', () => {
  it('are those of the settings, by Alt and a number', async () => {
    const fake = await toTender({
      till_settings: () => ({ ...settings, other_tenders: ['บัตรเครดิต'] }),
    });
    press('Digit4', { alt: true });
    await tap('รับ บัตรเครดิต 50 แล้ว');
    await vi.waitFor(() => {
      expect(tenders(fake)).toEqual([[{ kind: 'other', amount: 5000, name: 'บัตรเครดิต' }]]);
    });
  });

  it('a scheme shows the most the state pays, and takes what its app said', async () => {
    const scheme = 'คนละครึ่ง';
    const fake = await toTender({
      till_settings: () => ({ ...settings, co_pay: [{ name: scheme }] }),
      co_pay_now: ({ amount }: { amount: number }) =>
        [{ scheme, most_state: amount / 2, buyer: amount / 2 }],
    });
    await tap(scheme);
    expect(await screen.findByText('รัฐช่วยได้ไม่เกิน')).toBeVisible();
    await expectClean(document.body);
    press('Digit3');
    press('Digit0');
    expect(await screen.findByText(/มากกว่าที่รัฐช่วยได้ 25 บาท/)).toBeVisible();
    expect(button('ใช้สิทธิแล้ว 50')).toBeDisabled();
    press('Backspace');
    press('Backspace');
    press('Digit2');
    press('Digit0');
    await tap('ใช้สิทธิแล้ว 50');
    await vi.waitFor(() => {
      expect(tenders(fake)).toEqual([[{ kind: 'co_pay', amount: 5000, scheme, state: 2000 }]]);
    });
  });
});
