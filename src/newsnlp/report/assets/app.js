// The views and what redraws them.

const VIEWS = {
  records: recordsView,
  people: (found) => [peopleTable(found)],
  organizations: (found) => [organizationsTable(found)],
  events: (found) => [eventsTable(found)],
  timeline: timelineView,
  network: networkView,
  articles: (found) => [articlesTable(found)],
};
let view = VIEWS[location.hash.slice(1)] ? location.hash.slice(1) : 'records';

const RECORD_COLUMNS = [
  { key: 'kind', value: (r) => label('kinds', r.kind), plain: true,
    show: (r) => el('span', { class: `kind ${r.kind}` }, label('kinds', r.kind)) },
  { key: 'person', value: (r) => (r.person ? r.person.name : null) },
  { key: 'role', value: (r) => r.role,
    show: (r) => [r.role || '', small(label('statuses', r.status))] },
  { key: 'organization', value: (r) => (r.organization ? r.organization.name : null), class: 'wide' },
  { key: 'event', value: (r) => (r.event ? r.event.name : null), class: 'wide',
    show: (r) => [r.event ? r.event.name : '', small(label('participations', r.participation))] },
  { key: 'date', value: (r) => r.start || r.end, show: whenText, class: 'date away' },
  { key: 'place', value: (r) => r.place, class: 'away' },
];
const RECORD_EXTRA = [
  { key: 'article', value: (r) => r.doc.title },
  { key: 'status', value: (r) => label('statuses', r.status) },
  { key: 'participation', value: (r) => label('participations', r.participation) },
  { key: 'date_written', value: (r) => r.date },
  { key: 'date_start', value: (r) => r.start },
  { key: 'date_end', value: (r) => r.end },
  { key: 'sentence', value: sentenceOf },
  { key: 'published', value: (r) => r.doc.published },
  { key: 'doc_id', value: (r) => r.doc.id },
  { key: 'url', value: (r) => r.doc.url },
  { key: 'score', value: (r) => r.score },
  { key: 'source', value: (r) => r.source },
];

function small(text) {
  return text ? el('small', {}, text) : null;
}

// What has no last day, or no first, is told as written: «с ноября 2024 года».
function whenText(r) {
  if (r.date && !(r.start && r.end)) return r.date;
  return r.start ? period(r.start, r.end) : '';
}

function quoteOf(r) {
  const about = [r.doc.published && day(r.doc.published), r.doc.title].filter(Boolean).join(' · ');
  return [el('p', { lang: 'ru' }, quote(r)), el('p', { class: 'headline', title: r.doc.title }, about)];
}

function recordsView(found) {
  return [table(RECORD_COLUMNS, found, { name: 'records', caption: L.tabs.records, extra: RECORD_EXTRA, quote: quoteOf,
    open: (r, button) => openArticle(r.doc, r, button), openLabel: factText })];
}

function narrow(facet, id) {
  toggle(facet, id);
  show('records');
}

function groupTable(found, facet, more, name) {
  const rows = [...group(found, (r) => unique2(FACETS[facet](r)))].map(([id, list]) => (
    { name: names[id], list, docs: new Set(list.map((r) => r.doc)) }))
    .sort((a, b) => b.list.length - a.list.length || collator.compare(a.name.name, b.name.name));
  const columns = [{ key: facet, value: (x) => x.name.name, class: 'wide' }, ...more,
    { key: 'facts', value: (x) => x.list.length, class: 'number', descending: true },
    { key: 'articles', value: (x) => x.docs.size, class: 'number', descending: true }];
  return table(columns, rows, { name, caption: L.tabs[name], sort: { key: 'articles', descending: true },
    open: (x) => narrow(facet, x.name.id), openLabel: (x) => x.name.name });
}

// What records name, the most frequent first; what all of them say is over is told so.
function told(list, nameOf) {
  const over = (several) => several.every((r) => r.status === 'former');
  return [...group(list, (r) => [nameOf(r)].filter(Boolean))].sort((a, b) => b[1].length - a[1].length)
    .map(([text, several]) => (over(several) ? `${text} (${label('statuses', 'former')})` : text));
}

function peopleTable(found) {
  const post = (r) => [r.role, r.organization && r.organization.name].filter(Boolean).join(', ');
  const posts = (x) => told(x.list.filter((r) => r.kind !== 'event'), post);
  return groupTable(found, 'person', [
    { key: 'aliases', value: (x) => x.name.aliases.join(', ') },
    { key: 'posts', value: (x) => posts(x).join('; '), class: 'wide',
      show: (x) => posts(x).slice(0, 6).map((text) => el('div', {}, text)) },
  ], 'people');
}

