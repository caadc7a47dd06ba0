// Regulars: what each owes, overdue said in a word, money for a debt taken once, and taken back.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Customer as Regular, CustomerAccount, CustomerRow } from '../../src/backend/bindings';
import { setLocale } from '../../src/locale.svelte';
import { screen as shown } from '../../src/screen.svelte';
import Customer from '../../src/screens/till/customers/Customer.svelte';
import Customers from '../../src/screens/till/customers/Customers.svelte';
import { expectClean } from '../axe';
import { asked, MORNING, refusal, stand } from './stand';

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

const daeng: Regular = {
  id: 'c1', nickname: 'ป้าแดง', phone: '0812345678', credit_limit: 50_000, due_days: 7, note: '',
  retired: false,
  usual: [{ goods: 'g1', name: null, quantity: 2000, unit_price: null }],
};
const rows: CustomerRow[] = [
  { customer: daeng, owes: 35_000, overdue: true, oldest: '2026-11-10' },
  {
    customer: { ...daeng, id: 'c2', nickname: 'ลุงชัย', phone: null },
    owes: 0, overdue: false, oldest: null,
  },
];
const account: CustomerAccount = {
  customer: daeng,
  owes: 35_000,
  items: [
    { receipt: 12, at: MORNING - 864_000, due: '2026-11-19', amount: 30_000, left: 20_000, overdue: true },
    { receipt: 40, at: MORNING, due: '2026-11-29', amount: 15_000, left: 15_000, overdue: false },
  ],
  repayments: [
    { number: 3, at: MORNING, kind: 'cash', amount: 10_000, reverses: null, taken_back: null },
    { number: 2, at: MORNING - 60, kind: 'cash', amount: 5_000, reverses: null, taken_back: 9 },
  ],
};

describe('the list', () => {
  it('says who owes, and who should have paid', async () => {
    const fake = await stand({ customers: () => rows });
    const { container } = render(Customers);
    const first = await screen.findByRole('button', { name: /ป้าแดง/ });
    expect(first).toHaveTextContent('เลยกำหนด');
    expect(first).toHaveTextContent('ค้าง 350 บาท');
    expect(screen.getByRole('button', { name: /ลุงชัย/ })).toHaveTextContent('ไม่ค้าง');
    await expectClean(container);
    await userEvent.click(screen.getByRole('radio', { name: 'ค้างจ่าย' }));
    expect(asked(fake, 'customers').at(-1)).toEqual({ text: '', owing: true });
    await userEvent.click(first);
    expect(shown.current).toEqual({ name: 'customer', with: { id: 'c1' } });
  });

  it('takes a new one by the name alone', async () => {
    const fake = await stand({ customers: () => [], save_customer: () => daeng });
    render(Customers);
    await screen.findByText('ยังไม่มีลูกค้าประจำ');
    await press('+ ลูกค้าใหม่');
    const sheet = within(screen.getByRole('dialog', { name: 'ลูกค้าใหม่' }));
    expect(sheet.getByRole('button', { name: 'บันทึก' })).toBeDisabled();
    await userEvent.type(sheet.getByRole('textbox', { name: 'ชื่อที่เรียก' }), ' ป้าแดง ');
    await userEvent.click(sheet.getByRole('radio', { name: '500' }));
    await expectClean(document.body);
    await userEvent.click(sheet.getByRole('button', { name: 'บันทึก' }));
    expect(asked(fake, 'save_customer')).toEqual([
      { nickname: 'ป้าแดง', credit_limit: 50_000, due_days: 7, note: '' },
    ]);
  });

  it('speaks English', async () => {
    await stand({ customers: () => rows });
    setLocale('en');
    render(Customers);
    expect(await screen.findByRole('button', { name: /ป้าแดง.*Overdue.*owes 350 baht/ })).toBeVisible();
  });
});

