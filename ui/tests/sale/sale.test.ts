// Selling: the acts it takes, undoing each of them, and what a scan does.
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { screen as shown } from '../../src/screen.svelte';
import { expectClean } from '../axe';
import { press, scan } from '../typist';
import { asked, button, CANE, openStall, ring, tap } from './stall';

const total = (): string => document.querySelector('.sum strong')?.textContent.trim() ?? '';
const isTotal = (baht: string): Promise<void> =>
  vi.waitFor(() => { expect(total()).toBe(`${baht} บาท`); });
const lines = (): HTMLElement[] =>
  within(screen.getByRole('region', { name: 'บิลนี้' })).queryAllByRole('listitem');

describe('a sale', () => {
  it('takes four acts for one item: tap, รับเงิน, note, เสร็จ', async () => {
    const fake = await openStall();
    let acts = 0;
    const act = async (name: string | RegExp): Promise<void> => { acts += 1; await tap(name); };
    await act(/^ข้าวมันไก่/);
    await isTotal('50');
    await act('รับเงิน');
    await screen.findByRole('button', { name: 'ธนบัตร 100 บาท' });
    await act('ธนบัตร 100 บาท');
    await screen.findByRole('button', { name: 'เสร็จ · ทอน 50' });
    await act('เสร็จ · ทอน 50');
    await screen.findByText('ขายแล้ว 50 · บิล 0042');
    expect(screen.getByText('50', { selector: '.huge', exact: false })).toBeVisible();
    expect(acts).toBe(4);
    expect(asked(fake, 'sell')).toEqual([expect.objectContaining({
      total: 5000, tenders: [{ kind: 'cash', amount: 10_000 }], print: false,
      bill: expect.objectContaining({ removed: { count: 0, amount: 0 } }) as unknown,
    })]);
  });

  it('goes by scanner alone: scan, Enter, Enter is exact cash', async () => {
    const fake = await openStall();
    scan(CANE);
    await isTotal('20');
    press('Enter');
    await screen.findByRole('button', { name: 'เสร็จ · รับพอดี' });
    press('Enter');
    await screen.findByText('พอดี ไม่ต้องทอน');
    expect(asked(fake, 'sell')).toEqual([
      expect.objectContaining({ total: 2000, tenders: [{ kind: 'cash', amount: 2000 }] }),
    ]);
    // and the next customer's goods begin the next bill
    scan(CANE);
    await isTotal('20');
    expect(shown.current.name).toBe('sale');
  });

  it('can be used by everyone', async () => {
    await openStall();
    await ring('ข้าวมันไก่', '50');
    await expectClean(document.body);
  });

  it('says so when the bill is empty', async () => {
    await openStall();
    expect(button('ยังไม่มีของในบิล')).toBeDisabled();
    press('Enter');
    press('F9');
    expect(shown.current.name).toBe('sale');
  });
});

describe('undo', () => {
  it('takes back every act, one by one', async () => {
    await openStall();
    await ring('ข้าวมันไก่', '50');
    await ring('น้ำอ้อย', '70');
    await tap('เพิ่ม ข้าวมันไก่');
    await isTotal('120');
    await tap('ลด น้ำอ้อย');
    await isTotal('100');
    expect(lines()).toHaveLength(1);
    await tap('ลดบิล');
    await tap('ล้างบิล');
    await isTotal('0');
    const back: string[] = [];
    for (const before of ['100', '120', '70', '50', '0']) {
      press('KeyZ', { ctrl: true });
      await isTotal(before);
      back.push(total());
    }
    expect(back).toHaveLength(5);
    expect(screen.getByRole('button', { name: 'เลิกทำ' })).toBeDisabled();
  });

  it('is offered where a line was taken off, and the line is not counted then', async () => {
    const fake = await openStall();
    await ring('ข้าวมันไก่', '50');
    await ring('น้ำอ้อย', '70');
    await tap('ลด น้ำอ้อย');
    const said = within(screen.getByRole('status', { name: 'ข้อความล่าสุด' }));
    await userEvent.click(await said.findByRole('button', { name: 'เลิกทำ' }));
    await isTotal('70');
    await tap('ลด น้ำอ้อย');
    await isTotal('50');
    press('Enter');
    await screen.findByRole('button', { name: 'เสร็จ · รับพอดี' });
    press('Enter');
    await screen.findByText('พอดี ไม่ต้องทอน');
    expect(asked(fake, 'sell')).toEqual([expect.objectContaining({
      bill: expect.objectContaining({ removed: { count: 1, amount: 2000 } }) as unknown,
    })]);
  });

  it('records what was taken off when nothing is sold', async () => {
    const fake = await openStall();
    await ring('ข้าวมันไก่', '50');
    await tap('ลดบิล');
    await tap('ล้างบิล');
    await isTotal('0');
    press('Digit2', { ctrl: true });
    await vi.waitFor(() => { expect(fake.kept.removed).toEqual([{ count: 1, amount: 5000 }]); });
    expect(fake.kept.open).toBeNull();
  });
});

