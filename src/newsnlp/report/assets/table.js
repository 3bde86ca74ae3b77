// Sortable tables that show a page at a time and download whole.

const PAGE = 100;
const collator = new Intl.Collator(LANG, { numeric: true });

// columns: {key, value(row), show?(row), class?}; open(row) is what a click on a row does.
function table(all, rows, { name, caption, open, openLabel, sort, extra = [] }) {
  // A column that is empty throughout only takes room; the file has it.
  const columns = all.filter((column) => rows.some((row) => column.value(row)));
  const order = { ...sort };
  let shown = PAGE;
  const body = el('tbody');
  const head = el('tr', {}, open ? el('th', { scope: 'col' }, el('span', { class: 'hidden-label' }, L.open)) : null,
    columns.map((column) => el('th', { scope: 'col', 'data-key': column.key, class: column.class },
      el('button', { type: 'button', onclick: () => sortBy(column) }, L.columns[column.key]))));
  const more = el('button', { type: 'button', class: 'more', onclick: () => { shown += 2 * PAGE; draw(); } });

  function sortBy(column) {
    order.descending = order.key === column.key ? !order.descending : Boolean(column.descending);
    order.key = column.key;
    draw();
  }

  function sorted() {
    const column = columns.find((c) => c.key === order.key);
    if (!column) return rows;
    const sign = order.descending ? -1 : 1;
    return rows.map((row) => [column.value(row), row]).sort(([a], [b]) => {
      const empty = (a === null || a === '') - (b === null || b === '');
      return empty || sign * (typeof a === 'number' ? a - b : collator.compare(a, b));
    }).map(([, row]) => row);
  }

  function draw() {
    for (const th of head.children) {
      if (th.dataset.key !== order.key) th.removeAttribute('aria-sort');
      else th.setAttribute('aria-sort', order.descending ? 'descending' : 'ascending');
    }
    const page = sorted().slice(0, shown);
    body.replaceChildren(...page.map(line));
    more.textContent = say('more', { n: rows.length - page.length });
    more.hidden = page.length === rows.length;
  }

  function line(row) {
    const cells = columns.map((column) => {
      const content = column.show ? column.show(row) : column.value(row);
      return el('td', { class: column.class }, content === null ? '' : content);
    });
    if (!open) return el('tr', {}, cells);
    const go = (event) => {
      if (!event.target.closest('a, button:not(.go)') && !String(getSelection())) {
        body.querySelectorAll('tr.open').forEach((tr) => tr.classList.remove('open'));
        event.currentTarget.classList.add('open');
        open(row, event.currentTarget.querySelector('.go'));
      }
    };
    const button = el('button', { type: 'button', class: 'go', 'aria-label': `${L.open}: ${openLabel(row)}` }, '→');
    return el('tr', { 'data-row': true, onclick: go }, el('td', { class: 'act' }, button), cells);
  }

  draw();
  return el('div', {},
    el('div', { class: 'tools' }, el('button', { type: 'button', class: 'csv',
      onclick: () => download(name, [...all, ...extra], sorted()) }, L.csv)),
    el('div', { class: 'scroll' }, el('table', {}, el('caption', { class: 'hidden-label' }, caption),
      el('thead', {}, head), body)), more);
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
