// What is read and filled in: Field, DateBE, NumberTable, Bars, Empty, TopBar, Busy.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { setLocale } from '../../src/locale.svelte';
import Bars from '../../src/parts/Bars.svelte';
import Busy from '../../src/parts/Busy.svelte';
import DateBE from '../../src/parts/DateBE.svelte';
import Empty from '../../src/parts/Empty.svelte';
import Field from '../../src/parts/Field.svelte';
import NumberTable from '../../src/parts/NumberTable.svelte';
import TopBar from '../../src/parts/TopBar.svelte';
import { expectClean } from '../axe';

describe('Field', () => {
  it('has a label, and says what is wrong', async () => {
    const { container } = render(Field, { label: 'ชื่อ', value: '', hint: 'ตามป้าย', error: 'ยังไม่มีชื่อ' });
    const field = screen.getByRole('textbox', { name: 'ชื่อ' });
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription('ตามป้าย ยังไม่มีชื่อ');
    await userEvent.type(field, 'ส้มตำ');
    expect(field).toHaveValue('ส้มตำ');
    await expectClean(container);
  });

  it('can take a scan', () => {
    render(Field, { label: 'บาร์โค้ด', value: '', takesScan: true });
    expect(screen.getByRole('textbox')).toHaveAttribute('data-scan', 'fill');
  });
});

describe('DateBE', () => {
  const show = (onchoose = vi.fn()): { onchoose: typeof onchoose; container: HTMLElement } => {
    const { container } = render(DateBE, {
      label: 'วันที่', value: '2026-11-22', today: '2026-11-22', latest: '2026-11-22', onchoose,
    });
    return { onchoose, container };
  };
  const openSheet = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: /เลือกวันที่/ }));

  it('steps by days, not past the last', async () => {
    const { onchoose, container } = show();
    expect(screen.getByRole('group', { name: 'วันที่' })).toHaveTextContent('อา. 22 พ.ย. 2569');
    expect(screen.getByRole('button', { name: 'วันถัดไป' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'วันก่อน' }));
    expect(onchoose).toHaveBeenCalledWith('2026-11-21');
    await expectClean(container);
  });

  it('takes a day of a month', async () => {
    const { onchoose, container } = show();
    await openSheet();
    const sheet = within(screen.getByRole('dialog', { name: 'วันที่' }));
    expect(sheet.getByRole('button', { name: '22 พฤศจิกายน 2569' })).toHaveAttribute('aria-current', 'date');
    expect(sheet.getByRole('button', { name: '23 พฤศจิกายน 2569' })).toBeDisabled();
    await expectClean(container);
    await userEvent.click(sheet.getByRole('button', { name: 'เดือนก่อน' }));
    await userEvent.click(sheet.getByRole('button', { name: '31 ตุลาคม 2569' }));
    expect(onchoose).toHaveBeenCalledWith('2026-10-31');
  });

  it('reads a typed day back in words', async () => {
    const { onchoose } = show();
    await openSheet();
    const field = screen.getByRole('textbox');
    await userEvent.type(field, '31/2/69');
    expect(field).toHaveAccessibleDescription(/อ่านวันที่ไม่ออก/);
    await userEvent.clear(field);
    await userEvent.type(field, '1/2/69');
    await userEvent.click(screen.getByRole('button', { name: 'ใช้วันที่ 1 กุมภาพันธ์ 2569' }));
    expect(onchoose).toHaveBeenCalledWith('2026-02-01');
  });
});

describe('NumberTable', () => {
  it('names its rows and aligns its numbers', async () => {
    const rows = [{ stall: 'A-12', sold: '3,840' }, { stall: 'B-07', sold: '9,120' }];
    const { container } = render(NumberTable<{ stall: string; sold: string }>, {
      caption: 'ร้าน',
      columns: [
        { title: 'ล็อก', text: (row) => row.stall },
        { title: 'ยอดขาย', text: (row) => row.sold, number: true },
      ],
      rows,
      id: (row) => row.stall,
      total: ['รวม', '12,960'],
      acts: createRawSnippet(() => ({ render: () => '<button>ดู</button>' })),
      actsTitle: 'ทำอะไร',
    });
    expect(screen.getByRole('table', { name: 'ร้าน' })).toBeVisible();
    expect(screen.getByRole('rowheader', { name: 'A-12' })).toBeVisible();
    expect(screen.getByRole('cell', { name: '9,120' })).toHaveClass('number');
    await expectClean(container);
  });
});

describe('Bars', () => {
  it('is a table of its numbers', async () => {
    const { container } = render(Bars, {
      caption: 'ขายได้', wordTitle: 'วัน', valueTitle: 'บาท',
      bars: [{ word: 'จ.', value: 100, text: '100' }, { word: 'อ.', value: 50, text: '50', marked: true }],
    });
    expect(screen.getByRole('row', { name: /อ\. 50/ })).toBeVisible();
    expect(container.querySelectorAll('rect')[1]).toHaveAttribute('width', '50');
    await expectClean(container);
  });
});

describe('Empty, TopBar, Busy', () => {
  it('Empty shows the next step', async () => {
    const onpress = vi.fn();
    const { container } = render(Empty, { title: 'ยังไม่มีสินค้า', next: { word: 'เพิ่มสินค้า', onpress } });
    await userEvent.click(screen.getByRole('button', { name: 'เพิ่มสินค้า' }));
    expect(onpress).toHaveBeenCalledOnce();
    await expectClean(container);
  });

  it('TopBar is the heading and the way back', async () => {
    const onback = vi.fn();
    const { container } = render(TopBar, { title: 'สินค้า', details: ['ล็อก A-12'], onback });
    expect(screen.getByRole('heading', { level: 1, name: 'สินค้า' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /กลับ/ }));
    expect(onback).toHaveBeenCalledOnce();
    await expectClean(container);
  });

  it('Busy waits 400 ms before it says so', async () => {
    vi.useFakeTimers();
    setLocale('en');
    render(Busy, { when: true });
    await vi.advanceTimersByTimeAsync(390);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    await vi.advanceTimersByTimeAsync(20);
    expect(screen.getByRole('status')).toHaveTextContent('One moment…');
    vi.useRealTimers();
  });
});