function organizationsTable(found) {
  const people = (x) => told(x.list, (r) => r.people.length && r.people[0].name);
  return groupTable(found, 'organization', [
    { key: 'aliases', value: (x) => x.name.aliases.join(', ') },
    { key: 'people', value: (x) => people(x).join(', '), class: 'wide' },
  ], 'organizations');
}

function eventsTable(found) {
  const columns = [
    { key: 'event', value: (e) => e.event.name, class: 'wide' },
    { key: 'date', value: (e) => e.start || null, show: (e) => whenText(e.first), class: 'date' },
    { key: 'place', value: (e) => e.places.join(', ') },
    { key: 'participants', value: (e) => e.people.join(', '), class: 'wide' },
    { key: 'articles', value: (e) => e.docs.size, class: 'number', descending: true },
  ];
  return table(columns, eventsOf(found), { name: 'events', caption: L.tabs.events,
    extra: [{ key: 'date_written', value: (e) => e.first.date }, { key: 'date_end', value: (e) => e.end }],
    open: (e, button) => openArticle(e.first.doc, e.first, button), openLabel: (e) => e.event.name });
}

function articlesTable(found) {
  const counts = count(found.map((r) => r.doc));
  const columns = [
    { key: 'article', value: (d) => d.title, class: 'wide',
      show: (d) => [d.title, small(d.error ? `${L.error}: ${d.error}` : '')] },
    { key: 'published', value: (d) => d.published, show: (d) => (d.published ? day(d.published) : ''), class: 'date', descending: true },
    { key: 'source', value: (d) => d.source },
    { key: 'facts', value: (d) => counts.get(d) || 0, class: 'number', descending: true },
  ];
  return table(columns, filteredDocs(found), { name: 'articles', caption: L.tabs.articles, sort: { key: 'published', descending: true },
    extra: [{ key: 'doc_id', value: (d) => d.id }, { key: 'url', value: (d) => d.url }],
    open: (d, button) => openArticle(d, (state.words.length && d.records.find(inText)) || null, button),
    openLabel: (d) => d.title });
}

function drawView() {
  const found = filtered();
  byId('status').textContent = view === 'articles'
    ? counted('articles', filteredDocs(found), docs) : counted('facts', found, records);
  byId('view').replaceChildren(...(found.length || view === 'articles' ? VIEWS[view](found) : nothing(found)));
}

function counted(what, found, all) {
  return say(isFiltered() ? `${what}_found` : `${what}_all`, { n: found.length, all: all.length });
}

// Words that no fact has may stand in articles.
function nothing(found) {
  const n = isFiltered() ? filteredDocs(found).length : 0;
  if (n) {
    return [el('p', {}, say('only_in_articles', { n }), ' ',
      el('button', { type: 'button', onclick: () => show('articles') }, L.tabs.articles))];
  }
  if (state.to && state.from > state.to) return [el('p', {}, L.dates_crossed)];
  return [el('p', {}, isFiltered() ? L.nothing : L.no_facts)];
}

function update() {
  drawFacets();
  drawChips();
  drawView();
}

function show(name) {
  view = name;
  history.replaceState(null, '', `#${name}`);
  for (const tab of byId('tabs').children) {
    const own = tab.id === `tab-${name}`;
    tab.setAttribute('aria-selected', own);
    tab.tabIndex = own ? 0 : -1;
  }
  byId('view').setAttribute('aria-labelledby', `tab-${name}`);
  drawView();
}

function buildTabs() {
  const order = Object.keys(VIEWS);
  byId('tabs').append(...order.map((name, i) => el('button', { type: 'button', role: 'tab', id: `tab-${name}`,
    'aria-controls': 'view', onclick: () => show(name),
    onkeydown: ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!step) return;
      const next = order[(i + step + order.length) % order.length];
      show(next);
      byId(`tab-${next}`).focus();
    } }, L.tabs[name])));
}

function start() {
  const people = new Set(records.flatMap((r) => r.people)).size;
  const organizations = new Set(records.flatMap((r) => r.organizations)).size;
  byId('totals').textContent = say('totals', { docs: docs.length, records: records.length, people, organizations });
  buildTabs();
  buildFilters();
  let timer = 0;
  byId('q').addEventListener('input', (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => { state.words = fold(event.target.value).split(/\s+/).filter(Boolean); update(); }, 150);
  });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = (on) => { document.documentElement.dataset.theme = on ? 'dark' : 'light'; };
  theme(dark.matches);
  dark.addEventListener('change', () => theme(dark.matches));
  byId('theme').addEventListener('click', () => theme(document.documentElement.dataset.theme !== 'dark'));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !byId('article').hidden && document.activeElement !== byId('q')) closeArticle();
  });
  drawFacets();
  drawChips();
  show(view);
}

start();