describe('the bill', () => {
  it('counts by keys: ↑ ↓ + − Del, and 3 * before a tap', async () => {
    await openStall();
    press('Digit3');
    press('NumpadMultiply');
    await screen.findByText('จำนวน 3 ×');
    await ring('น้ำอ้อย', '60');
    await ring('ข้าวมันไก่', '110');
    press('NumpadAdd');
    await isTotal('160');
    press('ArrowUp');
    press('NumpadSubtract');
    await isTotal('140');
    press('ArrowUp');
    press('Delete');
    await isTotal('100');
    expect(lines()).toHaveLength(1);
  });

  it('asks the weight first, and shows what it comes to', async () => {
    await openStall();
    await tap(/^มะม่วง/);
    const sheet = within(await screen.findByRole('dialog', { name: 'มะม่วง' }));
    press('Digit1');
    press('Period');
    press('Digit5');
    await userEvent.click(await sheet.findByRole('button', { name: 'ใส่บิล · 90' }));
    await isTotal('90');
    expect(screen.getByText(/1\.500 กก\. × 60/)).toBeVisible();
  });

  it('keeps a refused act out and says why', async () => {
    await openStall({
      keep_bill: () => {
        throw {
          code: 'bill.too_many_lines', number: 'S-02', kind: 'refusal', params: {},
          th: { happened: 'บิลยาวเกิน', todo: 'รับเงินก่อน' }, en: { happened: 'x', todo: 'y' },
        };
      },
    });
    await tap(/^ข้าวมันไก่/);
    expect(await screen.findByRole('alert')).toHaveTextContent('บิลยาวเกิน');
    expect(lines()).toHaveLength(0);
  });

  it('takes a price keyed by hand', async () => {
    const fake = await openStall();
    press('F4');
    await screen.findByRole('button', { name: 'ใส่บิล' });
    press('Digit3');
    press('Digit5');
    await vi.waitFor(() => { expect(button('ใส่บิล')).toBeEnabled(); });
    press('Enter');
    await isTotal('35');
    await tap('20');
    await isTotal('55');
    expect(asked(fake, 'keep_bill').at(-1)).toMatchObject({ lines: [
      { goods: null, name: 'อื่น ๆ', quantity: 1000, unit_price: 3500 },
      { goods: null, name: 'อื่น ๆ', quantity: 1000, unit_price: 2000 },
    ] });
  });

  it('finds by name from the first letter; Enter takes the first', async () => {
    await openStall();
    press('F2');
    const search = await screen.findByRole('textbox', { name: 'ค้นหาสินค้า' });
    await vi.waitFor(() => { expect(search).toHaveFocus(); });
    await userEvent.type(search, 'น้ำ');
    await vi.waitFor(() => { expect(screen.queryByRole('button', { name: /^ข้าวมันไก่/ })).toBeNull(); });
    press('Enter');
    await isTotal('20');
    expect(search).toHaveValue('');
  });
});

describe('a scan', () => {
  it('of an unknown code asks what to do, and leaves the bill alone', async () => {
    await openStall();
    await ring('ข้าวมันไก่', '50');
    scan('8850999320021');
    const sheet = await screen.findByRole('dialog', { name: 'ไม่รู้จักบาร์โค้ดนี้' });
    expect(sheet).toHaveTextContent('8850999320021');
    await expectClean(sheet);
    expect(total()).toBe('50 บาท');
    // the next scan does not need the sheet closed first
    scan(CANE);
    await isTotal('70');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('with a wrong check digit is said to be misread', async () => {
    await openStall();
    scan('8850999320015');
    expect(await screen.findByRole('alert')).toHaveTextContent('อ่านบาร์โค้ดไม่ครบ ลองยิงใหม่');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