describe('an account', () => {
  it('shows the oldest bill first, and the usual basket', async () => {
    await stand({ customer_account: () => account });
    const { container } = render(Customer, { id: 'c1' });
    const bills = await screen.findAllByRole('button', { name: /บิล 00/ });
    expect(bills[0]).toHaveTextContent(/บิล 0012.*เลยกำหนด.*ครบกำหนด 19 พ.ย. 2569.*200.*จาก 300/);
    expect(bills[1]).toHaveTextContent(/บิล 0040.*150/);
    expect(screen.getByText('ส้มตำ 2 จาน')).toBeVisible();
    await expectClean(container);
    await userEvent.click(bills[0] as HTMLElement);
    expect(shown.current).toEqual({ name: 'receipt', with: { number: 12 } });
  });

  it('takes money once, though the first try fails', async () => {
    let failing = true;
    const fake = await stand({
      customer_account: () => account,
      repay_credit: () => {
        if (failing) throw refusal('disk.full');
        return { number: 4, owes: 15_000, allocated: [{ receipt: 12, amount: 20_000 }], repeated: false };
      },
    });
    render(Customer, { id: 'c1' });
    await userEvent.click(await screen.findByRole('button', { name: /รับเงินที่ค้าง/ }));
    const sheet = within(screen.getByRole('dialog'));
    expect(sheet.getByRole('button', { name: /ใส่จำนวนเงินก่อน/ })).toBeDisabled();
    for (const key of ['2', '0', '0']) await userEvent.click(sheet.getByRole('button', { name: key }));
    await expectClean(document.body);
    await userEvent.click(sheet.getByRole('button', { name: /รับ 200 บาท · เงินสด/ }));
    failing = false;
    await userEvent.click(sheet.getByRole('button', { name: /รับ 200 บาท · เงินสด/ }));
    const [first, second] = asked(fake, 'repay_credit');
    expect(first).toMatchObject({ customer: 'c1', amount: 20_000, kind: 'cash', print: false });
    expect(second).toEqual(first);
  });

  it('takes all with one tap, and no more than is owed', async () => {
    const qr = { qr: { text: 'x', svg: '<svg/>' }, to: '081-xxx-5678' };
    const fake = await stand({
      customer_account: () => account, promptpay_qr: () => qr,
      repay_credit: () => ({ number: 4, owes: 0, allocated: [], repeated: false }),
    });
    render(Customer, { id: 'c1' });
    await userEvent.click(await screen.findByRole('button', { name: /รับเงินที่ค้าง/ }));
    const sheet = within(screen.getByRole('dialog'));
    for (const key of ['9', '9', '9']) await userEvent.click(sheet.getByRole('button', { name: key }));
    expect(sheet.getByText('มากกว่าที่ค้าง ใส่ให้น้อยลง')).toBeVisible();
    expect(sheet.getByRole('button', { name: /รับ 999/ })).toBeDisabled();
    await userEvent.click(sheet.getByRole('button', { name: 'ทั้งหมด 350' }));
    await userEvent.click(sheet.getByRole('radio', { name: 'พร้อมเพย์' }));
    expect(await sheet.findByRole('img', { name: /350 บาท/ })).toBeVisible();
    expect(asked(fake, 'promptpay_qr')).toEqual([{ amount: 35_000 }]);
    await userEvent.click(sheet.getByRole('button', { name: /รับ 350 บาท · พร้อมเพย์/ }));
    expect(asked(fake, 'repay_credit')).toEqual([
      expect.objectContaining({ amount: 35_000, kind: 'prompt_pay' }),
    ]);
  });

  it('takes back only the last repayment', async () => {
    const fake = await stand({
      customer_account: () => account,
      take_back_repayment: () => ({ number: 5, owes: 45_000, allocated: [], repeated: false }),
    });
    render(Customer, { id: 'c1' });
    await userEvent.click(await screen.findByRole('button', { name: 'ยกเลิกรายการนี้' }));
    expect(asked(fake, 'take_back_repayment')).toEqual([expect.objectContaining({ number: 3 })]);
    expect(screen.getByText('ยกเลิกแล้ว')).toBeVisible();
  });

  it('prints a statement', async () => {
    const fake = await stand({
      customer_account: () => account, print: () => ({ queued: true, copy: 0 }),
      picture: () => ({ png: 'AAAA', width: 384, height: 600 }),
    });
    render(Customer, { id: 'c1' });
    await userEvent.click(await screen.findByRole('button', { name: 'ใบแจ้งยอดค้าง' }));
    await userEvent.click(await screen.findByRole('button', { name: /พิมพ์/ }));
    expect(asked(fake, 'print')).toEqual([{ kind: 'statement', customer: 'c1' }]);
  });
});
