// Sortable tables that show a page at a time and download whole.

const PAGE = 100;
const collator = new Intl.Collator(LANG, { numeric: true });

// columns: {key, value(row), show?(row), class?, plain? (needs no label)}; open(row, button) is what a click on a row does;
// quote?(row) is what stands under it, as wide as the table.
function table(columns, rows, options) {
  return new Table(columns, rows, options).element();
}

class Table {
  constructor(columns, rows, { name, caption, open, openLabel, sort, quote, extra = [] }) {
    // A column that is empty throughout only takes room; the file has it.
    this.columns = columns.filter((column) => rows.some((row) => column.value(row)));
    this.written = [...columns, ...extra];
    Object.assign(this, { rows, name, caption, open, openLabel, quote, order: { ...sort }, shown: PAGE });
  }

  element() {
    this.head = el('tr', {}, el('th', { scope: 'col' }, el('span', { class: 'hidden-label' }, L.open)),
      this.columns.map((column) => this.header(column)));
    this.table = el('table', {}, el('caption', { class: 'hidden-label' }, this.caption), el('thead', {}, this.head));
    this.more = el('button', { type: 'button', class: 'more', onclick: () => { this.shown += 2 * PAGE; this.draw(); } });
    this.draw();
    const csvButton = el('button', { type: 'button', class: 'csv',
      onclick: () => download(this.name, this.written, this.sorted()) }, L.csv);
    return el('div', {}, el('div', { class: 'tools' }, csvButton),
      el('div', { class: 'scroll' }, this.table), this.more);
  }

  header(column) {
    return el('th', { scope: 'col', 'data-key': column.key, class: column.class },
      el('button', { type: 'button', onclick: () => this.sortBy(column) }, L.columns[column.key]));
  }

  sortBy({ key, descending }) {
    this.order = { key, descending: this.order.key === key ? !this.order.descending : Boolean(descending) };
    this.draw();
  }

  sorted() {
    const column = this.columns.find((c) => c.key === this.order.key);
    if (!column) return this.rows;
    const sign = this.order.descending ? -1 : 1;
    return this.rows.map((row) => [column.value(row), row]).sort(([a], [b]) => {
      const empty = (a === null || a === '') - (b === null || b === '');
      return empty || sign * (typeof a === 'number' ? a - b : collator.compare(a, b));
    }).map(([, row]) => row);
  }

  draw() {
    for (const th of this.head.children) {
      if (!th.dataset.key || th.dataset.key !== this.order.key) th.removeAttribute('aria-sort');
      else th.setAttribute('aria-sort', this.order.descending ? 'descending' : 'ascending');
    }
    const page = this.sorted().slice(0, this.shown);
    for (const body of [...this.table.tBodies]) body.remove();
    this.table.append(...page.map((row) => this.line(row)));
    this.more.textContent = say('more', { n: this.rows.length - page.length });
    this.more.hidden = page.length === this.rows.length;
  }

  line(row) {
    const label = `${L.open}: ${this.openLabel(row)}`;
    const button = el('button', { type: 'button', class: 'go', 'aria-label': label }, '→');
    const cells = this.columns.map((column) => {
      const content = column.show ? column.show(row) : column.value(row);
      return el('td', { class: column.class, 'data-label': column.plain ? null : L.columns[column.key] }, content === null ? '' : content);
    });
    const under = this.quote && el('tr', { class: 'quote' }, el('td', { class: 'act' }), el('td', { colspan: cells.length }, this.quote(row)));
    return el('tbody', { onclick: (event) => this.click(row, event) },
      el('tr', { 'data-row': true }, el('td', { class: 'act' }, button), cells), under);
  }

  click(row, event) {
    // Links work as links, and text can be marked with the mouse.
    if (event.target.closest('a, button:not(.go)') || String(getSelection())) return;
    this.table.querySelectorAll('tbody.open').forEach((body) => body.classList.remove('open'));
    event.currentTarget.classList.add('open');
    this.open(row, event.currentTarget.querySelector('.go'));
  }
}

// A cell that a spreadsheet shows rather than runs.
function csvCell(value) {
  let text = value === null || value === undefined ? '' : String(value);
  if (typeof value === 'number' && LANG === 'ru') text = text.replace('.', ',');
  if (typeof value !== 'number' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[";,\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv(columns, rows) {
  const separator = LANG === 'ru' ? ';' : ','; // what Excel of that language opens by itself
  const lines = [columns.map((c) => L.columns[c.key]), ...rows.map((row) => columns.map((c) => c.value(row)))];
  return `\ufeff${lines.map((cells) => cells.map(csvCell).join(separator)).join('\r\n')}\r\n`;
}

function download(name, columns, rows) {
  const url = URL.createObjectURL(new Blob([csv(columns, rows)], { type: 'text/csv;charset=utf-8' }));
  const link = el('a', { href: url, download: `${name}.csv` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
