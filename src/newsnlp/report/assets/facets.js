// The filters beside the views: every facet lists its most frequent values and can be searched.

const LISTED = 8;
const facetSearch = {};

function buildFilters() {
  byId('filters').append(el('h2', { class: 'hidden-label' }, L.filters));
  for (const facet of Object.keys(FACETS)) {
    const list = el('ul', { id: `facet-${facet}` });
    const search = ['kind', 'status'].includes(facet) ? null
      : el('input', { type: 'search', autocomplete: 'off', placeholder: L.facet_search,
        'aria-label': `${L.facet_search}: ${L.facets[facet]}`,
        oninput: (event) => { facetSearch[facet] = fold(event.target.value.trim()); drawFacet(facet); } });
    byId('filters').append(el('details', { open: !NARROW && facet !== 'status' && facet !== 'event' },
      el('summary', {}, L.facets[facet]), search, list));
    if (facet === 'kind') byId('filters').append(dateFilter());
  }
}

function dateFilter() {
  const field = (key, text) => el('label', {}, text, el('input', { type: 'date', id: key,
    onchange: (event) => { state[key] = event.target.value; update(); } }));
  return el('details', { open: !NARROW }, el('summary', {}, L.date), el('div', { class: 'dates' },
    field('from', L.from), field('to', L.to), el('p', { class: 'note' }, L.date_hint)));
}

function drawFacets() {
  Object.keys(FACETS).forEach(drawFacet);
}

function drawFacet(facet) {
  const counts = count(filtered(facet).flatMap((r) => unique2(FACETS[facet](r))));
  for (const value of chosen[facet]) if (!counts.has(value)) counts.set(value, 0);
  const wanted = facetSearch[facet] || '';
  const values = [...counts].map(([value, n]) => [facetLabel(facet, value), value, n])
    .filter(([text]) => fold(text).includes(wanted))
    .sort((a, b) => chosen[facet].has(b[1]) - chosen[facet].has(a[1]) || b[2] - a[2]
      || collator.compare(a[0], b[0]));
  const shown = wanted ? 50 : LISTED;
  const rest = values.length - shown;
  byId(`facet-${facet}`).replaceChildren(...values.slice(0, shown).map((v) => facetItem(facet, ...v)),
    rest > 0 ? el('li', { class: 'note' }, say('and_more', { n: rest })) : '');
}

function facetItem(facet, text, value, n) {
  const box = el('input', { type: 'checkbox', checked: chosen[facet].has(value),
    onchange: () => toggle(facet, value, box.checked) });
  return el('li', {}, el('label', {}, box, el('span', { class: 'label' }, text),
    el('span', { class: 'count' }, n.toLocaleString(LANG))));
}

// 0 is a value here (an id), so only repeats go.
function unique2(values) {
  return values.length < 2 ? values : [...new Set(values)];
}

function toggle(facet, value, on = true) {
  if (on) chosen[facet].add(value);
  else chosen[facet].delete(value);
  const focused = document.activeElement && document.activeElement.closest('#filters li');
  const index = focused ? [...focused.parentNode.children].indexOf(focused) : -1;
  update();
  if (index >= 0) { // the list was drawn anew: keep the keyboard where it was
    const items = byId(`facet-${facet}`).querySelectorAll('input');
    const same = [...byId(`facet-${facet}`).children].find((li) =>
      li.querySelector('.label') && li.querySelector('.label').textContent === facetLabel(facet, value));
    ((same && same.querySelector('input')) || items[Math.min(index, items.length - 1)]).focus();
  }
}

function drawChips() {
  const chip = (text, drop) => el('button', { type: 'button', 'aria-label': `${L.drop}: ${text}`,
    onclick: () => { drop(); update(); } }, `${text} ✕`);
  const chips = Object.entries(chosen).flatMap(([facet, set]) => [...set].map((value) =>
    chip(`${L.facets[facet]}: ${facetLabel(facet, value)}`, () => set.delete(value))));
  if (state.from || state.to) {
    const dates = state.from && state.to ? period(state.from, state.to)
      : `${state.from ? day(state.from) : '…'} — ${state.to ? day(state.to) : '…'}`;
    const text = `${L.date}: ${dates}`;
    chips.push(chip(text, () => setDates('', '')));
  }
  if (state.words.length) chips.push(chip(`${L.search}: ${byId('q').value}`, clearSearch));
  if (chips.length > 1) chips.push(el('button', { type: 'button', class: 'all', onclick: clearAll }, L.clear));
  byId('chips').replaceChildren(...chips);
}

function clearSearch() {
  byId('q').value = '';
  state.words = [];
}

function setDates(from, to) {
  Object.assign(state, { from, to });
  byId('from').value = from;
  byId('to').value = to;
}

function clearAll() {
  Object.values(chosen).forEach((set) => set.clear());
  setDates('', '');
  clearSearch();
  update();
  byId('q').focus();
}
