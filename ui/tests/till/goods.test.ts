// Goods: the list, a file that is refused row by row, and the editor.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { setLocale } from '../../src/locale.svelte';
import { screen as shown } from '../../src/screen.svelte';
import { movedBy } from '../../src/screens/till/goods/favourites';
import Goods from '../../src/screens/till/Goods.svelte';
import GoodsEditor from '../../src/screens/till/GoodsEditor.svelte';
import { expectClean } from '../axe';
import { asked, refusal, somtam, stand } from './stand';

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

describe('the list', () => {
  it('shows price, unit and a stock below zero in words', async () => {
    await stand();
    const { container } = render(Goods);
    const row = await screen.findByRole('button', { name: /ส้มตำ/ });
    expect(row).toHaveTextContent('40 บาท / จาน');
    expect(row).toHaveTextContent('ติดลบ −2 จาน');
    await expectClean(container);
    await userEvent.click(row);
    expect(shown.current).toEqual({ name: 'goods_editor', with: { id: 'g1' } });
  });

  it('asks for sixty rows at a time, and turns the page', async () => {
    const fake = await stand({ goods: () => ({ goods: [somtam], count: 50_000 }) });
    render(Goods);
    expect(await screen.findByText('1–60 จาก 50,000')).toBeVisible();
    await press(/ถัดไป/);
    expect(asked(fake, 'goods').at(-1)).toMatchObject({ offset: 60, limit: 60 });
    await press(/ก่อนหน้า/);
    const before = asked(fake, 'goods').length;
    await userEvent.type(screen.getByRole('textbox'), 'ส้ม');
    expect(asked(fake, 'goods')).toHaveLength(before + 3);
    expect(asked(fake, 'goods').at(-1)).toMatchObject({ text: 'ส้ม', offset: 0 });
    await userEvent.clear(screen.getByRole('textbox'));
  });
});

describe('a file of goods', () => {
  const rows = [
    { line: 2, reason: 'price', text: 'สี่สิบ' },
    { line: 7, reason: 'barcode_taken', text: '8850999320014' },
    { line: 9, reason: 'of_a_newer_program', text: '' },
  ];

  async function importFile(answer: () => unknown): Promise<HTMLElement> {
    const fake = await stand({ import_goods: answer });
    fake.picked = { name: 'สินค้า.csv', data: 'AA==' };
    render(Goods);
    await press('นำเข้าไฟล์ CSV');
    const sheet = screen.getByRole('dialog', { name: 'นำเข้าสินค้าจากไฟล์' });
    await userEvent.click(within(sheet).getByRole('button', { name: 'เลือกไฟล์' }));
    return sheet;
  }

  const refuse = (): never => {
    throw refusal('csv.rows', { count: '3', rows: JSON.stringify(rows) });
  };

  it('that is refused names every row, and says that nothing was taken', async () => {
    const sheet = await importFile(refuse);
    expect(await within(sheet).findByText('ยังไม่ได้นำเข้า: 3 แถวใน สินค้า.csv อ่านไม่ได้')).toBeVisible();
    const lines = within(sheet).getAllByRole('row').slice(1);
    expect(lines[0]).toHaveTextContent(/2 *ราคาไม่ใช่จำนวนเงิน.*สี่สิบ/);
    expect(lines[1]).toHaveTextContent(/7 *บาร์โค้ดซ้ำกับสินค้าอื่น *8850999320014/);
    expect(lines[2]).toHaveTextContent(/9 *อ่านแถวนี้ไม่ได้ *\(ว่าง\)/);
    await expectClean(sheet);
  });

  it('says the reasons in English too', async () => {
    const sheet = await importFile(refuse);
    await within(sheet).findByRole('table');
    setLocale('en');
    expect(await within(sheet).findByText('Other goods have this barcode')).toBeVisible();
  });

  it('that is taken says how many were added and changed, and that it was all of it', async () => {
    const sheet = await importFile(() => ({ added: 12, changed: 3 }));
    expect(await within(sheet).findByText('เพิ่มใหม่ 12 · แก้ของเดิม 3')).toBeVisible();
    expect(within(sheet).getByText(/ทุกแถวเข้าครบ/)).toBeVisible();
  });
});

describe('the editor', () => {
  it('shows the old price and the new one, and saves once', async () => {
    const fake = await stand({ save_goods: (draft: object) => ({ ...somtam, ...draft }) });
    const { container } = render(GoodsEditor, { id: 'g1' });
    await screen.findByDisplayValue('ส้มตำ');
    expect(screen.queryByText(/เดิม/)).toBeNull();
    await press('4');
    await press('5');
    expect(screen.getByText('เดิม 40 บาท · ใหม่ 45 บาท')).toBeVisible();
    expect(screen.getByText('ใช้ตั้งแต่บิลถัดไป')).toBeVisible();
    await expectClean(container);
    await press('บันทึก');
    expect(asked(fake, 'save_goods')).toEqual([
      expect.objectContaining({ id: 'g1', price: 4_500, stock: null, favourite: 1 }),
    ]);
  });

  it('asks once before what was written is lost', async () => {
    await stand();
    render(GoodsEditor, { id: 'g1' });
    await userEvent.type(await screen.findByDisplayValue('ส้มตำ'), 'ไทย');
    await press('‹ กลับ');
    expect(screen.getByRole('dialog', { name: 'ยังไม่ได้บันทึก' })).toBeVisible();
    await press('แก้ต่อ');
    expect(screen.getByDisplayValue('ส้มตำไทย')).toBeVisible();
  });

  it('begins new goods with the barcode that was scanned, and asks for a name and a price', async () => {
    const fake = await stand({ save_goods: (draft: object) => ({ ...somtam, ...draft, id: 'g2' }) });
    render(GoodsEditor, { barcode: '8850999320014' });
    expect(await screen.findByDisplayValue('8850999320014')).toBeVisible();
    expect(screen.getByRole('button', { name: 'บันทึก' })).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'ชื่อสินค้า' }), 'น้ำเปล่า');
    await press('7');
    await press('บันทึก');
    expect(asked(fake, 'save_goods')).toEqual([
      expect.objectContaining({ id: null, name: 'น้ำเปล่า', price: 700, barcode: '8850999320014' }),
    ]);
  });

  it('shows tax only to a stall that is registered', async () => {
    await stand();
    render(GoodsEditor, { id: 'g1' });
    await screen.findByDisplayValue('ส้มตำ');
    expect(screen.queryByRole('group', { name: 'ภาษี' })).toBeNull();
  });
});

describe('favourites', () => {
  const three = ['a', 'b', 'c'].map((id, at) => ({ ...somtam, id, favourite: at + 1 }));

  it('make room, and close up again', () => {
    const places = (id: string | null, place: number | null): unknown[] =>
      movedBy(three, id, place).map((goods) => [goods.id, goods.favourite]);
    expect(places('c', 1)).toEqual([['a', 2], ['b', 3]]);
    expect(places('a', null)).toEqual([['b', 1], ['c', 2]]);
    expect(places(null, 4)).toEqual([]);
  });
});
